"""Answers, known wrong answers and hints: norms in practice."""
import numpy as np

from helpers import precision
from helpers.answers.mark import Exercise
from helpers.lessons.norms_in_practice import dropout

MU, VAR, COUNT = np.array([3.0, -1.0, 0.5]), np.array([1.0, 2.0, 4.0]), np.array([4, 20, 40])
SEVEN = np.array([1.0, 1.0]), np.array([3.0, 5.0]), np.array([7, 7])

SPREAD, DROPPED = 0.9, 0.05        # what exercise 1 asks of the output, and of dropout
SD, LEFT, KIND = 0.01, 0.99, "float16"   # what exercise 4 asks of eps: at this deviation, this share, in this format


def _one(value):
    return value.size == 1


def _share_left(eps):
    return SD / np.sqrt(SD**2 + float(eps.ravel()[0]))


def pooled(mu, var, n):
    """Mean and variance of all values together, from those of the parts: `mu`, `var` (M, ...), `n` (M,).

    The variance of the whole is the mean of the variances plus the variance of the means, weighted by n.
    """
    weight = np.asarray(n, float) / np.sum(n)
    mean = np.tensordot(weight, mu, 1)
    return mean, np.tensordot(weight, var + (mu - mean) ** 2, 1)


EXERCISES = {
    1: Exercise(
        0.92,
        holds={
            "give one number, larger than 0 and smaller than 1": lambda k: _one(k) and 0 < float(k.ravel()[0]) < 1,
            "this is the share dropped; give the share kept":
                lambda k: k.ravel()[0] >= 0.5 or dropout.shift(1, 1, 1 - float(k.ravel()[0])) < SPREAD,
            "the output shrinks too far: keep more (the unit's mean counts too)":
                lambda k: dropout.shift(1, 1, float(k.ravel()[0])) >= SPREAD,
            "this drops too little: drop one value of twenty or more": lambda k: 1 - float(k.ravel()[0]) >= DROPPED,
        },
        wrong={
            "give one number, larger than 0 and smaller than 1": 92,
            "this is the share dropped; give the share kept": 0.08,
            "the output shrinks too far: keep more (the unit's mean counts too)": 0.82,
            "this drops too little: drop one value of twenty or more": 0.99,
        }),
    2: Exercise(
        lambda m: 1 - np.sqrt(1 - m), inputs=[(0.1,), (0.5,)],
        wrong={
            "half the momentum twice leaves (1 - m / 2)^2 of the start, not 1 - m": lambda m: m / 2,
            "this is the share of the old value: the momentum is 1 minus it": lambda m: np.sqrt(1 - m),
            "two updates with the same momentum leave (1 - m)^2 of the start: that is the bug": lambda m: m,
        }),
    3: Exercise(
        lambda mu, var, n: pooled(mu, var, n)[1], inputs=[(MU, VAR, COUNT), SEVEN],
        wrong={
            "a mean of variances leaves out how far the means lie apart": lambda mu, var, n: var.mean(),
            "still as given: try two machines with one value each, 0 and 8: mu is 0 and 8, var 0 and 0":
                lambda mu, var, n: n @ var / n.sum(),
            "weigh each machine by its n": lambda mu, var, n: var.mean() + mu.var(),
            "this is the standard deviation: the variance was asked for":
                lambda mu, var, n: np.sqrt(pooled(mu, var, n)[1]),
        }),
    4: Exercise(
        1e-6,
        holds={
            "give one number, larger than 0": lambda eps: _one(eps) and float(eps.ravel()[0]) > 0,
            "this eps becomes 0 in float16: take a larger one":
                lambda eps: float(precision.rounded(eps.ravel()[0], KIND)) > 0,
            "this eps takes too much of the output: compare it with the variance, not with the deviation":
                lambda eps: _share_left(eps) >= LEFT,
        },
        wrong={
            "give one number, larger than 0": 0.0,
            "this eps becomes 0 in float16: take a larger one": 1e-12,
            "this eps takes too much of the output: compare it with the variance, not with the deviation": 1e-5,
        }),
}
