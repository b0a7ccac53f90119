"""Every check of an argument: each refuses what cannot be computed with a sentence, and returns what can be used.

A function checks its arguments once, where they come in; behind that door the arithmetic is left alone.
"""

import math
from collections import namedtuple
from numbers import Integral, Real

import numpy as np

quietly = np.errstate(over="ignore", invalid="ignore", divide="ignore")

Sets = namedtuple("Sets", "axes n counts")
Sets.__doc__ = """The index sets of an array:
the `axes` they run along, how many values `n` each holds, which `counts`."""


class NotAnArray(TypeError, ValueError):
    """What came is no array of real numbers: both a wrong type and a wrong value."""


def as_array(x, name):
    """`x` as an array; refuses ragged lists and masked arrays."""
    if isinstance(x, np.ma.MaskedArray):
        raise NotAnArray(f"{name} is a masked array, whose mask would be lost: pass {name}.data and a mask.")
    try:
        return np.asarray(x)
    except ValueError:
        raise NotAnArray(f"{name} must be an array; got rows of unequal lengths.") from None


def as_real(x, name="x"):
    """`x` as an array of float64, and the dtype in which results are handed back."""
    array = as_array(x, name)
    if array.dtype.kind not in "fiub":
        came = f"{type(x).__name__} of dtype {array.dtype}"
        raise NotAnArray(f"{name} must be an array of real numbers; got {came}.")
    wide = array.astype(np.promote_types(array.dtype, np.float64), copy=False)
    return wide, array.dtype if array.dtype.kind == "f" else wide.dtype


def as_channels(x):
    """As `as_real`, for an array (N, C, ...)."""
    x, dtype = as_real(x)
    if x.ndim < 2:
        raise ValueError(f"x must have shape (N, C, ...), 2 axes or more; got shape {x.shape}.")
    return x, dtype


def as_like(d, name, x):
    """`d` as an array of float64 with the shape of the array `x`."""
    d, _ = as_real(d, name)
    if d.shape != x.shape:
        raise ValueError(f"{name} must have the shape of x, {x.shape}; got {d.shape}.")
    return d


def as_parameter(parameter, name, shape, axes):
    """`parameter` reshaped to lie along `axes` of an array of `shape`, whose sizes there it must have."""
    parameter, _ = as_real(parameter, name)
    expected = tuple(shape[axis] for axis in axes)
    if parameter.shape != expected:
        raise ValueError(f"{name} must have shape {expected}, the sizes of x along axes {axes}; "
                         f"got {parameter.shape}.")
    return parameter.reshape([size if axis in axes else 1 for axis, size in enumerate(shape)])


def as_axes(axes, ndim, name="axes"):
    """One axis, or several, as a sorted tuple of integers between 0 and `ndim` - 1."""
    listed = list(axes) if isinstance(axes, (tuple, list, range)) else [axes]
    for axis in listed:
        if isinstance(axis, bool) or not isinstance(axis, Integral):
            raise ValueError(f"{name} must be an integer or a tuple of integers; got {axes!r}.")
        if not -ndim <= axis < ndim:
            raise ValueError(f"{name}={axes!r}: axis {axis} is out of range for an array with {ndim} axes.")
    different = sorted({int(axis) % ndim for axis in listed})
    if not listed or len(different) < len(listed):
        raise ValueError(f"{name} must name at least one axis, and each only once; got {axes!r}.")
    return tuple(different)


def as_count(value, name):
    """`value` if it is a positive integer."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
        raise ValueError(f"{name} must be a positive integer; got {value!r}.")
    return int(value)


def as_number(value, name):
    """`value` if it is a finite number, 0 or more."""
    if not (isinstance(value, Real) and 0 <= value < math.inf):
        raise ValueError(f"{name} must be a finite number, 0 or more; got {value!r}.")
    return value


def as_sets(x, axes, *, eps=1, mask=None, single=None):
    """The Sets of the array `x` along `axes`; refuses one in which no value counts.

    `eps` must be a finite number, 0 or more; if it is 0, a set of equal values is refused. `mask` is boolean
    and broadcasts against `x`. `single` is the sentence that refuses a set of one value.
    """
    n, counts = math.prod(x.shape[axis] for axis in axes), True
    if mask is not None:
        counts = _as_mask(mask, x.shape)
        n = counts.sum(axes, keepdims=True)
    if np.any(n == 0):
        cause = "is empty" if mask is None else "has no value that counts (mask is False on all of it)"
        raise ValueError(f"x of shape {x.shape} over axes {axes}: an index set {cause}; it needs at least one.")
    if single and np.any(n == 1):
        raise ValueError(f"{single}; x of shape {x.shape} has a set of one value that counts.")
    sets = Sets(axes, n, counts)
    if as_number(eps, "eps") == 0:
        extremes(x, sets)
    return sets


def extremes(x, sets):
    """The smallest and the largest value of each of the Sets (kept as size 1); refuses a set of equal values."""
    low = x.min(sets.axes, where=sets.counts, initial=np.inf, keepdims=True)
    high = x.max(sets.axes, where=sets.counts, initial=-np.inf, keepdims=True)
    if np.any(low == high):
        raise ValueError(f"x is constant along axes {sets.axes} in {np.sum(low == high)} of {low.size} sets: "
                         "nothing to divide by; leave these out or, where there is an eps, make it positive.")
    return low, high


def _as_mask(mask, shape):
    mask = as_array(mask, "mask")
    if mask.dtype != bool:
        raise ValueError(f"mask must be boolean, True where a value counts; got dtype {mask.dtype}.")
    try:
        return np.broadcast_to(mask, shape)
    except ValueError:
        raise ValueError(f"mask of shape {mask.shape} does not broadcast against x of shape {shape}: "
                         "for one flag per token of (N, T, D), pass mask[..., None].") from None
