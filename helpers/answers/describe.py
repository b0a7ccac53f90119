"""Says in one sentence how an array differs from a reference, without giving the reference away."""
from itertools import permutations

import numpy as np

from helpers.answers.compare import SENTENCES, agree, count, outcomes, right
from helpers.text import number

MOST_AXES = 4
ENOUGH = 3
"""So many entries at least must show one factor, or one number added, before it is called one."""


def describe(value, reference, tol):
    """(sentence, whole): how the value differs from the reference, which it does not agree with.

    `whole` says whether the sentence explains the whole value; it is False for "2 of 3 entries are right".
    """
    if value.size == reference.size == 1:
        value = value.reshape(reference.shape)
    if told := _axes(value, reference, tol):
        return told, True
    if value.shape != reference.shape:
        return _shape(value, reference), True
    value = value.astype(float)
    if not np.isfinite(value).all():
        bad = np.sum(~np.isfinite(value))
        which = f"{bad} of {value.size} numbers are" if value.size > 1 else "the number is"
        return f"{which} NaN or infinite: was something divided by 0?", True
    told = next((one.sentence for one in outcomes(reference, tol) if one.tells(value)), None)
    told = told or _along_an_axis(value, reference.astype(float), tol)
    return (told, True) if told else (_entries(value, reference, tol), False)


def _axes(value, reference, tol):
    if value.size != reference.size or value.ndim > 2 * MOST_AXES:
        return None
    if 1 < value.ndim == reference.ndim <= MOST_AXES:
        for order in permutations(range(value.ndim)):
            if list(order) != sorted(order) and agree(value.transpose(order), reference, tol):
                return ("the numbers are right, but rows and columns are exchanged" if value.ndim == 2
                        else "the numbers are right, but the axes are in another order")
    if value.shape == reference.shape or not agree(value.reshape(reference.shape), reference, tol):
        return None
    told = f"the numbers are right, but their shape is {value.shape} where {reference.shape} was expected"
    if value.squeeze().shape != reference.squeeze().shape:
        return told
    return told + (": leave keepdims out" if value.ndim > reference.ndim else ": keepdims=True keeps the axes of length 1"
                   if value.ndim < reference.ndim else "")


def _shape(value, reference):
    if value.ndim <= 1 and reference.ndim <= 1:
        return count(value.size, reference.size)
    if value.ndim == 0:
        return f"one number came where an array of shape {reference.shape} was expected"
    if reference.size == 1:
        return f"{value.size} numbers came, of shape {value.shape}, where one was expected"
    return f"the shape is {value.shape} where {reference.shape} was expected"


def _along_an_axis(value, reference, tol):
    """The sentence on one factor, or one added number, for all entries along some axes; else None."""
    for axis in [None, *range(value.ndim)]:
        many = value.size if axis is None else value.shape[axis]
        if many < ENOUGH:
            continue
        where = "all entries are" if axis is None else f"along axis {axis} all entries are"
        if np.ptp(reference, axis=axis).min() <= tol * np.abs(reference).max():
            continue
        if _factor(value, reference, axis, tol):
            return f"{where} off by one factor: is a division missing, or one by something else?"
        added = (value - reference).mean(axis=axis, keepdims=True)
        if agree(value - added, reference, tol):
            return f"{where} off by one and the same number: was the mean not subtracted, or another one?"
    return None


def _factor(value, reference, axis, tol):
    nonzero = np.count_nonzero(reference, axis=axis)
    if np.min(nonzero) < ENOUGH:
        return False
    factor = (value * reference).sum(axis=axis, keepdims=True) / (reference**2).sum(axis=axis, keepdims=True)
    return bool((factor > 0).all()) and agree(value, factor * reference, tol)


def _entries(value, reference, tol):
    hits = right(value, reference, tol)
    if value.size == 1:
        return SENTENCES["large" if value > reference else "small"]
    at = np.unravel_index(hits.argmin(), hits.shape)
    told = SENTENCES["some"].format(right=hits.sum(), count=hits.size, at=", ".join(map(str, at)))
    return told if value.ndim == 1 else f"{told}, off by {number(np.abs(value - reference)[at])}"
