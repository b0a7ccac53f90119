"""Compares numbers with a reference, and says in one sentence how they differ without giving it away."""

import numpy as np

from helpers.text import number


def right(value, reference, tol):
    """Which entries lie within tol of the reference, relative to each entry; arrays of one shape.

    Entries near 0 are judged by a hundredth of the largest one; an integer is never off by one.
    """
    size = np.abs(np.where(np.isfinite(reference), reference, 0.0).astype(float))
    allowed = tol * np.maximum(size, (size.max() or 1.0) / 100)
    if reference.dtype.kind in "biu":
        allowed = np.minimum(allowed, 0.4)
    return np.isclose(value.astype(float), reference.astype(float), rtol=0.0, atol=allowed, equal_nan=True)


def agree(value, reference, tol):
    """Whether shape and all entries agree within tol; one number may come in any shape."""
    if value.size == reference.size == 1:
        value = value.reshape(reference.shape)
    return value.shape == reference.shape and bool(right(value, reference, tol).all())


def describe(value, reference, tol):
    """One sentence on how the value differs from the reference, which it does not agree with."""
    if value.size == reference.size == 1:
        value = value.reshape(reference.shape)
    if agree(value.T, reference, tol):
        return "the numbers are right, but rows and columns are exchanged"
    if value.shape != reference.shape:
        return _describe_shape(value, reference, tol)
    return _describe_numbers(value.astype(float), reference, tol)


def _describe_shape(value, reference, tol):
    if value.size == reference.size and agree(value.reshape(reference.shape), reference, tol):
        return f"the numbers are right, but their shape is {value.shape} where {reference.shape} was expected"
    if value.ndim == 0:
        return f"one number came where an array of shape {reference.shape} was expected"
    if reference.size == 1:
        comma = ": a decimal comma makes two numbers, write a point" if value.shape == (2,) else ""
        return f"{value.size} numbers came, of shape {value.shape}, where one was expected{comma}"
    if value.ndim == reference.ndim == 1:
        return f"{value.size} numbers came where {reference.size} were expected"
    return f"the shape is {value.shape} where {reference.shape} was expected"


def _describe_numbers(value, reference, tol):
    if not np.isfinite(value).all():
        count = np.sum(~np.isfinite(value))
        which = f"{count} of {value.size} numbers are" if value.size > 1 else "the number is"
        return f"{which} NaN or infinite: was something divided by 0?"
    if agree(-value, reference, tol):
        return "the sign is flipped"
    if digits := _shared_digits(value, reference):
        return f"right to {digits} digits: give 4"
    if value.size == 1:
        return f"the number is too {'large' if value > reference else 'small'}"
    hits, gap = right(value, reference, tol), np.abs(value - reference)
    at = ", ".join(str(i) for i in np.unravel_index(gap.argmax(), gap.shape))
    right_ones = f"{hits.sum()} of {hits.size} entries are right"
    return f"{right_ones}; the largest difference is {number(gap.max())}, at [{at}]"


def _shared_digits(value, reference):
    """3 or 2 if every value is the reference rounded (or cut) to so many digits or decimals, else None."""
    if reference.dtype.kind != "f":
        return None
    size = np.abs(np.where(reference == 0, 1.0, reference))
    for digits in (3, 2):
        unit = 10.0 ** (np.floor(np.log10(size)) - digits + 1)
        short = np.allclose(value / unit, np.round(value / unit), rtol=0, atol=1e-6)
        if short and (np.abs(value - reference) < unit).all():
            return digits
    cut = {digits: np.abs(value - np.round(reference, digits)) for digits in (3, 2)}
    return next((digits for digits, gap in cut.items() if (gap < 1e-9).all()), None)
