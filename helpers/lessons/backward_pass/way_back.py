"""A gradient on its way back through the statistics of a column, step by step, and what each step takes away."""
import numpy as np

from helpers import norms, stats

EPS = 1e-5


def way_back(d, x, constants=False):
    """d (N,) on its way back to x (N,), as a dict.

    steps (4, N): d, d minus its mean, that minus its share of x_hat, and the whole over the root, which is dx, with
    their sums (4,); taken (2, N): the mean and the share; x_hat (N,) and the root. With `constants` the statistics are
    taken for numbers that do not depend on x, as they are not: nothing is taken away.
    """
    root = np.sqrt(stats.moments(x, 0)[1] + EPS)
    x_hat = norms.normalize(x, 0, eps=EPS)
    taken = np.stack([np.full(len(d), np.mean(d)), x_hat * np.mean(d * x_hat)])
    if constants:
        taken = taken[:0]
    left = d - taken.sum(axis=0)
    steps = np.stack([d, d - taken[:1].sum(axis=0), left, left / root])
    return {"steps": steps, "sums": steps.sum(axis=1), "taken": taken, "x_hat": x_hat, "root": root,
            "constants": constants}


def idle_share(d, x_hat):
    """The share of |d|^2 that asks to shift or to stretch the column, which changes nothing."""
    return len(d) * (np.mean(d) ** 2 + np.mean(d * x_hat) ** 2) / np.sum(d**2)


def parts(d, x_hat):
    """The lengths of d (N,) along 1, along x_hat, and of what is left when these two shadows are taken away."""
    ones, stretch = np.ones(len(d)) / np.sqrt(len(d)), x_hat / np.linalg.norm(x_hat)
    along = np.sum(d * ones), np.sum(d * stretch)
    return np.array([*along, np.linalg.norm(d - along[0] * ones - along[1] * stretch)])
