"""A transformer at initialization: blocks of attention and a feed-forward net, the norm at two places.

    post-norm    x <- norm(x + layer(x))    Vaswani et al. 2017
    pre-norm     x <- x + layer(norm(x))    and one more norm at the end; Xiong et al. 2020, figure 1

Each piece returns its output and a function that takes the gradient of the output back.
"""

from collections import namedtuple

import numpy as np

from helpers import norms
from helpers.sentences import attention_weights

Block = namedtuple("Block", "attention wide narrow")

PLACES = ("post", "pre")


def start(depth, size, rng):
    """`depth` blocks for tokens of `size` features, with normal weights that keep a signal's size.

    One matrix (D, D) makes queries, keys and values; the feed-forward net is D, 4 D, D, with ReLU.
    """
    def layer(n, m, gain):
        return rng.normal(0, np.sqrt(gain / n), (n, m))
    return [Block(layer(size, size, 1), layer(size, 4 * size, 1), layer(4 * size, size, 2))
            for _ in range(depth)]


def forward(x, blocks, place):
    """The tokens (T, D) after all blocks; `place` is "post" or "pre"."""
    return _forward(x, blocks, place)[0]


def gradients(x, blocks, place, d):
    """The gradient of every weight, as blocks, given `d` (T, D), the gradient of the output."""
    _, steps, last = _forward(x, blocks, place)
    d, gradients = last(d), []
    for attend, feed in reversed(steps):
        d, of_feed = feed(d)
        d, of_attend = attend(d)
        gradients.insert(0, Block(*of_attend, *of_feed))
    return gradients


def sizes(blocks):
    """The Euclidean length of each block's weights taken together, or of their gradients: (B,)."""
    return np.array([np.sqrt(sum((part**2).sum() for part in block)) for block in blocks])


def gradient_sizes(depth, place, seed, *, size=32, tokens=8):
    """The size (B,) of each block's gradient at initialization, for random tokens and a random readout.

    Both places see the same weights, tokens and readout when `depth` and `seed` are the same.
    """
    rng = np.random.default_rng(seed)
    x, readout = rng.normal(size=(2, tokens, size))
    return sizes(gradients(x, start(depth, size, rng), place, readout))


def _forward(x, blocks, place):
    if place not in PLACES:
        raise ValueError(f"place must be one of {', '.join(PLACES)}; got {place!r}.")
    steps = []
    for block in blocks:
        x, attend = _sublayer(x, _attend, block[:1], place)
        x, feed = _sublayer(x, _feed, block[1:], place)
        steps.append((attend, feed))
    x, last = _norm(x) if place == "pre" else (x, lambda d: d)
    return x, steps, last


def _sublayer(x, layer, weights, place):
    """One layer with its shortcut and its norm; back(d) gives the gradients of x and of the weights."""
    inner, norm_back = _norm(x) if place == "pre" else (x, lambda d: d)
    y, layer_back = layer(inner, *weights)
    out, out_back = _norm(x + y) if place == "post" else (x + y, lambda d: d)

    def back(d):
        d = out_back(d)
        through, gradients = layer_back(d)
        return d + norm_back(through), gradients
    return out, back


def _norm(x):
    return norms.normalize(x, -1), lambda d: norms.normalize_backward(d, x, -1)


def _attend(x, attention):
    v = x @ attention
    weights = attention_weights(v)

    def back(d):
        logits = d @ v.T
        logits = weights * (logits - (weights * logits).sum(axis=-1, keepdims=True)) / np.sqrt(v.shape[-1])
        dv = weights.T @ d + (logits + logits.T) @ v
        return dv @ attention.T, [x.T @ dv]
    return weights @ v, back


def _feed(x, wide, narrow):
    hidden = np.maximum(x @ wide, 0)

    def back(d):
        dh = np.where(hidden > 0, d @ narrow.T, 0)
        return dh @ wide.T, [x.T @ dh, hidden.T @ d]
    return hidden @ narrow, back
