"""One training step of the digits network with batch norm, ours against PyTorch's, in turns in one run."""
import time
from statistics import median

import numpy as np

from helpers.network import dense as network

STEPS, LEARNING_RATE = 400, 0.1


def measure(rounds):
    """Median milliseconds of a step, {"ours": ..., "PyTorch": ...}; None where PyTorch is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    rng = np.random.default_rng(0)
    x, labels = rng.random((60, 64)), rng.integers(0, 10, 60)
    steps = {"ours": _ours(x, labels), "PyTorch": _theirs(torch, x, labels)}
    times = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            times[name] += [_milliseconds(step) for _ in range(STEPS)]
    return {name: median(found) for name, found in times.items()}


def _ours(x, labels):
    net, _ = network.digits_net(0, size=60, norm="batch", activation="sigmoid", std=0.1)

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


def _milliseconds(step):
    start = time.perf_counter()
    step()
    return 1000 * (time.perf_counter() - start)
