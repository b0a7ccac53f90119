"""The fair race, as stored by data/make_race.py: every net at every learning rate and initial scale."""
from functools import cache

import numpy as np

from helpers.network.training import Table, stored

LIMIT = 400
"""The most steps a net of the race was given: after these it counts as one that never arrives."""


@cache
def race(name="race"):
    """Steps to 90 %: Table over depth, activation, norm, scale, lr, seed; infinite for never within 400 steps."""
    table = stored(name, "seed", "depth", "activation", "norm", "scale", "lr")
    return Table(table.axes, np.where(table.values < 0, np.inf, table.values))


def maps(depth, activation):
    """The median steps over the seeds: {norm: (scales, rates)}, infinite where half of the runs or more
    never arrive."""
    return {norm: np.median(race().at(depth=depth, activation=activation, norm=norm), -1)
            for norm in race().axes["norm"]}


def arrived(depth, activation, norm, scale, lr):
    """How many of the five seeds arrive at this setting."""
    runs = race().at(depth=depth, activation=activation, norm=norm, scale=scale, lr=lr)
    return int(np.isfinite(runs).sum())


def usual(norm):
    """At how many of the six rates every seed arrives, from initial weights of the usual scale:
    (depths, activations)."""
    return np.isfinite(race().at(norm=norm, scale=1.0)).all(-1).sum(-1)


def finer(choosing=5):
    """(scales, {norm: median steps at each scale}) of three layers of sigmoids, on data/finer.csv.

    The first seeds, `choosing` of them, choose the rate; the others are measured.
    """
    table = race("finer")
    found = {}
    for norm in table.axes["norm"]:
        runs = table.at(depth=3, activation="sigmoid", norm=norm)
        best = np.median(runs[..., :choosing], -1).argmin(-1)
        found[norm] = np.array([np.median(rates[k, choosing:]) for rates, k in zip(runs, best, strict=True)])
    return table.axes["scale"], found


def edge():
    """{norm: fewest median steps} of ten layers of sigmoids at the larger initial scales of data/edge.csv."""
    table = race("edge")
    return {norm: np.median(table.at(norm=norm), -1).min() for norm in table.axes["norm"]}


def handicapped():
    """(steps, Table of the test accuracy over norm, lr, seed, step) of sigmoids that all start with deviation 0.1."""
    runs = stored("runs", "step", "activation", "norm", "lr", "seed")
    axes = {name: along for name, along in runs.axes.items() if name != "activation"}
    return np.array(runs.axes["step"], int), Table(axes, runs.at(activation="sigmoid"))


def summary():
    """(nets, {norm: fewest median steps}, {norm: settings where every seed arrives}), over depth and activation."""
    axes = race().axes
    nets = [(int(depth), activation) for depth in axes["depth"] for activation in axes["activation"]]
    fewest = {norm: np.array([maps(*net)[norm].min() for net in nets]) for norm in axes["norm"]}
    works = {norm: np.array([np.isfinite(race().at(depth=depth, activation=activation, norm=norm)).all(-1).sum()
                             for depth, activation in nets]) for norm in axes["norm"]}
    return [f"{depth} {activation}" for depth, activation in nets], fewest, works
