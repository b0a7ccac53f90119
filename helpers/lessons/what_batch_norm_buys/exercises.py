"""Answers, known wrong answers and hints: what batch norm buys."""
import numpy as np

from helpers.answers.mark import Exercise
from helpers.lessons.what_batch_norm_buys import fair

WEIGHTS = 64 * 100 + 100 * 100 + 100 * 100 + 100 * 10

STEPS = np.arange(0, 90, 10)
PLAIN = np.array([[.1, .1, .2, .3, .4, .5, .6, .7, .97], [.1, .3, .6, .7, .9, .92, .93, .94, .95],
                  [.1, .1, .2, .5, .8, .9, .93, .95, .96]])
BATCH = np.array([[.1, .4, .6, .8, .9, .95, .96, .97, .97], [.1, .3, .5, .7, .8, .9, .95, .96, .97],
                  [.1, .5, .8, .9, .9, .95, .96, .97, .98]])

def _arrivals(level, curves, steps):
    """The first step at which each row of curves is at the level."""
    return steps[(curves >= level).argmax(axis=1)]


def _ratio(choose):
    """choose(before, after), where before and after are the arrivals of both nets at each rate."""
    return lambda level, plain, batch, steps: choose(_arrivals(level, plain, steps),
                                                     _arrivals(level, batch, steps))


def _alone(setting):
    """Whether all ReLU nets of three layers at a scale and rate arrive without batch norm, and not all with it."""
    scale, lr = setting
    arrived = {norm: fair.arrived(3, "relu", norm, scale, lr) for norm in ("none", "batch", "layer")}
    return arrived["batch"] < 5 == max(arrived.values())


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
            "only three layers have batch norm; the outputs have none":
                310 * 11 / (3 * WEIGHTS),
            "this is one layer's norm; there are three": 100 * 11 / (3 * WEIGHTS),
            "this is upside down: divide batch norm's operations by those of the linear layers":
                3 * WEIGHTS / (300 * 11),
            "give the share, not the percentage": 100 * 300 * 11 / (3 * WEIGHTS),
        }),
    2: Exercise(
        [4, 0.03],
        holds={
            "give two numbers: the initial scale and the learning rate": lambda a: a.shape == (2,),
            "this setting is not on the maps: see their axes":
                lambda a: all(one in fair.race().axes[name]
                              for one, name in zip(a, ("scale", "lr"), strict=True)),
            "here batch norm arrives as well: look where its map is grey": _alone,
        },
        wrong={
            "give two numbers: the initial scale and the learning rate": 0.03,
            "this setting is not on the maps: see their axes": [2, 0.03],
            "here batch norm arrives as well: look where its map is grey": [1, 0.1],
        }),
    3: Exercise(
        16 / 12,
        wrong={
            "the baseline may choose its rate, too: take its fewest steps": 48 / 12,
            "this is upside down: divide the baseline's steps by the new method's": 12 / 16,
            "this compares the baseline with itself": 48 / 16,
            "asked is a ratio, not a difference": 4000,
        }),
    4: Exercise(
        _ratio(lambda before, after: before.min() / after.min()),
        inputs=[(0.9, PLAIN, BATCH, STEPS), (0.7, PLAIN[::-1], BATCH, STEPS * 5)],
        wrong={
            "still the function as given: let it print before and after, and work out the answer by hand":
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
}
