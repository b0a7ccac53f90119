"""Answers, known wrong answers and hints: gamma and beta."""
from functools import partial

import numpy as np

from helpers import data, norms, stats
from helpers.answers.mark import Exercise
from helpers.lessons.gamma_and_beta.best_line import sigmoid

TABLE = data.worked_batch()
GAMMA, BETA = np.array([2.0, 1.0, 0.5]), np.array([1.0, 0.0, -3.0])
TRIPLE = TABLE[:3], GAMMA, BETA, 1e-5
OTHER = TABLE[1:4] ** 2, np.array([0.5, 3.0, -1.0]), np.array([4.0, -2.0, 1.0]), 50.0

X_HAT = norms.normalize(TABLE[:, 0], 0)
TARGET = np.array([0.9, 0.2, 0.1, 0.8, 0.4])

LIMIT, HALF = 0.05, 0.5
PAIR = "two numbers are asked for, in a list: gamma, then beta"
TURNED = "gamma must be positive, or the largest values get the smallest outputs"
UNDECIDED = "some row is on the wrong side of 0.5: beta moves the column too far, or the wrong way"
WEAK = "every row is on its side, but not near enough to 0 or 1; spread and move it further"


def _before(x, gamma, beta, eps):
    return norms.batch_norm(gamma * x + beta, eps=eps)


def _bracket(x, gamma, beta, eps):
    return gamma * (norms.batch_norm(x, eps=eps) + beta)


def _right(x, gamma, beta, eps):
    return norms.batch_norm(x, gamma, beta, eps=eps)


def _norm(x, gamma, beta, eps, *, axis=0, keepdims=False, divide=lambda var, eps: np.sqrt(var + eps)):
    """Batch norm with another axis, or with `divide(var, eps)` in the place of the root."""
    mu, var = stats.moments(x, axis, keepdims=keepdims)
    return gamma * (x - mu) / divide(var, eps) + beta


def _by_row(x, gamma, beta, eps):
    return gamma[:, None] * norms.batch_norm(x, eps=eps) + beta[:, None]


def _swapped(x, gamma, beta, eps):
    return beta * norms.batch_norm(x, eps=eps) + gamma


def _gradient(x_hat, gamma, beta, target, *, behind=True, bend=True, inner=True, mean=True, add=np.sum):
    """dgamma and dbeta of the mean squared error behind a sigmoid; each flag keeps one of its parts.

    `bend` may also be "y", for a slope that takes y for p.
    """
    y = gamma * x_hat + beta
    p = sigmoid(y)
    at = y if bend == "y" else p
    dy = 2 * ((p if behind else y) - target) * (at * (1 - at) if bend else 1) / (len(p) if mean else 1)
    return np.array([add(dy * (x_hat if inner else 1)), add(dy)])


def _switched(pair, low, high):
    """Whether the outputs lie on their sides: rows 1 and 4 above `high`, the others below `low`."""
    s = sigmoid(pair[0] * X_HAT + pair[1])
    return np.all(s[[1, 2, 4]] < low) and np.all(s[[0, 3]] > high)


