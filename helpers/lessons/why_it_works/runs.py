"""What the lesson looks at, seed by seed: computed in a moment, or read from the tables of data/make_why.py."""
from itertools import pairwise

import numpy as np

from helpers.lessons.why_it_works.same_loss import by_loss
from helpers.lessons.why_it_works.wheel import RESULTS
from helpers.network import signal
from helpers.network.training import stored

BINS = {f"{high} to {low}": (low, high) for high, low in pairwise((1, 0.4, 0.1, 0.02))}
"""Where two networks are compared: from one loss of a batch to another."""


def left(activation, norms=("none", "layer", "batch"), scale=1.0):
    """What is left of the differences between images, before training: {norm: (seeds, 10 layers)}."""
    seen = signal.profile(activation=(activation,), scale=(scale,), norm=norms)
    return {norm: seen.at(activation=activation, scale=scale, norm=norm, result="left") for norm in norms}


def trusted():
    """Cosine and change of the gradient, by loss: {norm: (bins, seeds, 2)}, nan where a seed was not often enough."""
    runs = stored("trust", "result", "norm", "lr", "seed", "step")
    return {norm: by_loss(runs.at(norm=norm, lr=0.1), bins=BINS.values()) for norm in runs.axes["norm"]}


def shaken(result):
    """The `accuracy` or the `jump` of networks whose inputs are shaken, at strengths 0, 1, 4: {norm: (seeds, 3)}."""
    runs = stored("noise", "result", "norm", "noise", "seed")
    return {norm: runs.at(norm=norm, result=result).T for norm in runs.axes["norm"]}


def shadows():
    """The share of |d|^2 that is taken, |dx|^2 / |d|^2, and the error of the equality: (seeds and looks, layers) each."""
    runs = stored("shadows", "result", "seed", "step", "layer")
    taken = runs.at(result="shift") + runs.at(result="stretch")
    return tuple(part.reshape(-1, 3) for part in (taken, runs.at(result="factor"), runs.at(result="error")))


def wheel():
    """(rates, steps, {result: (rates, seeds, steps)}) of the units of a layer under batch norm."""
    runs = stored("wheel", "result", "norm", "lr", "seed", "step")
    seen = np.moveaxis(runs.at(norm="batch"), -1, 0)
    return runs.axes["lr"], runs.axes["step"], dict(zip(RESULTS, seen, strict=True))
