"""Answers, known wrong answers and hints: what batch norm buys."""
import numpy as np

from helpers.answers.mark import Exercise
from helpers.stats import moments

WEIGHTS = 64 * 100 + 100 * 100 + 100 * 100 + 100 * 10

STEPS = np.arange(0, 90, 10)
PLAIN = np.array([[.1, .1, .2, .3, .4, .5, .6, .7, .97], [.1, .3, .6, .7, .9, .92, .93, .94, .95],
                  [.1, .1, .2, .5, .8, .9, .93, .95, .96]])
BATCH = np.array([[.1, .4, .6, .8, .9, .95, .96, .97, .97], [.1, .3, .5, .7, .8, .9, .95, .96, .97],
                  [.1, .5, .8, .9, .9, .95, .96, .97, .98]])

NEAR = np.random.default_rng(1).normal(2, 3, size=(64, 6)).astype(np.float32)
FAR = (10_000 + 0.1 * np.random.default_rng(0).normal(size=(64, 6))).astype(np.float32)


def _one_pass(x):
    return (x**2).mean(axis=0) - x.mean(axis=0) ** 2


def _late(x):
    return (x**2).mean(axis=0, dtype=float) - x.mean(axis=0, dtype=float) ** 2


def _arrivals(level, curves, steps):
    """The first step at which each row of curves is at the level."""
    return steps[(curves >= level).argmax(axis=1)]


def _ratio(choose):
    """choose(before, after), where before and after are the arrivals of both nets at each rate."""
    return lambda level, plain, batch, steps: choose(_arrivals(level, plain, steps),
                                                     _arrivals(level, batch, steps))


EXERCISES = {
    1: Exercise(
        300 * 11 / (3 * WEIGHTS),
        wrong={
            "you counted the weights once; forward and backward together use each of them three times":
                300 * 11 / WEIGHTS,
            "this is the forward pass alone; a training step also goes backward": 300 * 5 / WEIGHTS,
            "five operations are those forward; add the six backward": 300 * 5 / (3 * WEIGHTS),
            "these are the six backward alone; add the five forward": 300 * 6 / (3 * WEIGHTS),
            "this is the backward pass alone; a training step also goes forward": 300 * 6 / (2 * WEIGHTS),
            "compare with the arithmetic without batch norm, not with the sum of both":
                300 * 11 / (3 * WEIGHTS + 300 * 11),
            "only three layers have batch norm, with 300 units in all; the 10 outputs have none":
                310 * 11 / (3 * WEIGHTS),
            "this is one layer's norm; there are three": 100 * 11 / (3 * WEIGHTS),
            "this is upside down: divide batch norm's operations by those of the linear layers":
                3 * WEIGHTS / (300 * 11),
            "give the share, not the percentage: divide by 100": 100 * 300 * 11 / (3 * WEIGHTS),
        }),
    2: Exercise(
        _ratio(lambda before, after: before.min() / after.min()),
        inputs=[(0.9, PLAIN, BATCH, STEPS), (0.7, PLAIN[::-1], BATCH, STEPS * 5)],
        wrong={
            "still the function as given: print the steps at every rate, and work out the answer by hand":
                _ratio(lambda before, after: before[after.argmin()] / after.min()),
            "both nets are read at the rate that is best for the plain net; let each have its own":
                _ratio(lambda before, after: before.min() / after[before.argmin()]),
            "this is upside down: divide the plain net's steps by batch norm's":
                _ratio(lambda before, after: after.min() / before.min()),
            "this is a difference; divide the plain net's steps by batch norm's":
                _ratio(lambda before, after: before.min() - after.min()),
            "you averaged over the rates; take the fewest steps of each net":
                _ratio(lambda before, after: before.mean() / after.mean()),
            "this takes the worst rate of each net; the best is the one with the fewest steps":
                _ratio(lambda before, after: before.max() / after.max()),
            "the ratio at every rate is a start; now let each net choose its own best rate":
                _ratio(lambda before, after: before / after),
            "the largest ratio reads both nets at one rate; choose each net's rate first, then divide":
                _ratio(lambda before, after: (before / after).max()),
            "you chose each rate by its last accuracy; the best rate is the one with the fewest steps":
                lambda level, plain, batch, steps: _arrivals(level, plain, steps)[plain[:, -1].argmax()]
                / _arrivals(level, batch, steps)[batch[:, -1].argmax()],
        }),
    3: Exercise(
        lambda x: moments(x, 0)[1],
        inputs=[(NEAR,), (FAR,)], tol=8e-3,
        wrong={
            "still the function as given: print it beside far.var(axis=0). How many digits have x**2 and far's?":
                _one_pass,
            "cutting off what is negative hides the damage; subtract the mean before you square":
                lambda x: np.maximum(_one_pass(x), 0),
            "the absolute value hides the damage; subtract the mean before you square":
                lambda x: np.abs(_one_pass(x)),
            "the squares were rounded before float64 took their mean: subtract the mean before you square":
                _late,
            "batch norm divides by n, not by n - 1": lambda x: moments(x, 0, ddof=1)[1],
            "this is the standard deviation; the variance is its square": lambda x: np.sqrt(moments(x, 0)[1]),
            "one variance for each column: average along axis 0": lambda x: moments(x, (0, 1))[1],
            "this is one variance per row; batch norm goes down the columns, along axis 0":
                lambda x: moments(x, 1)[1],
        }),
}
