"""How gradients grow with depth at initialization: Yang and others 2019, theorem 3.10."""

import numpy as np

from helpers.layers import ACTIVATIONS, Activation, Linear
from helpers.network import NORMS
from helpers.training import sweep


def gradient_growth(*, norm=("none", "batch", "layer"), activation=("linear", "relu"), size=(8, 32),
                    seed=(0, 1, 2), depth=20, width=256, progress=None):
    """Over norm, activation, size of the batch, seed: the factor by which a gradient grows per layer.

    At initialization, for a random gradient at the top: the mean factor of its length over `depth` blocks of
    linear layer, norm and activation, without the lowest, which sees independent inputs.
    """
    def measure(norm, activation, size, seed):
        rng = np.random.default_rng(seed)
        std = np.sqrt((2 if activation == "relu" else 1) / width)
        blocks = [[Linear(width, width, std, rng, bias=False), NORMS[norm](width),
                   Activation(*ACTIVATIONS[activation])] for _ in range(depth)]
        x, dy = rng.normal(size=(2, size, width))
        for layer in sum(blocks, []):
            x = layer.forward(x)
        lengths = []
        for block in reversed(blocks):
            for layer in reversed(block):
                dy = layer.backward(dy)
            lengths.append(np.linalg.norm(dy))
        return (lengths[-2] / lengths[0]) ** (1 / (depth - 2))

    return sweep(measure, norm=norm, activation=activation, size=size, seed=seed, each={}, progress=progress)


def predicted_growth(activation, size):
    """The factor of theorem 3.10: linear sqrt((size - 2) / (size - 3)); ReLU, as the size grows, 1.211."""
    return np.sqrt((size - 2) / (size - 3)) if activation == "linear" else np.sqrt(np.pi / (np.pi - 1))
