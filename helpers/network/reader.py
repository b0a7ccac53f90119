"""A small transformer that says what comes next, with hand-written gradients and the norm of one's choice.

    post-norm    x <- norm(x + layer(x))        pre-norm    x <- x + layer(norm(x)), and one more norm at the end

Its rows are places of sequences, one below the other; attention sees a sequence's own earlier places only. Pads are
rows of zeros at the input, and their outputs count in no loss. So they reach a word through batch statistics alone, and
where pads are left out, batch statistics are masked.
"""

import numpy as np

from helpers.network.dense import NORMS, Network
from helpers.network.layers import ACTIVATIONS, Activation, Layer, Linear

PLACES = ("pre", "post")


class Embedding(Layer):
    """The rows (R, D) of `codes` (N, T), where 0 is a pad: a vector for each code, and one for each place.

    With `pads` they are rows of zeros; without, left out. `real` (R,): the rows that are none. `where`: the sequence
    and the place of each row.
    """

    parameters = ("codes", "places")

    def __init__(self, kinds, longest, size, rng, pads):
        self.codes, self.places = rng.normal(0, np.sqrt(0.5), (2, max(kinds, longest), size))
        self.codes, self.places, self.pads = self.codes[:kinds], self.places[:longest], pads

    def forward(self, x, train=True):
        self.where = np.nonzero(np.ones_like(x) if self.pads else x)
        self.seen, self.shape = x[self.where], x.shape
        self.real = self.seen > 0
        return (self.codes[self.seen] + self.places[self.where[1]]) * self.real[:, None]

    def collect(self, dy):
        for gradient, index in (self.dcodes, self.seen), (self.dplaces, self.where[1]):
            drawn = np.arange(len(gradient))[:, None] == np.where(self.real, index, -1)
            np.matmul(drawn.astype(dy.dtype), dy, out=gradient)


class Attention(Layer):
    """Each place's mixture of the values of the places up to it: from queries, keys, values (R, 3 D) to (R, D)."""

    def __init__(self, embedding):
        self.embedding = embedding

    def forward(self, x, train=True):
        self.q, self.k, self.v = np.split(self._sequences(x), 3, axis=-1)
        self.scale = self.q.shape[-1] ** -0.5
        logits = self.q @ self.k.swapaxes(1, 2) * self.scale
        logits[:, ~np.tri(logits.shape[-1], dtype=bool)] = -np.inf
        weights = np.exp(logits - logits.max(-1, keepdims=True))
        self.weights = weights / weights.sum(-1, keepdims=True)
        return (self.weights @ self.v)[self.embedding.where]

    def backward(self, dy):
        d = self._sequences(dy)
        dweights = d @ self.v.swapaxes(1, 2)
        dscores = self.weights * (dweights - (self.weights * dweights).sum(-1, keepdims=True))
        dscores *= self.scale
        parts = dscores @ self.k, dscores.swapaxes(1, 2) @ self.q, self.weights.swapaxes(1, 2) @ d
        return np.concatenate(parts, axis=-1)[self.embedding.where]

    def _sequences(self, rows):
        """Rows (R, M) as sequences (N, T, M), with zeros where there is no row."""
        full = np.zeros((*self.embedding.shape, rows.shape[-1]), rows.dtype)
        full[self.embedding.where] = rows
        return full


class Leave(Layer):
    """Here a shortcut leaves: its `Join` adds what comes in here."""

    def forward(self, x, train=True):
        self.x = x
        return x

    def backward(self, dy):
        return dy + self.around


class Join(Layer):
    """Here the shortcut that left at `leave` comes back."""

    def __init__(self, leave):
        self.leave = leave

    def forward(self, x, train=True):
        return x + self.leave.x

    def backward(self, dy):
        self.leave.around = dy
        return dy


def reader(kinds, longest, rng, *, norm="layer", place="pre", blocks=2, size=32, dtype=np.float32):
    """A `Network` that reads codes (N, T), below `kinds`, and returns the scores (R, kinds) of what follows each place.

    `norm`: one of `NORMS`, or "padded": batch norm that counts the pads. `place`: "pre" or "post".
    """
    if place not in PLACES:
        raise ValueError(f"place must be one of {', '.join(PLACES)}; got {place!r}.")

    def linear(inputs, outputs, gain=1):
        return Linear(inputs, outputs, np.sqrt(gain / inputs), rng)

    def normed(*layers):
        leave, one = Leave(), NORMS["batch" if norm == "padded" else norm](size)
        return [leave, one, *layers, Join(leave)] if place == "pre" else [leave, *layers, Join(leave), one]

    embedding = Embedding(kinds, longest, size, rng, norm == "padded")
    layers = [embedding]
    for _ in range(blocks):
        layers += normed(linear(size, 3 * size), Attention(embedding), linear(size, size))
        layers += normed(linear(size, 4 * size), Activation(*ACTIVATIONS["relu"]), linear(4 * size, size, 2))
    if place == "pre":
        layers += [NORMS["batch" if norm == "padded" else norm](size)]
    return Network([*layers, linear(size, kinds)], dtype)
