"""Answers, known wrong answers and hints: the index sets of the norms."""
import numpy as np

from helpers import norms
from helpers.answers.mark import Exercise

X = np.random.default_rng(3).integers(0, 10, (2, 4, 3, 5)).astype(float)
Y = np.random.default_rng(4).normal(2, 0.3, (3, 2, 4, 6)) + np.arange(6.0)
FILM = np.random.default_rng(5).normal(1, 2, (2, 3, 4, 5, 6))
DIM = 0.2 * np.random.default_rng(6).normal(0, 1, (3, 2, 2, 3, 4)) + np.arange(4.0)
EPS = 1e-5
NO_ROOT = "you divided by the variance; divide by its square root"
OUTSIDE = "eps stands outside the root; it belongs inside, next to the variance"


def _over(*axes):
    return lambda x, eps: norms.normalize(x, axes, eps=eps)


def _instance(divide=lambda var, eps: np.sqrt(var + eps), mean=(1, 2), var=(1, 2), ddof=0):
    """Instance norm of images (N, H, W, C) with `divide(var, eps)` in the place of the root, or with the axes of
    mean and var."""
    def norm(x, eps):
        variance = x.var(axis=var, ddof=ddof, keepdims=True)
        return (x - x.mean(axis=mean, keepdims=True)) / divide(variance, eps)
    return norm


def _agree(statistic):
    """A condition: a statistic of the two channels of x (1, 2, 2, 3) agrees up to a thousandth of the spread."""
    return lambda x: np.isclose(*statistic(x[0], axis=(1, 2)), atol=1e-3 * x.std())


EXERCISES = {
    1: Exercise(
        [3136, 6272, 196, 784],
        wrong={
            "these are the numbers of sets; asked is how many values one set holds": [32, 16, 512, 128],
            "batch and layer norm are exchanged: batch norm shares a channel over the examples":
                [6272, 3136, 196, 784],
            "you left out space: each place of the 14 by 14 counts too": [16, 32, 1, 4],
            "8 groups of 32 channels have 4 channels each, not 8: the last number is too large":
                [3136, 6272, 196, 1568],
            "batch norm does not mix channels: multiply the examples by the places only":
                [100352, 6272, 196, 784],
            "batch norm shares a channel over all 16 examples: the first number lacks a factor 16":
                [196, 6272, 196, 784],
            "layer norm never leaves one example: the second number has a factor 16 too many":
                [3136, 100352, 196, 784],
            "here layer norm runs over C, H and W: the second number lacks the 14 by 14 places":
                [3136, 32, 196, 784],
            "the right four numbers in the reverse order: batch norm first": [784, 196, 6272, 3136],
            "you left out the value itself; count it too": [3135, 6271, 195, 783],
        }),
    2: Exercise(
        _over(1, 2),
        inputs=[(X, EPS), (Y, 0.01)],
        wrong={
            "still the function as given: take the mean of each channel of each example of its result; is it 0?":
                _over(2, 3),
            "mu is right, but var is not yet: it shares over the same axes as mu": _instance(var=(2, 3)),
            "var is right, but mu is not yet: it shares over the same axes as var": _instance(mean=(2, 3)),
            "you divided by n - 1 in the variance; divide by n, without ddof": _instance(ddof=1),
            "these are batch norm's axes: leave out the examples, axis 0": _over(0, 1, 2),
            "this is layer norm over C, H, W: leave out the channels, axis 3": _over(1, 2, 3),
            "only the columns, axis 2, are shared; instance norm shares over the rows as well": _over(2),
            "only the rows, axis 1, are shared; instance norm shares over the columns as well": _over(1),
            NO_ROOT: _instance(lambda var, eps: var + eps),
            OUTSIDE: _instance(lambda var, eps: np.sqrt(var) + eps),
            "eps is missing: add it to the variance, inside the root":
                _instance(lambda var, eps: np.sqrt(var)),
        }),
    3: Exercise(
        _over(3, 4),
        inputs=[(FILM, EPS), (DIM, 0.01)],
        wrong={
            "the flicker stays: all frames of a clip share a mean here; leave T, axis 2, out of the axes":
                _over(2, 3, 4),
            "the colours share a mean here; leave C, axis 1, out of the axes": _over(1, 3, 4),
            "the clips share a mean here; leave N, axis 0, out of the axes": _over(0, 3, 4),
            "the clips and the frames share a mean here: only H and W may": _over(0, 2, 3, 4),
            "the colours and the frames share a mean here: only H and W may": _over(1, 2, 3, 4),
            "axes 2 and 3 are T and H now: with one axis more, H and W have moved": _over(2, 3),
            "only the columns, axis 4, are shared; the rows of the frame belong to the set as well": _over(4),
            NO_ROOT: lambda x, eps: (x - x.mean((3, 4), keepdims=True)) / (x.var((3, 4), keepdims=True) + eps),
        }),
    4: Exercise(
        [[[[0, 2, 4], [6, 8, 10]], [[10, 0, 8], [2, 6, 4]]]],
        holds={
            "the shape (1, 2, 2, 3) was expected: one example, two channels, 2 by 3 values":
                lambda x: x.shape == (1, 2, 2, 3),
            "each channel needs values that differ clearly: with a spread of 1 or more, eps does not count":
                lambda x: x[0].std(axis=(1, 2)).min() >= 1,
            "the two channels are equal; find two that differ": lambda x: not np.allclose(x[0, 0], x[0, 1]),
            "the two channels have different means: layer norm keeps that, instance norm does not": _agree(np.mean),
            "the means agree, the spreads do not: layer norm keeps that, instance norm does not": _agree(np.std),
        },
        wrong={
            "the shape (1, 2, 2, 3) was expected: one example, two channels, 2 by 3 values": [[0, 2], [2, 0]],
            "each channel needs values that differ clearly: with a spread of 1 or more, eps does not count":
                [[[[1, 1, 1], [1, 1, 1]], [[2, 2, 2], [2, 2, 2]]]],
            "the two channels are equal; find two that differ":
                [[[[0, 2, 4], [6, 8, 10]], [[0, 2, 4], [6, 8, 10]]]],
            "the two channels have different means: layer norm keeps that, instance norm does not":
                [[[[0, 2, 4], [6, 8, 10]], [[1, 3, 5], [7, 9, 11]]]],
            "the means agree, the spreads do not: layer norm keeps that, instance norm does not":
                [[[[0, 2, 4], [6, 8, 10]], [[5, 5, 5], [5, 2, 8]]]],
        }),
}
