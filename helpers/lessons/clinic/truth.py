"""What healthy code gives for the data of the clinic: what the symptoms are compared with."""
import numpy as np

from helpers import stats


def running(batches, momentum=0.1, start=0.0):
    """The running mean after these batches."""
    for x in batches:
        start = (1 - momentum) * start + momentum * x.mean()
    return start


def of_all_values(mu, var, n):
    """The variance of all values of some machines, which have these means, variances and numbers of values.

    It is taken from values that are so: half of them one standard deviation above the mean, half below.
    """
    values = [np.repeat([mean + sd, mean - sd], count) for mean, sd, count in zip(mu, np.sqrt(var), n, strict=True)]
    return stats.moments(np.concatenate(values), 0)[1]
