"""Sentences of unequal length in one batch: words, zero padding, masks, toy embeddings, self-attention.

A mask is boolean, True where a word is real and False where a pad only fills the rectangle.
"""

import zlib

import numpy as np

from helpers import data
from helpers.checked import as_array, as_real, quietly

PAD = "<pad>"
SIZE = 3


def pad(sentences):
    """Split sentences at white space and pad them to the longest: (words, mask), N lists of T and (N, T).

    The mask, not the word, says what is a pad: a typed "<pad>" stays a real word. ValueError for no
    sentence, a sentence without a word, or what is no list of texts.
    """
    if isinstance(sentences, str) or not all(isinstance(sentence, str) for sentence in sentences):
        raise ValueError(f"sentences must be a list of texts, such as [text, text]; got {sentences!r:.60}.")
    rows = [sentence.split() for sentence in sentences]
    if not rows:
        raise ValueError("The batch is empty: give at least one sentence.")
    if [] in rows:
        raise ValueError(f"Sentence {rows.index([]) + 1} has no word: write one, or leave the sentence out.")
    longest = max(map(len, rows))
    mask = np.array([[place < len(row) for place in range(longest)] for row in rows])
    return [row + [PAD] * (longest - len(row)) for row in rows], mask


def embed(words, mask):
    """The toy embeddings (N, T, 3) of `words` (N lists of T), zero where `mask` (N, T) is False.

    A word of data/sentences_embeddings.csv has its row there; any other word has three numbers between -1 and
    1 that depend on nothing but the word. Upper and lower case count as one.
    """
    mask = _as_mask(mask, (len(words), len(words[0])))
    known = _known()
    vectors = [[known.get(word.casefold(), _hashed(word)) for word in row] for row in words]
    return np.where(mask[..., None], vectors, 0.0)


def attention_weights(x, mask=None):
    """The weights (..., T, T) of each row of `x` (..., T, D) for all rows: softmax(x x^T / sqrt(D)).

    Queries and keys are `x` itself. `mask` (..., T): a key that is False gets weight 0. ValueError for a
    sentence without a real word. Vaswani et al. 2017, equation 1.
    """
    x, keys, mask = _with_keys(x, mask)
    return _softmax(x, keys, mask)


def self_attention(x, mask=None):
    """Each row of `x` (..., T, D) as the mean of the rows under its attention weights: (..., T, D).

    Queries, keys and values are `x` itself; masks and errors as for `attention_weights`. Vaswani et al. 2017,
    equation 1.
    """
    x, keys, mask = _with_keys(x, mask)
    return _softmax(x, keys, mask) @ keys


def _with_keys(x, mask):
    """`x`, its rows with the masked ones emptied (so that a NaN there stays there), and the mask."""
    x, _ = as_real(x)
    if x.ndim < 2:
        raise ValueError(f"x must have shape (..., T, D), 2 axes or more; got shape {x.shape}.")
    mask = np.ones(x.shape[:-1], bool) if mask is None else _as_mask(mask, x.shape[:-1])
    if not mask.any(axis=-1).all():
        raise ValueError("A sentence has no real word, so there is nothing to look at: leave it out.")
    return x, np.where(mask[..., None], x, 0.0), mask


@quietly
def _softmax(x, keys, mask):
    logits = x @ keys.swapaxes(-1, -2) / np.sqrt(x.shape[-1])
    logits = np.where(mask[..., None, :], logits, -np.inf)
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _as_mask(mask, shape):
    mask = as_array(mask, "mask")
    if mask.dtype != bool or mask.shape != shape:
        raise ValueError(f"mask must be boolean with one flag per word, shape {shape}; "
                         f"got {mask.dtype} of shape {mask.shape}.")
    return mask


def _known():
    words, real, values = data.sentences_embeddings()
    return {word.casefold(): row for word, row, is_word in zip(words, values, real) if is_word}


def _hashed(word):
    seed = zlib.crc32(word.casefold().encode("utf-8", "surrogatepass"))
    return np.random.default_rng(seed).uniform(-1, 1, SIZE).round(2)
