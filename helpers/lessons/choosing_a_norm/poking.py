"""Whom a norm asks and what it erases, found by poking: a part of the input changes,
a part of the output is watched."""
import numpy as np

from helpers import norms

SENTENCES = np.random.default_rng(5).normal(1, 2, (4, 5, 8))
"""Sentences (N, T, D) to poke at."""
TIMES = 3
ASKS = {"asks another\nsentence": (np.s_[1:], 0), "asks a pad or\na later word": (np.s_[0, -1], np.s_[0, :-1])}
"""What is multiplied by TIMES, and what is watched: what it asks moves it."""
ERASES = {"erases a factor\nof a sentence": 0, "erases a factor\nof a feature": np.s_[..., 0]}
"""What is multiplied by TIMES and watched itself: what is erased does not move it."""
ALONE = "erases a\ntoken alone"


def _remembered(x, axes):
    """Batch norm in eval mode that remembers the statistics of x: one fixed line."""
    mu, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    return lambda x: (x - mu) / np.sqrt(var + 1e-5)


def of_photos(photos):
    """{name: norm} for photos (N, C, H, W); eval mode remembers the statistics of these."""
    return {"no norm": lambda x: x, "batch, train mode": norms.batch_norm,
            "batch, eval mode": _remembered(photos, (0, 2, 3)),
            "group, one group": lambda x: norms.group_norm(x, 1),
            "instance": norms.instance_norm,
            "RMS": lambda x: x / np.sqrt((x**2).mean((1, 2, 3), keepdims=True) + 1e-6)}


def of_sentences(x):
    """{name: norm} for sentences (N, T, D); eval mode remembers the statistics of x. DyT's tanh is no norm."""
    return {"batch, train mode": lambda x: norms.normalize(x, (0, 1)),
            "batch, eval mode": _remembered(x, (0, 1)),
            "instance": lambda x: norms.normalize(x, 1),
            "group": lambda x: norms.group_norm(x.swapaxes(1, 2), 2).swapaxes(1, 2),
            "layer": norms.layer_norm, "RMS": norms.rms_norm,
            "tanh": lambda x: np.tanh(0.5 * x)}


def ask(moves, norm, x):
    """Whom a norm ASKS and what it ERASES, found by `moves(norm, before, after, watched)`, and whether a token ALONE
    becomes zeros."""
    def moved(poked, watched):
        after = x.copy()
        after[poked] *= TIMES
        return moves(norm, x, after, watched)

    return [*(moved(poked, watched) for poked, watched in ASKS.values()),
            *(not moved(part, part) for part in ERASES.values()), bool(np.all(norm(x[:1, :1]) == 0))]
