"""The equality behind theorem 4.1 of Santurkar and others 2018, measured in a network that learns."""

import numpy as np

from helpers.network.dense import digits_net
from helpers.network.layers import BatchNorm, cross_entropy
from helpers.network.training import sweep, walk

BATCH = 60


def shadows(*, seed=(0, 1, 2, 3, 4), activation="relu", scale=1, lr=0.3, depth=3, steps=300, every=30, progress=None):
    """Over seed, step, layer, result: what each batch norm takes from the gradient d = gamma * dy of its units.

    shift and stretch: the shares of |d|^2 in the directions of 1 and of x_hat, over all units; factor: |dx|^2 / |d|^2
    over all units; error: the largest difference over the units, relative to |dx|^2, between |dx|^2 and
    (|d|^2 - (1 . d)^2 / N - (x_hat . d)^2 / N) / (variance + eps). N is BATCH.
    """
    def measure(seed):
        net, stream = digits_net(seed, BATCH, depth=depth, norm="batch", activation=activation, std="fan", scale=scale)
        return [_at_once(net, x, labels)
                for number, x, labels in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every), "layer": range(1, depth + 1),
            "result": ("shift", "stretch", "factor", "error")}
    return sweep(measure, seed=seed, each=each, progress=progress)


def _at_once(net, x, labels):
    _, dy = cross_entropy(net.forward(x, train=True), labels)
    found = []
    for layer in net.layers[::-1]:
        dx = layer.backward(dy)
        if isinstance(layer, BatchNorm):
            found.insert(0, split(layer.gamma * dy, dx, layer.x_hat, layer.var + layer.eps))
        dy = dx
    return found


def split(d, dx, x_hat, power):
    """shift, stretch, factor and error, as in `shadows`, of the gradients d above and dx below a batch norm
    (N, units)."""
    whole, below = (d**2).sum(0), (dx**2).sum(0)
    shift, stretch = d.sum(0) ** 2 / len(d), (x_hat * d).sum(0) ** 2 / len(d)
    error = np.abs((whole - shift - stretch) / power.ravel() - below)
    size = np.where(below > 0, below, 1)
    return shift.sum() / whole.sum(), stretch.sum() / whole.sum(), below.sum() / whole.sum(), np.max(error / size)
