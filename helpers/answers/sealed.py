"""References whose values are kept elsewhere: here they are digests, to compare an answer with and not to be read.

An entry is placed in a bin as wide as its tolerance, and digests of the bins are kept, never a value. A sealed
reference answers in compare and describe like an array, but not by how much, or to which side, an entry is off.
"""
import hashlib
from dataclasses import dataclass

import numpy as np

PARTS = 16
"""The places inside a bin where a reference may lie; by as much the bin is moved, so that it lies in the middle."""
FEW, ROUNDS = 8, 4_000
"""So few entries could be tried out: their digest is made slow, by so many rounds."""


@dataclass(frozen=True, eq=False)
class Sealed:
    """A reference as digests. `kind` is that of its dtype, or text, digits, decimals, with their number as `tol`.

    Entries below `floor` are judged by it; `parts` move each entry's bin; `tags` are one byte of each entry's digest,
    `digest` is that of all bins, `salt` names the reference. `common` holds what whole outcomes are told, in the
    order in which they are tried, as [sentence, view, scales, reference].
    """

    salt: str
    shape: tuple
    kind: str
    tol: float
    floor: float
    parts: list
    tags: list
    digest: str
    common: list = ()

    @property
    def size(self):
        """The number of entries."""
        return int(np.prod(self.shape))

    @property
    def ndim(self):
        """The number of axes."""
        return len(self.shape)

    def agrees(self, value):
        """Whether a value, an array or a text, is the reference within the tolerance."""
        if self.kind == "text":
            return digest(self.salt, [value]) == self.digest
        if value.size != self.size or self.size > 1 and value.shape != self.shape:
            return False
        bins = self._bins(value)
        if self.size == 1:
            return any(digest(self.salt, [bin_]) == self.digest for bin_ in bins[0])
        chosen = [next((bin_ for bin_ in some if tag(self.salt, k, bin_) == known), None)
                  for k, (some, known) in enumerate(zip(bins, self.tags))]
        return None not in chosen and digest(self.salt, chosen) == self.digest

    def right(self, value):
        """Which entries agree, as far as a byte of each can tell: a wrong one passes once in 256 times."""
        hits = [any(tag(self.salt, k, bin_) == known for bin_ in some)
                for k, (some, known) in enumerate(zip(self._bins(value), self.tags))]
        return np.array(hits).reshape(value.shape)

    def outcomes(self):
        """What tells of a whole value, as compare.outcomes."""
        return [Common(sentence, view, scales, read(kept)) for sentence, view, scales, kept in self.common]

    def _bins(self, value):
        return place(value.astype(float).ravel(), self.kind, self.tol, self.floor, self.parts)


@dataclass(frozen=True)
class Common:
    """A sentence on every value that is `reference`, once seen as `view` and divided by one of `scales`."""

    sentence: str
    view: str
    scales: list
    reference: Sealed

    def tells(self, value):
        """Whether the whole value is told by the sentence."""
        name, _, axis = self.view.partition(" ")
        seen = VIEWS[name](value, int(axis) if axis else None)
        return bool(np.isfinite(seen).all()) and any(self.reference.agrees(seen / scale) for scale in self.scales)


def read(kept):
    """The Sealed that JSON holds."""
    return Sealed(**kept | {"shape": tuple(kept["shape"])})


def _direction(value, axis):
    """A value without the factor that all entries along an axis share: NaN where they are all 0."""
    with np.errstate(invalid="ignore"):
        return value / np.sqrt((value**2).sum(axis=axis, keepdims=True))


VIEWS = {
    "plain": lambda value, axis: value,
    "size": lambda value, axis: np.abs(value),
    "sorted": lambda value, axis: np.sort(value),
    "factor": _direction,
    "added": lambda value, axis: value - value.mean(axis=axis, keepdims=True),
}


def place(values, kind, tol, floor, parts):
    """The bins in which each entry may lie, as a list for each; an empty one for what lies in none."""
    if kind == "digits":
        unit = 10.0 ** (np.floor(np.log10(np.abs(np.where(values == 0, 1.0, values)))) - tol + 1)
        steps, whole = np.round(values / unit), np.abs(values / unit - np.round(values / unit)) <= 1e-6
        return [[f"{step:.0f} {one:.0e}", f"{step - 1:.0f} {one:.0e}"] if good else []   # cut, or rounded up
                for step, one, good in zip(steps, unit, whole)]
    if kind == "decimals":
        short = np.round(values, int(tol))
        return [[f"{one + 0.0:.{int(tol)}f}"] if good else []
                for one, good in zip(short, np.abs(values - short) <= 1e-9)]
    if kind in "biu":
        whole = np.round(values)
        near = np.abs(values - whole) <= np.minimum(0.4, tol * np.maximum(np.abs(whole), floor))
        return [[int(one)] if good else [] for one, good in zip(whole, near)]
    return [[int(np.floor(one - part / PARTS))] if np.isfinite(one) else ["nan"] if np.isnan(one) else []
            for one, part in zip(scaled(values, tol, floor), parts)]


def scaled(values, tol, floor):
    """Values in widths of bins: even below `floor`, logarithmic above it."""
    size = np.maximum(np.abs(values), floor)
    return np.where(np.abs(values) <= floor, values / floor, np.sign(values) * (1 + np.log(size / floor))) / (2 * tol)


def tag(salt, k, bin_):
    """One byte of the digest of the bin of entry k."""
    return hashlib.blake2b(f"{salt} {k} {bin_}".encode(), digest_size=1).digest()[0]


def digest(salt, bins):
    """The digest of all bins together."""
    rounds = ROUNDS if len(bins) <= FEW else 1
    return hashlib.pbkdf2_hmac("sha256", repr(bins).encode(), salt.encode(), rounds, 16).hex()
