"""How straight the sigmoid is where a rescaled column meets it: the nearest line for bell-curve inputs."""
from statistics import NormalDist

import numpy as np

X_HAT = np.linspace(-8, 8, 801)
WEIGHT = np.exp(-X_HAT**2 / 2) / np.exp(-X_HAT**2 / 2).sum()   # of the bell curve, at each place


def sigmoid(y):
    return 1 / (1 + np.exp(-y))


def bell(count=100_000):
    """So many values (count,) that lie as densely as the bell curve is high, with mean 0 and standard deviation 1."""
    values = np.array([NormalDist().inv_cdf((k + 0.5) / count) for k in range(count)])
    return values / values.std()


def best_line(gamma, beta):
    """The line nearest to sigmoid(gamma * x_hat + beta) for bell-curve x_hat, and its R2.

    The line is two places y and its heights there, for x_hat from -1.5 to 1.5. With gamma 0 there is none: R2 is None.
    """
    if gamma == 0:
        return ([], []), None
    s = sigmoid(gamma * X_HAT + beta)
    mean, slope = WEIGHT @ s, WEIGHT @ (s * X_HAT)
    ends = np.array([-1.5, 1.5])
    return (gamma * ends + beta, mean + slope * ends), slope**2 / (WEIGHT @ (s - mean) ** 2)


def straightness(gamma, beta=0):
    """The share of the variance of sigmoid(gamma * x_hat + beta) that the `best_line` explains."""
    return best_line(gamma, beta)[1]
