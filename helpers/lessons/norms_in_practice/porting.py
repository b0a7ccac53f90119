"""Weights that move from one library to another: what another eps leaves of the output."""
import numpy as np

from helpers import norms

EPS = {"PyTorch": 1e-5, "Keras": 1e-3, "Flax": 1e-6, "BERT": 1e-12}   # of layer norm, as each comes


def wrong_eps(sd=(1.0, 0.1, 0.01, 0.001), *, trained=1e-12, seed=0, size=64):
    """How much smaller layer norm's output is over library and `sd` of the input, if eps is the library's default."""
    x = np.random.default_rng(seed).normal(size=size)
    outputs = {name: [norms.layer_norm(x * s / x.std(), eps=eps).std() for s in sd] for name, eps in EPS.items()}
    right = np.array([norms.layer_norm(x * s / x.std(), eps=trained).std() for s in sd])
    return {name: np.array(found) / right for name, found in outputs.items()}
