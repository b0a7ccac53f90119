"""What happens in a network, in one sentence: rules on what its layers hand on and on how well it has read so far.

The bounds were read off the stored runs of data/living.npz, and tests hold the sentences to every one of them.
"""
import numpy as np

ALIKE, FAINT, BURST = 1e-4, 1e-2, 1e2
"""Deviations over the images: below ALIKE no run ever learns, nor above BURST;
below FAINT none reads half of the digits."""
LEARNED, GUESSING, FORGOTTEN = 0.9, 0.3, 0.3
"""Shares of the test digits: at least that is learned, less than that is hardly more than a guess,
that much is lost again."""


def states(left):
    """For each layer what the deviation `left` says of it: tells (the images apart), faint, alike, or burst."""
    left = np.asarray(left)
    with np.errstate(invalid="ignore"):
        return np.select([~(left <= BURST), left < ALIKE, left < FAINT], ["burst", "alike", "faint"], "tells").tolist()


def verdict(left, accuracy):
    """One sentence on a network, from `left` (looks, layers) and the test `accuracy` (looks,) up to now."""
    first, now, last, best = states(left[0]), states(left[-1]), accuracy[-1], max(accuracy)
    if not np.isfinite(left[-1]).all():
        return "The numbers have grown beyond all bounds: the network is lost."
    if "burst" in now:
        return f"From layer {_layer(now, 'burst')} on the numbers explode: the network cannot learn."
    if "alike" in now and "alike" not in first:
        return f"Training has made all images alike at layer {_layer(now, 'alike')}: the network cannot learn any more."
    if "alike" in now:
        return f"Layer {_layer(now, 'alike')} no longer tells the images apart: the network cannot learn."
    if "faint" in now:
        return f"Layer {_layer(now, 'faint')} hardly tells the images apart: it learns slowly, if at all."
    if last >= LEARNED:
        return f"Every layer tells the images apart: it has learned, and reads {_percent(last)} of digits."
    if best - last > FORGOTTEN:
        return f"It read {_percent(best)} of digits and has forgotten: now it reads {_percent(last)}."
    if len(accuracy) == 1:
        return "Every layer tells the images apart; training has not begun."
    if last < GUESSING:
        return f"Every layer tells the images apart, but so far it reads only {_percent(last)} of digits."
    return f"It is learning: it reads {_percent(last)} of digits."


def _layer(states, state):
    return states.index(state) + 1


def _percent(share):
    return f"{100 * share:.0f} %"
