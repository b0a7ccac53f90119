"""Answers, known wrong answers and hints: the gradient through the statistics."""
import numpy as np

from helpers import data, norms, stats
from helpers.answers.mark import Exercise

EPS = 1e-5
COLUMNS = data.worked_table()
FOUR, D4 = np.array([1.0, 1, 7, 7]), np.array([12.0, 0, 0, 0])   # exercise 1
X = np.stack([COLUMNS["z1"], COLUMNS["z2"], COLUMNS["z3"]], axis=1)
CENTRED = FOUR - stats.moments(FOUR, 0)[0]
D = np.array([[2.0, 0, 1], [1, -1, 0], [0, 3, 0], [-2, 1, 2], [0, 0, -4]])

CONSTANTS = "the statistics are no constants, they move with x: subtract mean(d) and x_hat * mean(d * x_hat)"
NO_MEAN = "mean(d) is missing: dx must sum to 0, so subtract it"
NO_SHARE = "x_hat * mean(d * x_hat) is missing: it is what the root sends back; subtract it too"
SUM = "you summed d * x_hat where the line takes its mean"
ADDED = "the share of x_hat was added; it is subtracted"
UNDIVIDED = "this is what is left of d; divide it by the root"
BESIDE = "eps stands beside the root; it belongs inside"
OWN_EPS = "eps is an argument: use it, no constant of your own"
WRONG_AXIS = "you averaged over the other axis; average over the values that share a mean"


def _backward(d, x, eps, *, axis=0, mean=1, share=1, power=0.5, ddof=0):
    """The one line, with each of its terms weighed, and var + eps to the given power."""
    mu, var = stats.moments(x, axis, ddof=ddof, keepdims=True)
    x_hat = (x - mu) / np.sqrt(var + eps)
    return (d - mean * d.mean(axis, keepdims=True)
            - share * x_hat * (d * x_hat).mean(axis, keepdims=True)) / (var + eps) ** power


def _half_mended(d, x, eps, *, power):
    """The share of x_hat with one root instead of two, and what is left over var + eps to the given power."""
    mu, var = stats.moments(x, 0)
    left = d - d.mean(axis=0)
    return (left - (x - mu) * (left * (x - mu)).mean(axis=0) / np.sqrt(var + eps)) / (var + eps) ** power


def _left(divide):
    """What is left of d, divided by divide(var, eps)."""
    def answer(d, x, eps):
        return _backward(d, x, eps, power=0) / divide(stats.moments(x, 0)[1], eps)
    return answer


def _rms(d, x, eps, *, axis=1, mean=0, share=1, power=0.5):
    """The gradient through x / sqrt(mean(x^2) + eps), or of what a mistake makes of it."""
    square = (x**2).mean(axis, keepdims=True) + eps
    x_hat = x / np.sqrt(square)
    return (d - mean * d.mean(axis, keepdims=True)
            - share * x_hat * (d * x_hat).mean(axis, keepdims=True)) / square**power


