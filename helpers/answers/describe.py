"""Says in one sentence how an array differs from a reference, without giving the reference away."""
from itertools import permutations

import numpy as np

from helpers.answers.compare import SENTENCES, agree, count, outcomes, right
from helpers.answers.sealed import VIEWS
from helpers.text import number

MOST_AXES = 4
FACTOR = "{where} off by one factor: is a division missing, or one by something else?"
ADDED = "{where} off by one and the same number: was the mean not subtracted, or another one?"
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
    if isinstance(reference, np.ndarray):   # a sealed one tells it among its outcomes
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
    if [n for n in value.shape if n > 1] != [n for n in reference.shape if n > 1]:
        return told
    return told + (": leave keepdims out" if value.ndim > reference.ndim
                   else ": keepdims=True keeps the axes of length 1"
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
    for axis, where, factor in _axes_to_try(reference, tol):
        if factor and _factor(value, reference, axis, tol):
            return FACTOR.format(where=where)
        added = (value - reference).mean(axis=axis, keepdims=True)
        if agree(value - added, reference, tol):
            return ADDED.format(where=where)
    return None


def _axes_to_try(reference, tol):
    """(axis, its words, whether a factor can be told) for the axes along which a reference differs enough."""
    for axis in [None, *range(reference.ndim)]:
        many = reference.size if axis is None else reference.shape[axis]
        if many >= ENOUGH and np.ptp(reference, axis=axis).min() > tol * np.abs(reference).max():
            where = "all entries are" if axis is None else f"along axis {axis} all entries are"
            yield axis, where, np.min(np.count_nonzero(reference, axis=axis)) >= ENOUGH


def directions(reference, tol):
    """What tells of one factor, or one added number: (sentence, view, the reference so seen),
    the views of sealed.VIEWS."""
    for axis, where, factor in _axes_to_try(reference, tol):
        view = "" if axis is None else f" {axis}"
        if factor:
            yield FACTOR.format(where=where), f"factor{view}", VIEWS["factor"](reference, axis)
        yield ADDED.format(where=where), f"added{view}", VIEWS["added"](reference, axis)


def _factor(value, reference, axis, tol):
    factor = (value * reference).sum(axis=axis, keepdims=True) / (reference**2).sum(axis=axis, keepdims=True)
    return bool((factor > 0).all()) and agree(value, factor * reference, tol)


def _entries(value, reference, tol):
    known = isinstance(reference, np.ndarray)
    if value.size == 1:
        return SENTENCES["large" if value > reference else "small"] if known else SENTENCES["one"]
    hits = right(value, reference, tol)
    if hits.all():   # a byte of each has deceived: only a sealed reference comes here
        return SENTENCES["not all"]
    at = np.unravel_index(hits.argmin(), hits.shape)
    told = SENTENCES["some"].format(right=hits.sum(), count=hits.size, at=", ".join(map(str, at)))
    return f"{told}, off by {number(np.abs(value - reference)[at])}" if known and value.ndim > 1 else told
