"""What zeros do to the mean and the variance of the values that they join."""
import numpy as np

from helpers import stats


def with_zeros(p, mu, var):
    """Mean and variance once zeros have joined and the values are a fraction p of all."""
    return p * mu, p * var + p * (1 - p) * mu**2


def padded_column(places, pads, mean):
    """A column (places,) of random words with exactly this mean and sd 1, pads of 0 below; and which are words."""
    words = stats.standardize(np.random.default_rng(8).normal(size=places - pads))
    return np.concatenate([mean + words, np.zeros(pads)]), np.arange(places) < places - pads


def with_pads(words, pads):
    """A column of words (n,) with `pads` zeros below, as rows (n + pads, 1); and which rows are words."""
    column = np.append(words, np.zeros(pads))
    return column[:, None], np.arange(len(column)) < len(words)
