"""One batch in parts: gradient accumulation."""
import numpy as np

from helpers import data
from helpers.network.dense import digits_net


def accumulate(net, x, labels, parts):
    """The mean gradient of `parts` equal parts of a batch, as gradient accumulation takes it: (P,)."""
    pieces = zip(np.split(x, parts), np.split(labels, parts))
    return np.mean([_gradient(net, *piece) for piece in pieces], axis=0)


def accumulation(*, norm=("none", "layer", "batch"), parts=(1, 2, 4, 12), size=60, seed=(0, 1, 2)):
    """How far the accumulated gradient is from that of the whole batch, relative to its length: (norm, parts, seed)."""
    return np.array([[[_apart(name, count, size, start) for start in seed] for count in parts] for name in norm])


def learned(parts, *, seed=(0, 1, 2), lr=0.3, steps=200):
    """The test accuracy (S,) of ReLU networks with batch norm that learned from accumulated gradients of `parts`."""
    return np.array([_accuracy(*digits_net(one, norm="batch", activation="relu", std="fan"), parts, lr, steps)
                     for one in seed])


def _accuracy(net, stream, parts, lr, steps):
    for _, (x, labels) in zip(range(steps), stream):
        net.theta -= lr * accumulate(net, x, labels, parts)
        for layer in net.layers:
            layer.remember()
    return net.accuracy(*data.digits().test)


def _apart(norm, parts, size, seed):
    net, _ = digits_net(seed, norm=norm, activation="relu", std="fan")
    x, labels = (values[:size] for values in data.digits().train)
    whole = _gradient(net, x, labels)
    return np.linalg.norm(accumulate(net, x, labels, parts) - whole) / np.linalg.norm(whole)


def _gradient(net, x, labels):
    net.differentiate(x, labels)
    return net.gradient.copy()


def memory_after(sizes, momentum=0.1):
    """What is left of the start in the running statistics after one update for each of `sizes` parts."""
    return (1 - momentum) ** len(sizes)
