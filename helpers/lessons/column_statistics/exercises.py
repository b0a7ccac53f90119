"""Answers, known wrong answers and hints: the statistics of a column."""
import numpy as np

from helpers import data, norms, stats
from helpers.answers.mark import Exercise

EPS = 1e-5
BETWEEN = 1.4, 1.6   # where the 52 is to land in line 2 of exercise 2

Z = data.worked_batch()
TURNED = 3 - 10 * Z[:, 0]
PAIR = np.stack([data.slides_x1(), data.slides_x2()])

BY_SAMPLE = "you divided by n - 1; batch norm divides by n"
NO_ROOT = "you divided by the variance; divide by its square root"
OUTSIDE = "eps stands outside the root; it belongs inside, next to the variance"
NO_EPS = "eps is missing: add it to the variance, inside the root"

TWO_LINES = "give two lines of five numbers, one for each batch"
COMPANY = "the 52 must stand first in both lines: only its company is yours to choose"
EQUAL = "in line 1 all five are equal; choose others, so that they can be told apart"
NOT_MEAN = "in line 1 the 52 does not become 0: it must be the mean of its five values"
BELOW = "in line 2 the 52 becomes negative: it lies below its mean, and should lie above"
TOO_FAR = "in line 2 the 52 becomes more than 1.6: let one of the others come nearer to it"
TOO_NEAR = "in line 2 the 52 becomes less than 1.4: let the others stand closer together, and the 52 more alone"


def _first(row):
    """What the first value of a row becomes."""
    return norms.normalize(row, 0, eps=0.0)[0]


def _outside(x, eps):
    mu, var = stats.moments(x, 0)
    return (x - mu) / (np.sqrt(var) + eps)


def _no_root(x, eps):
    mu, var = stats.moments(x, 0)
    return (x - mu) / (var + eps)


def _as_given(x, eps):
    return (x - x.mean(axis=0)) / np.sqrt(((x - x.mean()) ** 2).mean(axis=0) + eps)


EXERCISES = {
    1: Exercise(
        norms.normalize(TURNED, 0),
        wrong={
            "the factor is negative: what lay above the mean of z1 lies below the mean of this column":
                norms.normalize(Z[:, 0], 0),
            "normalizing takes the factor and the shift away: only the sign of the factor is left":
                3 - 10 * norms.normalize(Z[:, 0], 0),
            BY_SAMPLE: stats.standardize(TURNED, ddof=1),
            NO_ROOT: _no_root(TURNED, EPS),
            "you subtracted the mean but did not divide by the standard deviation": TURNED - TURNED.mean(),
        }),
    2: Exercise(
        [[52.0, 50, 51, 53, 54], [52.0, 42, 42, 42, 49.5]],
        holds={
            TWO_LINES: lambda rows: rows.shape == (2, 5),
            COMPANY: lambda rows: np.all(rows[:, 0] == 52),
            EQUAL: lambda rows: np.ptp(rows[0]) > 0,
            NOT_MEAN: lambda rows: abs(_first(rows[0])) < 0.05,
            BELOW: lambda rows: rows[1, 0] >= rows[1].mean(),
            TOO_FAR: lambda rows: _first(rows[1]) <= BETWEEN[1],
            TOO_NEAR: lambda rows: _first(rows[1]) >= BETWEEN[0],
        },
        wrong={
            TWO_LINES: [52.0, 50, 51, 53, 54],
            COMPANY: [[50.0, 51, 52, 53, 54], [52.0, 42, 42, 42, 49.5]],
            EQUAL: [[52.0] * 5, [52.0, 42, 42, 42, 49.5]],
            NOT_MEAN: [[52.0, 40, 41, 43, 44], [52.0, 42, 42, 42, 49.5]],
            BELOW: [[52.0, 50, 51, 53, 54], [52.0, 60, 60, 60, 60]],
            TOO_FAR: [[52.0, 50, 51, 53, 54], [52.0, 50, 50, 50, 50]],
            TOO_NEAR: [[52.0, 50, 51, 53, 54], [52.0, 42, 42, 49, 49]],
        }),
    3: Exercise(
        lambda x, eps: norms.normalize(x, 1, eps=eps),
        inputs=[(PAIR, EPS), (PAIR / 50, 0.01)],
        wrong={
            BY_SAMPLE: lambda x, eps: stats.standardize(x, 1, ddof=1, eps=eps),
            NO_ROOT: lambda x, eps: _no_root(x.T, eps).T,
            OUTSIDE: lambda x, eps: _outside(x.T, eps).T,
            "eps is an argument: use the one you are given, inside the root": lambda x, eps: norms.normalize(x, 1),
            NO_EPS: lambda x, eps: stats.standardize(x, 1),
            "about 1 or -1 everywhere, as in a batch of two: each unit is a row, so average along axis 1":
                lambda x, eps: norms.normalize(x, 0, eps=eps),
            "you took one mean and one variance over both units; take them along axis 1":
                lambda x, eps: norms.normalize(x, (0, 1), eps=eps),
        }),
    4: Exercise(
        lambda x, eps: norms.normalize(x, 0, eps=eps),
        inputs=[(Z, EPS), (PAIR.T / 50, 0.01)],
        wrong={
            "still the function as given: print the variance of each column it returns": _as_given,
            "now both means run over the whole table: each column needs its own, so give both axis=0":
                lambda x, eps: (x - x.mean()) / np.sqrt(((x - x.mean()) ** 2).mean(axis=0) + eps),
            "one mean and one variance for the whole table: give every mean its axis=0":
                lambda x, eps: norms.normalize(x, (0, 1), eps=eps),
            NO_ROOT: _no_root,
            OUTSIDE: _outside,
            NO_EPS: lambda x, eps: stats.standardize(x),
            BY_SAMPLE: lambda x, eps: stats.standardize(x, ddof=1, eps=eps),
        }),
}
