"""What is seen of each patient: its function run on the data of the clinic, the patient's own or a student's.

Each function here is named like its patient and takes the function to look at; what it returns is drawn or printed.
"""
import numpy as np

from helpers import norms
from helpers.lessons.clinic.inputs import BATCHES, EPOCHS, EVERY, NETS, ROWS, X
from helpers.precision import rounded
from helpers.stats import quietly

DECAY, TAU, UPDATES = 0.9, 0.05, 200
"""What the ported model was trained with; how fast and how long the target follows."""
VALUES, FIRST = 42, np.arange(2, 41)
"""The values that two machines hold together; how many of them the first may hold."""
SD = np.logspace(-3, 0, 13)
"""Standard deviations of what the RMS norm in bfloat16 gets."""


def evaluates(function):
    """The running mean after each of the batches (41,), with an evaluation after each EVERY of them."""
    return np.array([function(BATCHES[:n], EVERY) for n in range(len(BATCHES) + 1)], float)


def freezes(function):
    """The running mean of a frozen norm (25,) after each batch of two epochs."""
    first, second = EPOCHS
    return np.array([function(0.5, (first[:n], second[:max(0, n - len(first))]), True)
                     for n in range(len(first) + len(second) + 1)], float)


def ports(function):
    """The share of values above 3 that are told right in eval mode (41,): yes where x minus the memory is above 0."""
    memories = [function(BATCHES[:n], DECAY) for n in range(len(BATCHES) + 1)]
    return np.array([_told(memory) for memory in memories], float)


def in_train_mode():
    """The same share with the mean of each batch in place of the memory."""
    return _told(BATCHES.mean(axis=1, keepdims=True))


def _told(memory):
    return float(np.mean((BATCHES - memory > 0) == (BATCHES > 3)))


def sees_ahead(function):
    """By how much the output of each token (5,) moves when only the last token is changed."""
    other = X.copy()
    other[:, -1] *= 10
    return np.abs(np.asarray(function(other)) - function(X)).max(axis=(0, 2))


def loads(function):
    """The root mean square of each token's output (10,), with weights stored as gamma - 1."""
    return np.sqrt((np.asarray(function(X, 0.1 * X[0, 0], True)) ** 2).mean(axis=-1)).ravel()


@quietly
def halves(function):
    """The outputs for four rows (4, 8): zeros, a faint row, and two as usual."""
    return np.asarray(function(ROWS), float)


def shrinks(function):
    """The output in bfloat16 as a share of that in float32 (13,), for inputs of the standard deviations SD."""
    z = np.random.default_rng(0).normal(size=(len(SD), 32))
    x = rounded(z * SD[:, None], "bfloat16")
    return (np.asarray(function(x)) / norms.rms_norm(x, eps=2.0**-23)).mean(axis=-1)


def recomputes(function):
    """The running mean after each of ten batches (11,), trained with checkpointing."""
    return np.array([function(BATCHES[:n], 0.1) for n in range(11)], float)


def follows(function):
    """How far the target's gamma and running mean are from the online network's, after each update (201, 2)."""
    online, target = NETS
    gaps = [np.abs(target - online).max(axis=1)]
    for _ in range(UPDATES):
        target = np.asarray(function(online, target, TAU))
        gaps.append(np.abs(target - online).max(axis=1))
    return np.array(gaps)


def synchronizes(function):
    """The variance of all values (39,), of which FIRST lie on the first of two machines, the rest on the second."""
    mu, var = np.array([3.0, 0.0]), np.array([2.0, 2.0])
    return np.array([function(mu, var, np.array([n, VALUES - n])) for n in FIRST], float)
