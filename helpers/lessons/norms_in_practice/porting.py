"""Weights that move from one library to another: what eps, momentum, (1 + w) and axes do if they are not moved too."""
import numpy as np

from helpers import norms

EPS = {"PyTorch": 1e-5, "Keras": 1e-3, "Flax": 1e-6, "BERT": 1e-12}   # of layer norm, as each comes


def wrong_eps(sd=(1.0, 0.1, 0.01, 0.001), *, trained=1e-12, seed=0, size=64):
    """How much smaller layer norm's output is over library and `sd` of the input, if eps is the library's default."""
    x = np.random.default_rng(seed).normal(size=size)
    outputs = {name: [norms.layer_norm(x * s / x.std(), eps=eps).std() for s in sd] for name, eps in EPS.items()}
    right = np.array([norms.layer_norm(x * s / x.std(), eps=trained).std() for s in sd])
    return {name: np.array(found) / right for name, found in outputs.items()}


def left_of_start(momentum, steps):
    """The share of the start in a running average: `momentum` the weight of the new value."""
    return (1 - momentum) ** steps


def wrong_axis(x):
    """Batch norm of images (N, H, W, C) read as (N, C, H, W): the largest difference from the right output."""
    right = norms.batch_norm(x, channel_axis=-1)
    return float(np.abs(norms.normalize(x, (0, 2, 3)) - right).max())


def moved(running_var, n, *, unbiased):
    """A running variance over batches of `n` values, moved into a library that divides by n - 1 (or, else, by n)."""
    if n < 2:
        raise ValueError(f"n must be at least 2; got {n}.")
    return running_var * (n / (n - 1) if unbiased else (n - 1) / n)
