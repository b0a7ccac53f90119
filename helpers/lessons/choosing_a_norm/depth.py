"""Why the norms of deep layers are scaled: what a stack of random pre-norm layers adds up to."""
import math

import numpy as np

from helpers import norms


def growth(layers, *, scaled, seed=0, size=64, tokens=32):
    """The variance of what flows past the layers, after each of `layers` pre-norm layers of random weights: (layers,).

    `scaled` divides the norm's output in layer l by sqrt(l): Sun et al. 2025, section 4.
    """
    rng = np.random.default_rng(seed)
    x, seen = rng.normal(size=(tokens, size)), []
    for layer in range(1, layers + 1):
        weights = rng.normal(0, 1 / math.sqrt(size), (size, size))
        x = x + norms.layer_norm(x) @ weights / math.sqrt(layer if scaled else 1)
        seen.append(x.var())
    return np.array(seen)
