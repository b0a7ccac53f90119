"""Answers, known wrong answers and hints: the index sets of the norms."""
import numpy as np

from helpers import norms
from helpers.answers.mark import Exercise

X = np.random.default_rng(3).integers(0, 10, (2, 4, 3, 5)).astype(float)
Y = np.random.default_rng(4).normal(2, 0.3, (3, 6, 2, 4)) + np.arange(6).reshape(6, 1, 1)
EPS = 1e-5
NO_ROOT = "you divided by the variance; divide by its square root"
OUTSIDE = "eps stands outside the root; it belongs inside, next to the variance"


def _over(*axes):
    return lambda x, eps: norms.normalize(x, axes, eps=eps)


def _instance(divide=lambda var, eps: np.sqrt(var + eps), mean=(2, 3), var=(2, 3), ddof=0):
    """Instance norm with `divide(var, eps)` in the place of the root, or with the axes of mean and var."""
    def norm(x, eps):
        variance = x.var(axis=var, ddof=ddof, keepdims=True)
        return (x - x.mean(axis=mean, keepdims=True)) / divide(variance, eps)
    return norm


def _split(axes, shape=lambda x, g: (len(x), g, -1, *x.shape[2:])):
    return lambda x, groups, eps: norms.normalize(x.reshape(shape(x, groups)), axes, eps=eps).reshape(x.shape)


EXERCISES = {
    1: Exercise(
        [1568, 6272, 196, 784],
        wrong={
            "these are the numbers of sets; asked is how many values one set holds": [32, 8, 256, 64],
            "batch and layer norm are exchanged: batch norm shares a channel over the examples":
                [6272, 1568, 196, 784],
            "you left out space: each place of the 14 by 14 counts too": [8, 32, 1, 4],
            "8 groups of 32 channels have 4 channels each, not 8: the last number is too large":
                [1568, 6272, 196, 1568],
            "batch norm does not mix channels: multiply the examples by the places only":
                [50176, 6272, 196, 784],
            "batch norm shares a channel over all 8 examples: the first number lacks a factor 8":
                [196, 6272, 196, 784],
            "layer norm never leaves one example: the second number has a factor 8 too many":
                [1568, 50176, 196, 784],
            "here layer norm runs over C, H and W: the second number lacks the 14 by 14 places":
                [1568, 32, 196, 784],
            "the right four numbers in the reverse order: batch norm first": [784, 196, 6272, 1568],
            "you left out the value itself; count it too": [1567, 6271, 195, 783],
        }),
    2: Exercise(
        _over(2, 3),
        inputs=[(X, EPS), (Y, 0.01)],
        wrong={
            "still the function as given: take the mean of each channel of each example of its result; is it 0?":
                _over(0, 1),
            "mu is right, but var is not yet: it shares over the same axes as mu": _instance(var=(0, 1)),
            "var is right, but mu is not yet: it shares over the same axes as var": _instance(mean=(0, 1)),
            "you divided by n - 1 in the variance; divide by n, without ddof": _instance(ddof=1),
            "these are batch norm's axes: leave out the examples, axis 0": _over(0, 2, 3),
            "this is layer norm over C, H, W: leave out the channels, axis 1": _over(1, 2, 3),
            "only the columns, axis 3, are shared; instance norm shares over the rows as well": _over(3),
            "only the rows, axis 2, are shared; instance norm shares over the columns as well": _over(2),
            NO_ROOT: _instance(lambda var, eps: var + eps),
            OUTSIDE: _instance(lambda var, eps: np.sqrt(var) + eps),
            "eps is missing: add it to the variance, inside the root":
                _instance(lambda var, eps: np.sqrt(var)),
        }),
    3: Exercise(
        lambda x, groups, eps: norms.group_norm(x, groups, eps=eps),
        inputs=[(X, 2, EPS), (Y, 2, 0.01), (Y, 3, EPS)],
        wrong={
            "each group has `groups` channels now; there should be that many groups: exchange the two sizes":
                _split((2, 3, 4), lambda x, g: (len(x), -1, g, *x.shape[2:])),
            "every g-th channel forms a group; neighbours should: the axis of the groups comes first":
                _split((1, 3, 4), lambda x, g: (len(x), -1, g, *x.shape[2:])),
            "the axis of the groups, axis 1, is shared, and the one within the group is not: exchange them in the axes":
                _split((1, 3, 4)),
            "the examples are mixed: leave axis 0 out of the axes": _split((0, 2, 3, 4)),
            "each channel is alone: the axis within the group, axis 2, is shared too":
                lambda x, groups, eps: norms.instance_norm(x, eps=eps),
            "all channels share, as with one group: leave the axis of the groups out of the axes":
                lambda x, groups, eps: norms.layer_norm(x, axes=(1, 2, 3), eps=eps),
            "eps is an argument: pass it on to normalize": lambda x, groups, eps: norms.group_norm(x, groups),
            "there are always 2 groups now; `groups` says how many":
                lambda x, groups, eps: norms.group_norm(x, 2, eps=eps),
        }),
}
