"""One training step of the digits network: with and without a norm, and ours against PyTorch's, in turns in one run."""
import time
from statistics import median

import numpy as np

from helpers.network import dense as network

STEPS, LEARNING_RATE = 400, 0.1
NORMS = ("none", "batch", "layer", "rms")


def by_norm(rounds):
    """Median milliseconds of the processor for a step {norm: (sigmoid, ReLU)}, in turns, each time in another order."""
    kinds, rng = [(norm, activation) for norm in NORMS for activation in ("sigmoid", "relu")], np.random.default_rng(1)
    steps, times = {kind: _ours(*_batch(), *kind) for kind in kinds}, {kind: [] for kind in kinds}
    for k in np.concatenate([rng.permutation(len(kinds)) for _ in range(rounds * STEPS)]):
        times[kinds[k]].append(_milliseconds(steps[kinds[k]], time.process_time))
    return {norm: tuple(median(times[norm, activation]) for activation in ("sigmoid", "relu")) for norm in NORMS}


def measure(rounds):
    """Median milliseconds of a step, {"ours": ..., "PyTorch": ...}; None where PyTorch is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    x, labels = _batch()
    steps = {"ours": _ours(x, labels), "PyTorch": _theirs(torch, x, labels)}
    times = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            times[name] += [_milliseconds(step) for _ in range(STEPS)]
    return {name: median(found) for name, found in times.items()}


def _batch():
    rng = np.random.default_rng(0)
    return rng.random((60, 64)), rng.integers(0, 10, 60)


def _ours(x, labels, norm="batch", activation="sigmoid"):
    net, _ = network.digits_net(0, size=60, norm=norm, activation=activation, std=0.1)

    def step():
        net.differentiate(x, labels)
        net.step(LEARNING_RATE)

    return step


def _theirs(torch, x, labels):
    parts, nn = [], torch.nn
    for fan_in, fan_out in ((64, 100), (100, 100), (100, 100)):
        parts += [nn.Linear(fan_in, fan_out, bias=False), nn.BatchNorm1d(fan_out), nn.Sigmoid()]
    net = nn.Sequential(*parts, nn.Linear(100, 10)).double()
    optimizer = torch.optim.SGD(net.parameters(), lr=LEARNING_RATE)
    x, labels = torch.from_numpy(x), torch.from_numpy(labels)

    def step():
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x), labels).backward()
        optimizer.step()

    return step


def _milliseconds(step, clock=time.perf_counter):
    start = clock()
    step()
    return 1000 * (clock() - start)
