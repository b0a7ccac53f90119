"""Compares numbers with a reference: the bounds of every entry, and what one sentence tells of whole outcomes.

Bounds and outcomes can be exported (publish/alive.py): a page without Python marks with them and nothing else.
"""
from dataclasses import dataclass

import numpy as np

SENTENCES = {
    "text": "text came where numbers were expected",
    "nested": "rows came where the numbers were expected in one row",
    "count": "{came} came where {count} expected",
    "comma": ": a decimal comma makes two numbers, write a point",
    "large": "the number is too large",
    "small": "the number is too small",
    "one": "the number is not right",
    "not all": "not all entries are right",
    "some": "{right} of {count} entries are right; the first that is not is at [{at}]",
}
VIEWS = {"plain": lambda value: value, "size": np.abs, "sorted": np.sort}
NEARLY = 0.01
MOST = 10
"""Sets of so many values at most are tried when all entries are off by what n - 1 in the place of n makes of them."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A sentence on every value that fits, once seen as `view` and divided by one of `scales`.

    It fits if each entry lies within one of the `spans`, pairs (low, high) of arrays of the value's shape.
    """

    sentence: str
    spans: list
    view: str = "plain"
    scales: tuple = (1.0,)

    def tells(self, value):
        """Whether the whole value, an array of the shape of the spans, is told by the sentence."""
        return any(_within(VIEWS[self.view](value) / scale, self.spans).all() for scale in self.scales)


def bounds(reference, tol):
    """(low, high) of each entry: within tol of the reference, relative to the entry.

    Entries near 0 are judged by a hundredth of the largest one; an integer is never off by one.
    """
    size = np.abs(np.where(np.isfinite(reference), reference, 0.0).astype(float))
    allowed = tol * np.maximum(size, (size.max() or 1.0) / 100)
    if reference.dtype.kind in "biu":
        allowed = np.minimum(allowed, 0.4)
    return reference.astype(float) - allowed, reference.astype(float) + allowed


def right(value, reference, tol):
    """Which entries lie within their bounds; arrays of one shape. A sealed reference knows it by itself."""
    if not isinstance(reference, np.ndarray):
        return reference.right(value)
    return _within(value.astype(float), [bounds(reference, tol)])


def agree(value, reference, tol):
    """Whether shape and all entries agree within tol; one number may come in any shape.
    A sealed reference knows it by itself."""
    if not isinstance(reference, np.ndarray):
        return reference.agrees(value)
    if value.size == reference.size == 1:
        value = value.reshape(reference.shape)
    return value.shape == reference.shape and bool(right(value, reference, tol).all())


def outcomes(reference, tol):
    """The Outcomes that common mistakes lead to, in the order in which they are tried."""
    if not isinstance(reference, np.ndarray):
        return reference.outcomes()
    if reference.dtype.kind == "b":
        return []
    spans, sizes = [bounds(reference, tol)], [bounds(np.abs(reference), tol)]
    common = [Outcome("the sign is flipped", spans, scales=(-1.0,))]
    if reference.dtype.kind == "f":
        common += _rounded(reference)
    if reference.size > 1:
        common += [Outcome("the sizes are right, but signs were dropped", sizes),
                   Outcome("the sizes are right, but not all signs are", sizes, "size")]
    if reference.ndim == 1 and reference.size > 1:
        order = reference.argsort()
        common.append(Outcome("the numbers are right, but their order is not",
                              [tuple(side[order] for side in spans[0])], "sorted"))
    if np.count_nonzero(reference) > 2:
        common.append(Outcome("all entries are off by one factor, as if n and n - 1 were exchanged in the variance",
                              spans, scales=_exchanged()))
    if reference.dtype.kind == "f" and tol < NEARLY:
        common.append(Outcome("nearly right, within 1 in 100: was something rounded on the way, or is eps another one?",
                              [bounds(reference, NEARLY)]))
    return common


def count(came, wanted):
    """The sentence on a wrong number of numbers."""
    told = SENTENCES["count"].format(came="1 number" if came == 1 else f"{came} numbers",
                                     count="1 was" if wanted == 1 else f"{wanted} were")
    return told + (SENTENCES["comma"] if came == 2 * wanted else "")


def _within(value, spans):
    return np.any([(low <= value) & (value <= high) | np.isnan(value) & np.isnan(low) for low, high in spans], axis=0)


def _exchanged():
    ratios = [n / (n - 1) for n in range(2, MOST + 1)]
    return tuple(factor for ratio in ratios for factor in (ratio**0.5, ratio**-0.5, ratio, 1 / ratio))


def _rounded(reference):
    """Outcomes of a reference given with 3 or 2 digits, rounded or cut, or rounded to as many decimals."""
    size = np.abs(np.where(reference == 0, 1.0, reference))
    rounded = []
    for digits in (3, 2):
        unit = 10.0 ** (np.floor(np.log10(size)) - digits + 1)
        steps = np.floor(reference / unit), np.ceil(reference / unit)
        spans = [((step - 1e-6) * unit, (step + 1e-6) * unit) for step in steps]
        rounded.append(Outcome(f"right to {digits} digits: give 4", spans))
    for digits in (3, 2):
        short = np.round(reference, digits)
        if short.any():
            rounded.append(Outcome(f"right to {digits} decimals: give 4 digits", [(short - 1e-9, short + 1e-9)]))
    return rounded
