"""Answers, known wrong answers and hints: the statistics of a column."""
import numpy as np

from helpers import data, norms, stats
from helpers.answers.mark import Exercise

EPS = 1e-5
LARGE_EPS = 0.1


def _table():
    columns = data.worked_table()
    return np.stack([columns["z1"], columns["z2"], columns["z3"]], axis=1)


Z = _table()
UNIT = np.array([6.0, 0, 3, 9, 2])
PAIR = np.stack([data.slides_x1(), data.slides_x2()])
FOUR = [0, 1, 0, 0], [0, 0, 1, 2]

BY_SAMPLE = "you divided by n - 1; batch norm divides by n"
NO_ROOT = "you divided by the variance; divide by its square root"
OUTSIDE = "eps stands outside the root; it belongs inside, next to the variance"


def _outside(x, eps):
    mu, var = stats.moments(x, 0)
    return (x - mu) / (np.sqrt(var) + eps)


def _no_root(x, eps):
    mu, var = stats.moments(x, 0)
    return (x - mu) / (var + eps)


EXERCISES = {
    1: Exercise(
        norms.normalize(UNIT, 0, eps=LARGE_EPS),
        wrong={
            BY_SAMPLE: stats.standardize(UNIT, ddof=1, eps=LARGE_EPS),
            NO_ROOT: _no_root(UNIT, LARGE_EPS),
            OUTSIDE: _outside(UNIT, LARGE_EPS),
            "eps is missing, or not 0.1: add 0.1 to the variance, inside the root": norms.normalize(UNIT, 0),
            "you subtracted the mean but did not divide by the standard deviation": UNIT - UNIT.mean(),
            "the sign is flipped: subtract the mean from the value, not the value from the mean":
                -norms.normalize(UNIT, 0, eps=LARGE_EPS),
        }),
    2: Exercise(
        norms.batch_norm(Z)[FOUR],
        wrong={
            "these are the slides' own numbers; compare each of the four with the mean of its column":
                [0.36, 0.71, -0.21, 0.12],
            "the signs are right now, but the sizes are still the slides': compute each value":
                [0.36, -0.71, 0.21, -0.12],
            BY_SAMPLE: stats.standardize(Z, ddof=1, eps=EPS)[FOUR],
            NO_ROOT: _no_root(Z, EPS)[FOUR],
            "you averaged over axis 1, one mean per row; that is layer norm's direction":
                norms.layer_norm(Z)[FOUR],
        }),
    3: Exercise(
        lambda x, eps: norms.normalize(x, 1, eps=eps),
        inputs=[(PAIR, EPS), (PAIR / 50, 0.01)],
        wrong={
            BY_SAMPLE: lambda x, eps: stats.standardize(x, 1, ddof=1, eps=eps),
            NO_ROOT: lambda x, eps: _no_root(x.T, eps).T,
            OUTSIDE: lambda x, eps: _outside(x.T, eps).T,
            "eps is an argument: use the one you are given, inside the root": lambda x, eps: norms.normalize(x, 1),
            "eps is missing: add it to the variance, inside the root": lambda x, eps: stats.standardize(x, 1),
            "you averaged over the units; here each unit is a row, so average along axis 1":
                lambda x, eps: norms.normalize(x, 0, eps=eps),
            "you took one mean and one variance over both units; take them along axis 1":
                lambda x, eps: norms.normalize(x, (0, 1), eps=eps),
        }),
}
