"""Today's variants, each on a few numbers: QK norm, weights around zero, depth scaling, adaptive layer norm, DyT, Derf."""
import math

import numpy as np

from helpers import norms
from helpers.sentences import attention_weights


def split(x, heads):
    """x (T, D) as (T, heads, D / heads)."""
    return x.reshape(len(x), heads, -1)


def qk_norm(x, heads, how="per head"):
    """RMS norm of queries or keys (T, D): "per head" over each head's features (Qwen3), "together" over all (OLMo 2)."""
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


def attention_of_one_head(x, factor, norm):
    """The weights (T, T) of one head of self-attention, q = k = factor * x (T, D), with QK norm or without."""
    scaled = factor * x
    return attention_weights(norms.rms_norm(scaled) if norm else scaled)


def zero_centred(x, w):
    """RMS norm whose weight `w` is stored as gamma - 1: weight decay then pulls gamma to 1, not to 0."""
    return norms.rms_norm(x) * (1 + w)


def growth(depth, *, scaled, seed=0, size=64, tokens=32):
    """The variance of the residual stream after each of `depth` pre-norm layers of random weights: (depth,).

    `scaled` divides the norm's output in layer l by sqrt(l): layer norm scaling, Sun et al. 2025.
    """
    rng = np.random.default_rng(seed)
    x, seen = rng.normal(size=(tokens, size)), []
    for layer in range(1, depth + 1):
        factor = 1 / math.sqrt(layer) if scaled else 1.0
        x = x + factor * norms.layer_norm(x) @ rng.normal(0, 1 / math.sqrt(size), (size, size))
        seen.append(x.var())
    return np.array(seen)


def adaptive(x, condition, to_gamma, to_beta):
    """Layer norm whose gamma and beta are computed: (1 + condition @ to_gamma) * x_hat + condition @ to_beta."""
    return norms.layer_norm(x) * (1 + condition @ to_gamma) + condition @ to_beta


def dyt(x, alpha=0.5):
    """tanh(alpha x): no statistics at all. Zhu et al. 2025."""
    return np.tanh(alpha * np.asarray(x))


def derf(x, alpha=0.5, s=0.0):
    """erf(alpha x + s), with a learned shift s. Chen et al. 2025."""
    return np.vectorize(math.erf)(alpha * np.asarray(x) + s)
