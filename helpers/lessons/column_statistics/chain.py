"""Ten layers behind each other: what becomes of the differences between five digits."""
import numpy as np

from helpers import data

LAYERS, UNITS = 10, 100


def five_digits():
    """A handwritten 0, 1, 2, 3 and 4: the first of each among the training images, (5, 64)."""
    x, labels = data.digits().train
    return np.stack([x[labels == digit][0] for digit in range(5)])


def ten_layers(x, rescale=lambda z: z, seed=0):
    """The pre-activations (10, N, 100) of ten layers of sigmoid units for examples `x` (N, inputs), untrained.

    Each layer passes them through `rescale`, then through the sigmoid. Weights are normal with variance 1 / inputs.
    """
    rng, seen = np.random.default_rng(seed), []
    for _ in range(LAYERS):
        z = rescale(x @ rng.normal(0, np.sqrt(1 / x.shape[1]), (x.shape[1], UNITS)))
        x = 1 / (1 + np.exp(-z))
        seen.append(z)
    return np.array(seen)


def span(z):
    """Largest minus smallest of a unit's values over the examples, averaged over the units of each layer:
    (layers,) for `z` (layers, N, units)."""
    return np.ptp(z, axis=1).mean(axis=1)