EXERCISES = {
    1: Exercise(
        norms.normalize_backward(D4, FOUR, 0, eps=0),
        wrong={
            CONSTANTS: _backward(D4, FOUR, 0, mean=0, share=0),
            NO_MEAN: _backward(D4, FOUR, 0, mean=0),
            NO_SHARE: _backward(D4, FOUR, 0, share=0),
            SUM: _backward(D4, FOUR, 0, share=4),
            "you divided by the variance; divide by its square root": _backward(D4, FOUR, 0, power=1),
            UNDIVIDED: _backward(D4, FOUR, 0, power=0),
            ADDED: _backward(D4, FOUR, 0, share=-1),
            "the sign is flipped": -_backward(D4, FOUR, 0),
            "you took x - mu for x_hat; divide it by the root first":
                (D4 - D4.mean() - CENTRED * (D4 * CENTRED).mean()) / np.sqrt((CENTRED**2).mean()),
            "you divided the variance by n - 1; batch norm divides by n": _backward(D4, FOUR, 0, ddof=1),
        }),
    2: Exercise(
        COLUMNS["z2"] - COLUMNS["z2"][0],
        holds={
            "give five numbers, one for each row": lambda d: d.shape == (5,),
            "zeros come back as zeros, but that is no find: take others": lambda d: np.any(d),
            "all equal is a pure shift, and excluded: look for the other direction of the floor":
                lambda d: np.ptp(d) > 1e-3 * np.max(np.abs(d)),
            "the first row is to be 0: shift what you have":
                lambda d: abs(d[0]) < 1e-3 * np.max(np.abs(d)),
            "something comes back: a part of this d stands upright; only shifts and stretches of the column lie flat":
                lambda d: np.max(np.abs(norms.normalize_backward(d, COLUMNS["z2"], 0))) < 1e-3 * np.max(np.abs(d)),
        },
        wrong={
            "give five numbers, one for each row": [1, 2, 3],
            "zeros come back as zeros, but that is no find: take others": np.zeros(5),
            "all equal is a pure shift, and excluded: look for the other direction of the floor": np.ones(5),
            "the first row is to be 0: shift what you have": COLUMNS["z2"],
            "something comes back: a part of this d stands upright; only shifts and stretches of the column lie flat":
                COLUMNS["z1"] - COLUMNS["z1"][0],
        }),
    3: Exercise(
        _rms, inputs=[(D, X, EPS), (D[:3] ** 2, X[:3] / 4, 0.1)],
        wrong={
            "still the function as given: begin with the way forward, x_hat as RMS norm has it":
                lambda *given: _backward(*given, axis=1),
            "mean(d) comes from subtracting mu, and nobody subtracted mu here: leave it out":
                lambda *given: _rms(*given, mean=1),
            "you treated the root as a constant; it moves with x: subtract x_hat * mean(d * x_hat)":
                lambda *given: _rms(*given, share=0),
            SUM: lambda d, x, eps: _rms(d, x, eps, share=x.shape[1]),
            UNDIVIDED: lambda *given: _rms(*given, power=0),
            ADDED: lambda *given: _rms(*given, share=-1),
            OWN_EPS: lambda d, x, eps: _rms(d, x, EPS),
            BESIDE: lambda d, x, eps: _rms(d, x, (np.sqrt((x**2).mean(1, keepdims=True)) + eps) ** 2
                                           - (x**2).mean(1, keepdims=True)),
            "mean(d) is gone, but x_hat is still centred: divide x itself by its root mean square":
                lambda *given: _backward(*given, axis=1, mean=0),
            "x is divided by its own root now, but this root still takes the distance from the mean: mean(x**2) + eps":
                lambda d, x, eps: (lambda root: (d - x / root * (d * x / root).mean(1, keepdims=True)) / root)(
                    np.sqrt(stats.moments(x, 1, keepdims=True)[1] + eps)),
            "this is x_hat, the way forward; dx was asked": lambda d, x, eps: norms.rms_norm(x, eps=eps),
            "you divided by the mean square; divide by its root": lambda *given: _rms(*given, power=1),
            "you averaged down the columns; each row has its own root: use axis=1 with keepdims=True":
                lambda *given: _rms(*given, axis=0),
        }),
    4: Exercise(
        lambda d, x, eps: norms.normalize_backward(d, x, 0, eps=eps),
        inputs=[(D, X, EPS), (D[:4] ** 2, X[1:] / 3, 0.1)],
        wrong={
            "still the given function: measure the slope in one entry of x, and compare":
                lambda *given: _backward(*given, power=1),
            CONSTANTS: lambda *given: _backward(*given, mean=0, share=0),
            NO_MEAN: lambda *given: _backward(*given, mean=0),
            NO_SHARE: lambda *given: _backward(*given, share=0),
            SUM: lambda d, x, eps: _backward(d, x, eps, share=len(x)),
            UNDIVIDED: lambda *given: _backward(*given, power=0),
            "you multiplied by the root; divide by it": lambda *given: _backward(*given, power=-0.5),
            ADDED: lambda *given: _backward(*given, share=-1),
            "this var was right: x_hat comes in twice, with a root each; put it back, and look at the last line":
                lambda *given: _half_mended(*given, power=1),
            "the last line is right now; the var above it was right too: x_hat comes in twice, with a root each":
                lambda *given: _half_mended(*given, power=0.5),
            "the root is there, but eps is missing in it": _left(lambda var, eps: np.sqrt(var)),
            BESIDE: _left(lambda var, eps: np.sqrt(var) + eps),
            OWN_EPS: lambda d, x, eps: _backward(d, x, EPS),
            WRONG_AXIS: lambda *given: _backward(*given, axis=1),
        }),
}
