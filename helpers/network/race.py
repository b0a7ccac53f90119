"""A fair race: each network may choose its learning rate and the scale of its initial weights."""

import numpy as np

from helpers.data import digits
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

SCALES = (0.25, 1.0, 4.0)
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)


def race(*, depth=(3, 10), activation=("sigmoid", "tanh", "relu"), norm=("none", "batch", "layer"), scale=SCALES,
         lr=RATES, seed=(0, 1, 2, 3, 4), level=0.9, steps=400, every=5, std="fan",
         progress=None):
    """Table of the steps until the test accuracy is first at `level`, tried after each `every`; inf if it never is.

    Its axes: depth, activation, norm, scale, lr, seed. The deviation of the initial weights is `scale` times `std`, or
    for "fan" times the usual one (sqrt(1 / inputs), with ReLU sqrt(2 / inputs)); batches of 60.
    """
    def measure(depth, activation, norm, scale, lr, seed):
        net, stream = digits_net(seed, depth=depth, activation=activation, norm=norm, scale=scale, std=std)
        for number, _, _ in walk(net, stream, lr, steps):
            if number % every == 0 and net.accuracy(*digits().test) >= level:
                return number
            if np.isnan(net.theta).any():
                break
        return np.inf

    return sweep(measure, depth=depth, activation=activation, norm=norm, scale=scale, lr=lr, seed=seed, each={},
                 progress=progress)


def typical(table):
    """The median over the seeds, the last axis, of the steps needed: inf where half of the runs or more fail."""
    return np.sort(table.values, -1)[..., len(table.axes["seed"]) // 2]


def best(table):
    """The fewest `typical` steps over the settings (scale, lr), and the number of settings where every seed arrives."""
    return typical(table).min((-1, -2)), np.isfinite(table.values).all(-1).sum((-1, -2))
