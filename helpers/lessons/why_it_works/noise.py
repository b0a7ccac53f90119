"""Noise on purpose: what the last hidden layer sees while the network learns, and what it learns all the same."""

import numpy as np

from helpers import data
from helpers.network.layers import Activation, Layer
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk
from helpers.stats import moments

def last_inputs(net):
    """What the last activation saw: (N, units)."""
    return [layer for layer in net.layers if isinstance(layer, Activation)][-1].x


class Noise(Layer):
    """In training s * x + m, with s and m drawn anew for each step, unit and example; otherwise x.

    For each step and unit the distributions change: the mean of m is uniform in +-`strength` / 2, that of s
    in 1 to 1 + `strength` / 4; around these m is uniform in +-0.1 and s normal with deviation 0.1. In the
    style of Santurkar and others 2018, whose constants we could not check.
    """

    def __init__(self, units, rng, strength=1.0):
        self.units, self.rng, self.strength = units, rng, strength

    def forward(self, x, train=True):
        if not train:
            return x
        mean = self.rng.uniform(-self.strength / 2, self.strength / 2, self.units)
        scale = self.rng.uniform(1, 1 + self.strength / 4, self.units)
        self.s = self.rng.normal(scale, 0.1, x.shape)
        return self.s * x + self.rng.uniform(mean - 0.1, mean + 0.1, x.shape)

    def backward(self, dy):
        return dy * self.s


def noisy_batch_norm(*, norm=("none", "batch"), lr=(1.0,), noise=(0, 1), seed=(0, 1, 2), activation="sigmoid", std=0.1,
                     scale=1, relative=False, steps=400, progress=None):
    """Over norm, lr, noise (its strength), seed: test `accuracy`, and the `jump` of the last hidden inputs.

    The jump is how far the mean of a unit's input moves from one training batch to the next, on average over
    units and steps; if `relative`, divided by the unit's own deviation over the batch, and the median over units and
    steps. The noise comes after the norm, and only in training.
    """
    def measure(norm, lr, noise, seed):
        shaken = None if noise == 0 else lambda units: Noise(units, np.random.default_rng(seed), noise)
        net, stream = digits_net(seed, norm=norm, activation=activation, std=std, scale=scale, noise=shaken)
        seen = [moments(last_inputs(net), 0) for number, _, _ in walk(net, stream, lr, steps) if number]
        means, variances = np.moveaxis(seen, 1, 0)
        jumps = np.abs(np.diff(means, axis=0))
        jump = np.median(jumps / np.sqrt(variances[1:])) if relative else np.mean(jumps)
        return net.accuracy(*data.digits().test), jump

    return sweep(measure, norm=norm, lr=lr, noise=noise, seed=seed, each={"result": ("accuracy", "jump")},
                 progress=progress)
