"""Answers, known wrong answers and hints: running statistics, and folding them away."""
import numpy as np

from helpers import data, stats
from helpers.answers.mark import Exercise

HALVES = data.slides_x1().reshape(2, 5)
FIRST = (63.75, np.array([52.0, 24, 104, 40, 73]), 0.1)
SECOND = (2.0, np.array([9.0, 8, 7, 10]), 0.9)

BIASED = "the batch variance divides by m here; the running variance of PyTorch takes the one over m - 1"
READ_OLD = "momentum was read as the weight of the old value; in PyTorch it is the weight of the new one"


def _remember(batches, *, weight=0.1, ddof=1, start=(0, 1), root=False):
    """Running mean and variance after these batches, or what a mistake makes of them."""
    kept = np.array(start, float)
    for batch in batches:
        mu, var = stats.moments(batch, 0, ddof=ddof)
        kept = (1 - weight) * kept + weight * np.array([mu, np.sqrt(var) if root else var])
    return kept


def _running_var(old, column, momentum, *, ddof=1, swapped=False):
    weight = 1 - momentum if swapped else momentum
    return (1 - weight) * old + weight * stats.moments(column, 0, ddof=ddof)[1]


def _factor_twice(old, column, momentum):
    twice = stats.moments(column, 0, ddof=1)[1] * len(column) / (len(column) - 1)
    return (1 - momentum) * old + momentum * twice


def _no_memory(old, column, momentum):
    return stats.moments(column, 0, ddof=1)[1]


def _mean_instead(old, column, momentum):
    return (1 - momentum) * old + momentum * column.mean()


def _adds_up(old, column, momentum):
    return old + momentum * stats.moments(column, 0, ddof=1)[1]


def _fold(W, b, mu, var, gamma, beta, eps, *, power=0.5, outside=False, no_eps=False, scaled=True, given=True,
          shift=True, by_row=False, sign=-1):
    """The folded weights (inputs, units) with the folded bias below, or what a mistake makes of them."""
    root = np.sqrt(var) + eps if outside else (var + (0 if no_eps else eps)) ** power
    scale = gamma / root
    bias = (b if given else 0) + sign * mu
    return np.vstack([W * (scale[:, None] if by_row else scale),
                      (bias if not scaled else bias * scale) + (beta if shift else 0)])


def _bias_added_late(W, b, mu, var, gamma, beta, eps):
    scale = gamma / np.sqrt(var + eps)
    return np.vstack([W * scale, b + beta - mu * scale])


def _gamma_forgotten(W, b, mu, var, gamma, beta, eps):
    return _fold(W, b, mu, var, np.ones_like(gamma), beta, eps)


def _beta_scaled(W, b, mu, var, gamma, beta, eps):
    return _fold(W, b + beta, mu, var, gamma, 0, eps)


def _weights_kept(W, b, mu, var, gamma, beta, eps):
    return np.vstack([W, _fold(W, b, mu, var, gamma, beta, eps)[-1]])


def _layer(seed, eps):
    """A linear layer with three inputs and three units, the batch norm after it, and eps."""
    rng = np.random.default_rng(seed)
    W, b, mu, gamma, beta = (rng.integers(1, 9, shape) / 2 for shape in ((3, 3), 3, 3, 3, 3))
    return W, b, mu, rng.integers(3, 30, 3) / 4, gamma, beta, eps


EXERCISES = {
    1: Exercise(
        _remember(HALVES),
        wrong={
            BIASED: _remember(HALVES, ddof=0),
            READ_OLD: _remember(HALVES, weight=0.9),
            "this is the state after the first batch; take in the second too": _remember(HALVES[:1]),
            "the batches came in the other order: the first five values first": _remember(HALVES[::-1]),
            "the running variance starts at 1, not at 0": _remember(HALVES, start=(0, 0)),
            "the running mean starts at 0, not at 1": _remember(HALVES, start=(1, 1)),
            "you averaged the standard deviations; average the variances": _remember(HALVES, root=True),
            "you gave the plain averages over both batches; start at 0 and 1 and update twice":
                np.mean([stats.moments(half, 0, ddof=1) for half in HALVES], axis=0),
            "all ten values came as one batch; update once for each five": _remember([data.slides_x1()]),
            "the right two numbers in the wrong order: the mean first, then the variance":
                _remember(HALVES)[::-1],
        }),
    2: Exercise(
        _running_var, inputs=[FIRST, SECOND],
        wrong={
            "still the function as given: call it with momentum 0.1 and ask how far the old value moved":
                lambda *given: _running_var(*given, swapped=True),
            BIASED: lambda *given: _running_var(*given, ddof=0),
            "ddof=1 was right, and the mistake is still there: put ddof=1 back; call it with momentum 0.1":
                lambda *given: _running_var(*given, swapped=True, ddof=0),
            "the factor m / (m - 1) is in twice: ddof=1 divides by m - 1 already": _factor_twice,
            "the old value is gone; keep a share of it": _no_memory,
            "the shares do not add up to 1: multiply the old value by 1 - momentum": _adds_up,
            "this takes in the mean of the batch; take its variance": _mean_instead,
        }),
    3: Exercise(
        _fold, inputs=[_layer(0, 1e-3), _layer(1, 0.5)],
        wrong={
            "you divided by the variance; divide by its square root": lambda *given: _fold(*given, power=1),
            "eps stands outside the root; it belongs inside, next to the variance":
                lambda *given: _fold(*given, outside=True),
            "eps is missing: add the given one to the variance, inside the root":
                lambda *given: _fold(*given, no_eps=True),
            "the layer's own bias b is missing: the norm sees x W + b":
                lambda *given: _fold(*given, given=False),
            "the layer's own bias passes through the norm too: multiply it by the scale": _bias_added_late,
            "the bias is not scaled: multiply b - mu by gamma / root":
                lambda *given: _fold(*given, scaled=False),
            "gamma is missing: the scale is gamma / root": _gamma_forgotten,
            "beta was scaled too; it is added last, as it is": _beta_scaled,
            "the bias is the first row; put it below the weights":
                lambda *given: np.roll(_fold(*given), 1, axis=0),
            "beta is missing: add it to the folded bias": lambda *given: _fold(*given, shift=False),
            "the sign of mu is flipped: the norm subtracts it": lambda *given: _fold(*given, sign=1),
            "you scaled the rows of W; a unit is a column, so leave out [:, None]":
                lambda *given: _fold(*given, by_row=True),
            "the weights are still the old ones: multiply each column by its scale": _weights_kept,
        }),
}
