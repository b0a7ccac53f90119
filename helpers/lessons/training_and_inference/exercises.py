"""Answers, known wrong answers and hints: running statistics, and folding them away."""
import numpy as np

from helpers import data, stats
from helpers.answers.mark import Exercise
from helpers.lessons.training_and_inference.forgetting import left

HALVES = data.slides_x1().reshape(2, 5)
FIRST = (63.75, np.array([52.0, 24, 104, 40, 73]), 0.1)
SECOND = (2.0, np.array([9.0, 8, 7, 10]), 0.9)

STEPS, LEFT, SHARE, BATCHES = 80, 0.01, 0.9, 30   # what exercise 2 asks of a momentum

BIASED = "the batch variance divides by m here; the running variance of PyTorch takes the one over m - 1"
READ_OLD = "momentum was read as the weight of the old value; in PyTorch it is the weight of the new one"


def _forgets(momentum):
    return left(1 - momentum, STEPS)[-1] < LEFT


def _looks_back(momentum):
    return 1 - left(1 - momentum, BATCHES)[-1] <= SHARE


def _good(momentum):
    return _forgets(momentum) and _looks_back(momentum)


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


def _mean_instead(old, column, momentum):
    return (1 - momentum) * old + momentum * column.mean()


def _adds_up(old, column, momentum):
    return old + momentum * stats.moments(column, 0, ddof=1)[1]


def _fold(W, b, mu, var, gamma, beta, eps, *, power=0.5, outside=False, no_eps=False, by_row=False, given=True,
          shift=True, scaled=True, sign=-1):
    """The weights (inputs, units) of a layer that takes in the norm behind it, with the bias below; or a mistake."""
    root = np.sqrt(var) + eps if outside else (var + (0 if no_eps else eps)) ** power
    a = gamma / root
    own = b * (a if scaled else 1) if given else 0
    return np.vstack([W * (a[:, None] if by_row else a), own + sign * mu * a + (beta if shift else 0)])


def _as_if_behind(W, b, mu, var, gamma, beta, eps):
    a = gamma / np.sqrt(var + eps)
    return np.vstack([W * a[:, None], b + (beta - a * mu) @ W])


def _weights_kept(W, b, mu, var, gamma, beta, eps):
    return np.vstack([W, _fold(W, b, mu, var, gamma, beta, eps)[-1]])


def _layer(seed, eps):
    """A linear layer with three inputs and three units, the batch norm behind it, and eps."""
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
        0.07,
        holds={
            "give one number, larger than 0 and smaller than 1":
                lambda m: m.size == 1 and 0 < float(m.ravel()[0]) < 1,
            "this is the weight of the old value, as in Keras; in PyTorch momentum weighs the new one":
                lambda m: not _good(float(1 - m.ravel()[0])) or _good(float(m.ravel()[0])),
            "too much of the start is left at the end: let the memory take in more of each batch":
                lambda m: _forgets(float(m.ravel()[0])),
            "the memory holds too few batches: let it take in less of each":
                lambda m: _looks_back(float(m.ravel()[0])),
        },
        wrong={
            "give one number, larger than 0 and smaller than 1": [0.9, 0.1],
            "this is the weight of the old value, as in Keras; in PyTorch momentum weighs the new one": 0.93,
            "too much of the start is left at the end: let the memory take in more of each batch": 0.01,
            "the memory holds too few batches: let it take in less of each": 0.1,
        }),
    3: Exercise(
        _running_var, inputs=[FIRST, SECOND],
        wrong={
            "still the function as given: for one momentum it is right; for which, and why not for others?":
                lambda *given: _running_var(*given, swapped=True),
            BIASED: lambda *given: _running_var(*given, ddof=0),
            "ddof=1 was right, and the mistake is still there: put ddof=1 back; call it with momentum 0.1":
                lambda *given: _running_var(*given, swapped=True, ddof=0),
            "the factor m / (m - 1) is in twice: ddof=1 divides by m - 1 already": _factor_twice,
            "the old value is gone; keep a share of it": lambda old, column, momentum: column.var(ddof=1),
            "the shares do not add up to 1: multiply the old value by 1 - momentum": _adds_up,
            "this takes in the mean of the batch; take its variance": _mean_instead,
        }),
    4: Exercise(
        _fold, inputs=[_layer(0, 1e-3), _layer(1, 0.5)],
        wrong={
            "this folds a norm that stands in front of the layer; here the norm comes behind it": _as_if_behind,
            "you scaled the rows of W; a unit is a column: W * a": lambda *given: _fold(*given, by_row=True),
            "the layer's own bias passes through the line too: b * a": lambda *given: _fold(*given, scaled=False),
            "you divided by the variance; divide by its square root": lambda *given: _fold(*given, power=1),
            "eps stands outside the root; it belongs inside, next to the variance":
                lambda *given: _fold(*given, outside=True),
            "eps is missing: add the given one to the variance, inside the root":
                lambda *given: _fold(*given, no_eps=True),
            "the layer's own bias b is missing: add b * a to c": lambda *given: _fold(*given, given=False),
            "gamma is missing: a is gamma / root":
                lambda W, b, mu, var, gamma, *rest: _fold(W, b, mu, var, np.ones(3), *rest),
            "beta is missing: c is beta - a * mu": lambda *given: _fold(*given, shift=False),
            "the sign of mu is flipped: c is beta - a * mu": lambda *given: _fold(*given, sign=1),
            "the bias is the first row; put it below the weights":
                lambda *given: np.roll(_fold(*given), 1, axis=0),
            "the weights are still the old ones: multiply each column by its a": _weights_kept,
        }),
}
