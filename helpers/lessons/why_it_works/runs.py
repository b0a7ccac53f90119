"""What the lesson looks at, seed by seed: computed in a moment, or read from the tables of data/make_why.py."""
import numpy as np

from helpers.lessons.why_it_works.wheel import RESULTS
from helpers.network import signal
from helpers.network.training import stored

BIN = 0.1, 0.4
"""Where networks are compared: from one loss of a batch to another."""


KINDS = {"no norm, usual weights": ("none", 1.0), "no norm, a quarter as large": ("none", 0.25),
         "batch norm, usual weights": ("batch", 1.0)}
"""Kinds of networks: the norm, and the factor on the usual initial weights."""


def arriving(activations):
    """What is left of the images' differences after ten layers, before training, for each of KINDS and activation.

    The median of five seeds: (kinds, activations).
    """
    return np.array([[np.median(signal.profile(activation=[activation], scale=[scale], norm=[norm]).at(
        activation=activation, scale=scale, norm=norm, result="left")[:, -1]) for activation in activations]
        for norm, scale in KINDS.values()])


def paying(activation):
    """(rates tried, {rate learned at: {norm: what a step leaves of a loss (seeds, rates)}})."""
    runs = stored("paying", "tried", "activation", "norm", "lr", "seed")
    return [float(rate) for rate in runs.axes["tried"]], {
        lr: {norm: runs.at(activation=activation, norm=norm, lr=lr) for norm in runs.axes["norm"]}
        for lr in runs.axes["lr"]}


def elsewhere(result):
    """(settings, {norm: (settings, seeds)}): the `cosine` or `change` at a loss in BIN, nan where none was."""
    runs = stored("settings", "result", "setting", "norm", "seed")
    found = {norm: runs.at(norm=norm, result=result) for norm in runs.axes["norm"]}
    return runs.axes["setting"], {norm: np.where(values == -1, np.nan, values) for norm, values in found.items()}


def shaken(result):
    """The `accuracy` or the `jump` of networks whose inputs are shaken, at strengths 0, 1, 4: {rate: {norm:
    (seeds, 3)}}."""
    runs = stored("noise", "result", "norm", "lr", "noise", "seed")
    return {lr: {norm: runs.at(norm=norm, lr=lr, result=result).T for norm in runs.axes["norm"]}
            for lr in runs.axes["lr"]}


def shadows():
    """The share of |d|^2 that is taken, |dx|^2 / |d|^2, and the error of the equality:
    (seeds and looks, layers) each."""
    runs = stored("shadows", "result", "seed", "step", "layer")
    taken = runs.at(result="shift") + runs.at(result="stretch")
    return tuple(part.reshape(-1, 3) for part in (taken, runs.at(result="factor"), runs.at(result="error")))


def wheel(name="wheel"):
    """(rates, steps, seen, seen), each seen {result: (rates, seeds, steps)}: weights that grow, and lengths put back.

    Of networks with batch norm, at these rates of the hidden weights; `name` one_rate: of all parameters.
    """
    runs = stored(name, "result", "norm", "put_back", "lr", "seed", "step")
    seen = [dict(zip(RESULTS, np.moveaxis(runs.at(norm="batch", put_back=one), -1, 0), strict=True)) for one in (0, 1)]
    return runs.axes["lr"], runs.axes["step"], *seen
