"""QK norm: what becomes of the attention logits when queries and keys grow."""
import math

import numpy as np

from helpers import norms


def split(x, heads):
    """x (T, D) as (T, heads, D / heads)."""
    return x.reshape(len(x), heads, -1)


def qk_norm(x, heads, how="per head"):
    """RMS norm of queries or keys (T, D): "per head" over each head's features (Qwen3),
    "together" over all (OLMo 2)."""
    if how not in ("per head", "together"):
        raise ValueError(f"how must be 'per head' or 'together'; got {how!r}.")
    return norms.rms_norm(split(x, heads)).reshape(x.shape) if how == "per head" else norms.rms_norm(x)


def logits(q, k, heads):
    """The attention logits (heads, T, T): scaled dot products of the queries and keys of each head."""
    q, k = split(q, heads), split(k, heads)
    return np.einsum("thd,shd->hts", q, k) / math.sqrt(q.shape[-1])


def largest_logits(factors, *, seed=0, tokens=6, size=32, heads=4):
    """The largest logit when queries and keys grow by each of `factors`: without a norm, together, per head."""
    q, k = np.random.default_rng(seed).normal(size=(2, tokens, size))
    q[:, :size // heads] *= 5
    ways = (lambda x: x, lambda x: qk_norm(x, heads, "together"), lambda x: qk_norm(x, heads))
    return np.array([[np.abs(logits(norm(a * q), norm(a * k), heads)).max() for a in factors] for norm in ways])
