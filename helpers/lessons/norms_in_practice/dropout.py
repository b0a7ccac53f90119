"""Dropout in front of batch norm: the variance that is remembered is not the one that is met later.

Inverted dropout keeps a value with probability `keep` and divides it by `keep`; at inference it does nothing. The
mean stays, and the variance in training is (var + mu^2) / keep - mu^2. Li et al. 2018, equation 8, has mu = 0.
"""
import numpy as np

from helpers import stats


def law(mu, var, keep):
    """The variance in training, behind dropout, of values with mean `mu` and variance `var`."""
    return (var + mu**2) / keep - mu**2


def measured(mu, var, keep, *, n=200_000, seed=0):
    """The variance of `n` normal values behind dropout."""
    rng = np.random.default_rng(seed)
    x = rng.normal(mu, np.sqrt(var), n)
    return float(stats.moments(np.where(rng.random(n) < keep, x / keep, 0.0), 0)[1])


def shift(mu, var, keep):
    """The standard deviation of batch norm's output at inference, whose memory is that of training: 1 is right."""
    return np.sqrt(var / law(mu, var, keep))