EXERCISES = {
    1: Exercise(
        [-4.0, 10.0],
        wrong={
            "mean and spread are right, but the order of the rows is not turned: what sign must gamma have?":
                [4.0, 10.0],
            "the right two numbers in the wrong order: gamma first, then beta": [10.0, -4.0],
            "gamma multiplies the spread, which is 1, not the variance: no square is needed": [-16.0, 10.0],
            "gamma multiplies the spread, which is 1: no root is needed": [-2.0, 10.0],
            "gamma stretches, so it belongs to the spread; beta moves, so it belongs to the mean": [-10.0, 4.0],
            "a negative gamma turns the order; beta is the mean itself": [-4.0, -10.0],
        }),
    2: Exercise(
        _right, inputs=[TRIPLE, OTHER],
        wrong={
            "still the function as given: print what it returns for gamma 2 and for gamma 3": _before,
            "gamma multiplies beta, too: stretch first, and add beta last": _bracket,
            "gamma still stands before the norm, which takes it out: multiply by it afterwards":
                lambda x, gamma, beta, eps: norms.batch_norm(gamma * x, eps=eps) + beta,
            "gamma and beta went to the rows; they have one entry per column, so leave out [:, None]":
                _by_row,
            "gamma and beta have changed places: gamma multiplies, beta is added": _swapped,
            "gamma and beta have changed places, and the sum stands in brackets: x_hat times gamma, then plus beta":
                lambda x, gamma, beta, eps: _bracket(x, beta, gamma, eps),
            "gamma and beta are both added; gamma multiplies, beta is added":
                lambda x, gamma, beta, eps: _right(x, 0 * gamma + 1, gamma + beta, eps),
            "beta is missing: add it last": lambda x, gamma, beta, eps: _right(x, gamma, 0 * beta, eps),
            "gamma is missing: multiply x_hat by it":
                lambda x, gamma, beta, eps: _right(x, 0 * gamma + 1, beta, eps),
            "gamma divides; it must multiply x_hat":
                lambda x, gamma, beta, eps: _right(x, 1 / gamma, beta, eps),
            "beta is subtracted; add it": lambda x, gamma, beta, eps: _right(x, gamma, -beta, eps),
            "axis 1 gives a mean per row; each column has its own, so use axis 0": partial(_norm, axis=1),
            "with axis 1 each row is normalized; normalize each column, along axis 0":
                partial(_norm, axis=1, keepdims=True),
            "you divided by the variance; divide by its square root":
                partial(_norm, divide=lambda var, eps: var + eps),
            "eps is missing, or not the one given: add the argument eps to the variance, inside the root":
                partial(_norm, divide=lambda var, eps: np.sqrt(var + 1e-5)),
            "eps stands outside the root; it belongs inside, next to the variance":
                partial(_norm, divide=lambda var, eps: np.sqrt(var) + eps),
        }),
    3: Exercise(
        [6.0, -2.0],
        holds={
            PAIR: lambda pair: pair.shape == (2,),
            TURNED: lambda pair: pair[0] > 0,
            UNDECIDED: lambda pair: _switched(pair, HALF, HALF),
            WEAK: lambda pair: _switched(pair, LIMIT, 1 - LIMIT),
        },
        wrong={
            PAIR: [6.0],
            TURNED: [-6.0, 2.0],
            UNDECIDED: [6.0, 4.0],
            WEAK: [4.0, 0.0],
        }),
    4: Exercise(
        _gradient, inputs=[(X_HAT, 1.0, 0.0, TARGET), (X_HAT, 2.0, -0.5, TARGET)],
        wrong={
            "the slope of the sigmoid is missing: multiply by p * (1 - p)": partial(_gradient, bend=False),
            "the slope of the sigmoid is p * (1 - p), not y * (1 - y)": partial(_gradient, bend="y"),
            "there is no sigmoid in it yet: compute p = s(y) first, and compare p with the target":
                partial(_gradient, behind=False, bend=False),
            "the error is p - target, behind the sigmoid, not y - target": partial(_gradient, behind=False),
            "dgamma lacks its x_hat: multiply dy by x_hat before you sum":
                partial(_gradient, inner=False),
            "you summed where the loss takes a mean: divide by the number of values":
                partial(_gradient, mean=False),
            "you divided by N twice: with 2 / N in dy, sum and take no mean": partial(_gradient, add=np.mean),
            "these are the slopes of each row: sum each of the two over the rows":
                partial(_gradient, add=lambda slopes: slopes),
            "this is dgamma alone: return a list of two, [dgamma, dbeta]": lambda *given: _gradient(*given)[0],
            "this is dbeta alone: return a list of two, [dgamma, dbeta]": lambda *given: _gradient(*given)[1],
            "the factor 2, from the slope of a square, is missing": lambda *given: _gradient(*given) / 2,
            "the sign is flipped: the error is output minus target": lambda *given: -_gradient(*given),
            "the right two numbers in the wrong order: dgamma first, then dbeta":
                lambda *given: _gradient(*given)[::-1],
        }),
}
