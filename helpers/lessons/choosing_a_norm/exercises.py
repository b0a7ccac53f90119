"""Answers, known wrong answers and hints: choosing a norm."""
import numpy as np

from helpers import norms, stats
from helpers.answers.mark import Exercise

X = np.random.default_rng(11).normal(1, 2, (3, 4, 5))
Y = np.random.default_rng(12).normal(-2, 0.3, (2, 6, 3)) + np.arange(3)
EPS = 1e-5


def _over(*axes):
    return lambda x, eps: norms.normalize(x, axes, eps=eps)


def _shaped(pair):
    return pair.shape == (2, 4)


def _apart(norm, pair):
    """How far apart two tokens (2, D) are behind a norm."""
    return np.abs(np.subtract(*norm(pair))).max()


def _divided(divide):
    """Batch norm with `divide(var, eps)` in the place of the root."""
    def norm(x, eps):
        mu, var = stats.moments(x, (0, 1), keepdims=True)
        return (x - mu) / divide(var, eps)
    return norm


EXERCISES = {
    1: Exercise(
        [38400, 19200],
        wrong={
            "the norm after the last block is missing: 12 blocks have 24 norms, and one more follows": [36864, 18432],
            "each block has two norms, not one: count again": [19968, 9984],
            "the two are exchanged: RMS norm has no beta, so it learns fewer numbers": [19200, 38400],
            "layer norm learns a beta for each feature as well as a gamma: twice as many": [19200, 19200],
            "RMS norm subtracts nothing and adds nothing: it has a gamma and no beta": [38400, 38400],
            "gamma has one entry for each feature, not one number for all: multiply by D": [50, 25],
        }),
    2: Exercise(
        _over(0, 1),
        inputs=[(X, EPS), (Y, 0.01)],
        wrong={
            "still as given: print the shape of mu. For which of N, T and D has it one number each?": _over(0, 2),
            "this is one set for each token, layer norm; batch norm has one for each feature": _over(2),
            "this is one set for each sentence and feature, instance norm; batch norm mixes the sentences": _over(1),
            "this has statistics for each position: average over the tokens as well": _over(0),
            "one set for each sentence: batch norm goes over all sentences, and keeps the features apart": _over(1, 2),
            "one mean for everything: each feature needs its own, so leave axis 2 out": _over(0, 1, 2),
            "mu has the right axes now, var has not: it needs the same":
                lambda x, eps: (x - x.mean((0, 1))) / np.sqrt(x.var((0, 2), keepdims=True) + eps),
            "the axes are right, but you divided by the variance; divide by its square root":
                _divided(lambda var, eps: var + eps),
            "the axes are right, but eps stands outside the root; it belongs inside":
                _divided(lambda var, eps: np.sqrt(var) + eps),
            "the axes are right, but eps is missing: add it to the variance, inside the root":
                _divided(lambda var, eps: np.sqrt(var)),
        }),
    3: Exercise(
        [[1, 2, 3, 4], [5, 6, 7, 8]],
        holds={
            "give two tokens of four features each, an array of shape (2, 4)": _shaped,
            "these are one token twice: no norm can tell them apart":
                lambda pair: not np.array_equal(*pair),
            "layer norm still tells them apart: what does it take away from a token?":
                lambda pair: _apart(norms.layer_norm, pair) < 0.01,
            "RMS norm makes them equal, too: a factor is erased by both. What does only layer norm take away?":
                lambda pair: _apart(norms.rms_norm, pair) > 0.05,
        },
        wrong={
            "give two tokens of four features each, an array of shape (2, 4)": [1, 2, 3, 4],
            "these are one token twice: no norm can tell them apart": [[1, 2, 3, 4]] * 2,
            "layer norm still tells them apart: what does it take away from a token?": [[1, 2, 3, 4], [4, 3, 2, 1]],
            "RMS norm makes them equal, too: a factor is erased by both. What does only layer norm take away?":
                [[1, 2, 3, 4], [2, 4, 6, 8]],
        }),
    4: Exercise(
        _over(1, 2),
        inputs=[(X, EPS), (Y, 0.01)],
        wrong={
            "each sensor is normalized by itself, so the sensors are no longer comparable": _over(2),
            "each moment is normalized by itself: the amplifier is one for the whole recording": _over(1),
            "this asks the other recordings: average over the sensors and moments of one": _over(0, 2),
            "one set for everything: each recording had its own amplifier": _over(0, 1, 2),
            "this has a set for each sensor and moment over the recordings: a recording would depend on others":
                _over(0),
            "the factor goes, but the shift does not: subtract the mean as well":
                lambda x, eps: x / np.sqrt((x**2).mean((1, 2), keepdims=True) + eps),
        }),
}
