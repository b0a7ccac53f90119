"""Gradient descent on the bowl that the mean squared error of a linear model makes."""
import numpy as np

TOLERANCE = 1e-6


def bowl_of(x):
    """The curvature (D, D) of the mean squared error over the weights, for examples `x` (N, D)."""
    return 2 / len(x) * x.T @ x


def steepness(curvature):
    """The curvature in the flattest and in the steepest direction: the smallest and the largest eigenvalue."""
    return np.linalg.eigvalsh(curvature)[[0, -1]]


def path(curvature, lr, start, reach):
    """The distances from the minimum (K, D) on the way from `start` (D,), in steps -lr * curvature @ distance.

    The way ends where the loss is TOLERANCE of that at the start, or where a distance is beyond `reach` (D,).
    """
    places = [start]
    enough = TOLERANCE * start @ curvature @ start
    while places[-1] @ curvature @ places[-1] > enough and np.all(np.abs(places[-1]) <= reach):
        places.append(places[-1] - lr * (curvature @ places[-1]))
    return np.array(places)


def excess(x, target, w):
    """The mean squared error of the weights `w` (D,) for examples `x` (N, D), minus the smallest possible one."""
    error = lambda w: np.mean((x @ w - target) ** 2)
    return error(w) - error(np.linalg.lstsq(x, target)[0])


def best_predictions(columns, target):
    """What a linear model with a constant predicts where its loss is smallest: (N,), for columns (N, D)."""
    with_ones = np.column_stack([columns, np.ones(len(columns))])
    return with_ones @ np.linalg.lstsq(with_ones, target)[0]
