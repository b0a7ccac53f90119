"""Answers, known wrong answers and hints: norms in practice."""
import numpy as np

from helpers import precision
from helpers.answers.mark import Exercise
from helpers.lessons.norms_in_practice import dropout

PORTED = np.array([1.0, 2.0, -0.5]), np.array([1.0, 0.01, 1e-4]), 1e-3, 1e-5   # gamma, var, old and new eps
BACK = np.array([1.5, 0.3]), np.array([4.0, 1e-3]), 1e-5, 1e-3
SPREAD, DROPPED = 0.9, 0.05        # what exercise 1 asks of the output, and of dropout
SD, LEFT, KIND = 0.01, 0.99, "float16"   # what exercise 4 asks of eps: at this deviation, this share, in this format


def _one(value):
    return value.size == 1


def _share_left(eps):
    return SD / np.sqrt(SD**2 + float(eps.ravel()[0]))


def _parts(four):
    return four.reshape(2, 2)


def _ported(gamma, var, old, new):
    return gamma * np.sqrt((var + new) / (var + old))


EXERCISES = {
    1: Exercise(
        0.92,
        holds={
            "give one number, larger than 0 and smaller than 1": lambda k: _one(k) and 0 < float(k.ravel()[0]) < 1,
            "this is the share dropped; give the share kept":
                lambda k: k.ravel()[0] >= 0.5 or dropout.shift(1, 1, 1 - float(k.ravel()[0])) < SPREAD,
            "the output shrinks too far: keep more":
                lambda k: dropout.shift(0, 1, float(k.ravel()[0])) >= SPREAD - 1e-9,
            "that would do if the unit's mean were 0; its mean counts too":
                lambda k: dropout.shift(1, 1, float(k.ravel()[0])) >= SPREAD,
            "this drops too little: drop one value of twenty or more": lambda k: 1 - float(k.ravel()[0]) >= DROPPED,
        },
        wrong={
            "give one number, larger than 0 and smaller than 1": 92,
            "this is the share dropped; give the share kept": 0.08,
            "the output shrinks too far: keep more": 0.6,
            "that would do if the unit's mean were 0; its mean counts too": 0.81,
            "this drops too little: drop one value of twenty or more": 0.99,
        }),
    2: Exercise(
        [1, 3, 3, 1],
        holds={
            "give four numbers in one row": lambda four: four.shape == (4,),
            "all four are alike: they become 0 / 0": lambda four: np.ptp(four) > 0,
            "the two parts have different means, and each part takes away its own":
                lambda four: np.isclose(*_parts(four).mean(axis=1), atol=1e-3 * np.ptp(four)),
            "the means agree; the spreads do not, and each part divides by its own":
                lambda four: np.isclose(*_parts(four).std(axis=1), rtol=1e-3),
        },
        wrong={
            "give four numbers in one row": 3,
            "all four are alike: they become 0 / 0": [2, 2, 2, 2],
            "the two parts have different means, and each part takes away its own": [1, 3, 5, 7],
            "the means agree; the spreads do not, and each part divides by its own": [1, 3, 0, 4],
        }),
    3: Exercise(
        _ported, inputs=[PORTED, BACK],
        wrong={
            "still as given: compute the output of one x with both eps, in eval mode. Is it the same?":
                lambda gamma, var, old, new: _ported(gamma, var, new, old),
            "eps stands under a root, and so does what makes up for it":
                lambda gamma, var, old, new: gamma * (var + new) / (var + old),
            "eps is added to the variance: where var is large, gamma hardly changes":
                lambda gamma, var, old, new: gamma * np.sqrt(new / old),
            "eps is added to the variance, inside the root, not to the deviation":
                lambda gamma, var, old, new: gamma * (np.sqrt(var) + new) / (np.sqrt(var) + old),
            "gamma is as it was: then the output is not": lambda gamma, var, old, new: gamma,
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
