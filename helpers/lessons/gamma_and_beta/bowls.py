"""Learning gamma and beta: the path of gradient steps, and the loss around it."""
import numpy as np


def descend(slopes, column, target, rate, steps):
    """The path (steps + 1, 3) of gamma, beta and loss, from 1 and 0, when `slopes(column, gamma, beta)` is followed."""
    at, path = np.array([1.0, 0.0]), []
    for _ in range(steps + 1):
        path.append([*at, loss(column, target, *at)])
        at = at - rate * np.asarray(slopes(column, *at))
    return np.array(path)


def arrived(path, close=0.01):
    """The first step of a path of `descend` whose loss is below `close`."""
    return int(np.argmax(path[:, 2] < close))


def loss(column, target, gamma, beta):
    """The mean squared error of gamma * column + beta; gamma and beta may be grids."""
    errors = np.multiply.outer(gamma, column) + np.asarray(beta)[..., None] - target
    return np.mean(errors**2, axis=-1)
