"""Answers, known wrong answers and hints of lesson 03: gamma and beta."""
import numpy as np

from helpers import data, norms, stats
from helpers.marking import Exercise

EPS = 0.001
COLUMNS = data.worked_table()
Z3 = COLUMNS["z3"]
MU, VAR = stats.moments(Z3, 0)
ROOT = np.sqrt(VAR + EPS)

TABLE = np.stack([COLUMNS["z1"], COLUMNS["z2"], COLUMNS["z3"]], axis=1)
GAMMA, BETA = np.array([2.0, 1.0, 0.5]), np.array([1.0, 0.0, -3.0])
TRIPLE = TABLE[:3], GAMMA, BETA, 1e-5
OTHER = TABLE[1:4] ** 2, np.array([0.5, 3.0, -1.0]), np.array([4.0, -2.0, 1.0]), 1e-5

X_HAT = norms.normalize(COLUMNS["z1"], 0)
TARGET = np.array([0.9, 0.2, 0.1, 0.8, 0.4])


def _buggy(x, gamma, beta, eps):
    return gamma * (norms.batch_norm(x, eps=eps) + beta)


def _right(x, gamma, beta, eps):
    return norms.batch_norm(x, gamma, beta, eps=eps)


def _by_row(x, gamma, beta, eps):
    return gamma[:, None] * norms.batch_norm(x, eps=eps) + beta[:, None]


def _swapped(x, gamma, beta, eps):
    return beta * norms.batch_norm(x, eps=eps) + gamma


def _gradient(x_hat, gamma, beta, target, *, bend=True, inner=True, mean=True):
    """dgamma and dbeta of the mean squared error behind a sigmoid; each flag keeps one of its factors."""
    s = 1 / (1 + np.exp(-(gamma * x_hat + beta)))
    dy = 2 * (s - target) * (s * (1 - s) if bend else 1) / (len(s) if mean else 1)
    return np.array([np.sum(dy * (x_hat if inner else 1)), np.sum(dy)])


EXERCISES = {
    "03.1": Exercise(
        [ROOT, MU], tol=1e-4,
        wrong={
            "almost: this gamma is sigma alone; x was divided by sqrt(var + eps), so multiply by that":
                [np.sqrt(VAR), MU],
            "this gamma is the variance; take its root": [VAR, MU],
            "this gamma is var + eps; take its root": [VAR + EPS, MU],
            "gamma must undo a division, so multiply by the root, not by one over it": [1 / ROOT, MU],
            "the right two numbers in the wrong order: gamma first, then beta": [MU, ROOT],
            "this variance divides by n - 1; batch norm divides by n": [np.sqrt(Z3.var(ddof=1) + EPS), MU],
            "eps stands outside the root; it belongs inside, next to the variance": [np.sqrt(VAR) + EPS, MU],
            "the sign of beta is flipped: the mean was subtracted, so it is added back": [ROOT, -MU],
        }),
    "03.2": Exercise(
        _right, inputs=[TRIPLE, OTHER],
        wrong={
            "still the given function: gamma multiplies beta too; compute y for gamma 2 and beta 1 by hand":
                _buggy,
            "gamma and beta went to the rows; they have one entry per column, so leave out [:, None]":
                _by_row,
            "gamma and beta have changed places: gamma multiplies, beta is added": _swapped,
            "beta is missing: add it last": lambda x, gamma, beta, eps: _right(x, gamma, 0 * beta, eps),
            "gamma is missing: multiply x_hat by it":
                lambda x, gamma, beta, eps: _right(x, 0 * gamma + 1, beta, eps),
        }),
    "03.3": Exercise(
        _gradient, inputs=[(X_HAT, 1.0, 0.0, TARGET), (X_HAT, 2.0, -0.5, TARGET)],
        wrong={
            "the slope of the sigmoid is missing: multiply by s * (1 - s)":
                lambda *given: _gradient(*given, bend=False),
            "dgamma lacks its x_hat: multiply dy by x_hat before you sum":
                lambda *given: _gradient(*given, inner=False),
            "you summed where the loss takes a mean: divide by the number of values":
                lambda *given: _gradient(*given, mean=False),
            "the factor 2, from the slope of a square, is missing": lambda *given: _gradient(*given) / 2,
            "the sign is flipped: the error is output minus target": lambda *given: -_gradient(*given),
            "the right two numbers in the wrong order: dgamma first, then dbeta":
                lambda *given: _gradient(*given)[::-1],
        }),
}
