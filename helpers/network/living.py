"""The living network: 450 digit networks of 3 and 10 hidden layers while they learn, stored in data/living.npz."""

from functools import cache

import numpy as np

from helpers.data import FOLDER
from helpers.network.signal import STEPS, Look
from helpers.network.training import Table

DEPTHS = (3, 10)
AXES = {"norm": ("none", "once", "batch", "layer", "rms"), "activation": ("sigmoid", "tanh", "relu"),
        "scale": (0.25, 1.0, 4.0), "lr": (0.01, 0.03, 0.1, 0.3, 1.0), "seed": (0, 1)}


@cache
def lives(depth):
    """The stored runs of that depth: a Look of arrays over norm, activation, scale, lr, seed (AXES) and step (STEPS).

    After the step come, for `bands`, layer and percentile, for `left` and `gradients` layer. Rounded to three digits,
    bands and gradients to two; nan or infinite where a run diverged. Made by data/make_living.py from `signal.life`.
    """
    path = FOLDER / "living.npz"
    if depth not in DEPTHS:
        raise ValueError(f"depth must be one of {', '.join(map(str, DEPTHS))}; got {depth!r}.")
    if not path.is_file():
        raise FileNotFoundError(f"there is no {path.name} in data/: restore it, or make it with data/make_living.py.")
    with np.load(path) as stored:
        return Look(*(stored[f"{field}_{depth}"] for field in Look._fields))


def accuracies(depth):
    """Table of the stored test accuracies over norm, activation, scale, lr, seed, step."""
    return Table(AXES | {"step": STEPS}, lives(depth).accuracy)


def one_life(depth, norm, activation, scale, lr, seed=0):
    """The Look of one stored run: each field over step, and what comes after it."""
    place = tuple(AXES[name].index(value)
                  for name, value in zip(AXES, (norm, activation, scale, lr, seed), strict=True))
    return Look(*(field[place] for field in lives(depth)))
