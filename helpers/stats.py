"""Mean, variance and running estimates: the only place of the course where a variance is computed.

Arithmetic is done in float64 and the result has the precision of the input: float16, float32 and float64 come
back as they came; integers and booleans (counted as 0 and 1) become float64. NaN and infinity pass through
visibly and without a warning. What cannot be computed is refused with a sentence.
"""

import math
from numbers import Integral, Real

import numpy as np

quietly = np.errstate(over="ignore", invalid="ignore", divide="ignore")


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


def as_eps(eps):
    """`eps` if it is a finite number, 0 or more."""
    if not (isinstance(eps, Real) and 0 <= eps < math.inf):
        raise ValueError(f"eps must be a finite number, 0 or more; got {eps!r}.")
    return eps


def counted(shape, axes, mask=None):
    """Which values count (True, or an array of `shape`), and how many of them each index set holds."""
    if mask is None:
        keep, n = True, math.prod(shape[axis] for axis in axes)
    else:
        mask = as_array(mask, "mask")
        if mask.dtype != bool:
            raise ValueError(f"mask must be boolean, True where a value counts; got dtype {mask.dtype}.")
        try:
            keep = np.broadcast_to(mask, shape)
        except ValueError:
            raise ValueError(f"mask of shape {mask.shape} does not broadcast against x of shape {shape}: "
                             "for one flag per token of (N, T, D), pass mask[..., None].") from None
        n = keep.sum(axes, keepdims=True)
    if np.any(n == 0):
        cause = "is empty" if mask is None else "has no value that counts (mask is False on all of it)"
        raise ValueError(f"x of shape {shape} over axes {axes}: an index set {cause}; it needs at least one.")
    return keep, n


def spread(x, axes, n, keep=True, ddof=0):
    """Mean, x - mean and variance of the `n` values that count, over `axes` (kept as size 1); checks nothing.

    In two passes: first the mean, then the squares of x - mean. Why: Chan, Golub and LeVeque 1983.
    """
    mu = x.sum(axes, where=keep, keepdims=True) / n
    centred = x - mu
    return mu, centred, (centred * centred).sum(axes, where=keep, keepdims=True) / (n - ddof)


@quietly
def moments(x, axes, *, mask=None, ddof=0, keepdims=False):
    """The mean and variance of `x` over `axes`.

    `mask` is boolean (True = counts) and broadcasts against `x`; the variance is divided by n - `ddof`.
    Refuses a set with no value that counts, and n <= ddof.
    """
    x, dtype = as_real(x)
    axes = as_axes(axes, x.ndim)
    keep, n = counted(x.shape, axes, mask)
    if not (isinstance(ddof, Real) and ddof >= 0):
        raise ValueError(f"ddof must be a number, 0 or more; got {ddof!r}.")
    if np.any(n <= ddof):
        raise ValueError(f"ddof={ddof} needs more than {ddof} values in each index set; got {np.min(n)}.")
    mu, _, var = spread(x, axes, n, keep, ddof)
    if not keepdims:
        mu, var = mu.squeeze(axes)[()], var.squeeze(axes)[()]
    return mu.astype(dtype), var.astype(dtype)


def extremes(x, axes, mask=None):
    """The smallest and the largest value over `axes` (kept as size 1); refuses a set of equal values."""
    keep, _ = counted(x.shape, axes, mask)
    low = x.min(axes, where=keep, initial=np.inf, keepdims=True)
    high = x.max(axes, where=keep, initial=-np.inf, keepdims=True)
    if np.any(low == high):
        raise ValueError(f"x is constant along axes {axes} in {np.sum(low == high)} of {low.size} sets: "
                         "nothing to divide by; leave these out or, where there is an eps, make it positive.")
    return low, high


def scores(x, axes, *, eps, mask=None, ddof=0):
    """x_hat = (x - mu) / sqrt(var + eps) over `axes`, and the root, in float64; eps=0 refuses a constant."""
    if as_eps(eps) == 0:
        extremes(x, axes, mask)
    mu, var = moments(x, axes, mask=mask, ddof=ddof, keepdims=True)
    root = np.sqrt(var + eps)
    return (x - mu) / root, root


@quietly
def min_max(x, axis=0):
    """`x` moved and scaled so that along `axis` it runs from 0 to 1; refuses a constant column."""
    x, dtype = as_real(x)
    low, high = extremes(x, as_axes(axis, x.ndim, "axis"))
    return ((x - low) / (high - low)).astype(dtype)


@quietly
def standardize(x, axis=0, *, ddof=0, eps=0.0):
    """`x` with mean 0 and variance 1 along `axis`; refuses a constant column unless `eps` > 0."""
    x, dtype = as_real(x)
    return scores(x, as_axes(axis, x.ndim, "axis"), eps=eps, ddof=ddof)[0].astype(dtype)


class RunningMoments:
    """A running mean `mu` and variance `var`, from 0 and 1: new = (1 - momentum) * old + momentum * batch.

    `momentum` is the weight of the new value, as in PyTorch (in Keras: of the old one). `unbiased` multiplies
    the batch variance by n / (n - 1) first: Ioffe and Szegedy 2015, Algorithm 2.
    """

    def __init__(self, shape, momentum=0.1, unbiased=True):
        sizes = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
        sizes = tuple(as_count(size, "shape") for size in sizes)
        if not (isinstance(momentum, Real) and 0 < momentum <= 1):
            raise ValueError(f"momentum, the weight of the new value, must be in (0, 1]; got {momentum!r}.")
        self.momentum, self.unbiased = momentum, unbiased
        self.mu, self.var = np.zeros(sizes), np.ones(sizes)

    @quietly
    def update(self, mu, var, n):
        """Take in the mean and the (biased) variance of a batch of `n` values; `mu` and `var` of `shape`."""
        mu, var, n = as_real(mu, "mu")[0], as_real(var, "var")[0], as_count(n, "n")
        for name, new in {"mu": mu, "var": var}.items():
            if new.shape != self.mu.shape:
                raise ValueError(f"{name} must have the shape {self.mu.shape}; got {new.shape}.")
        if np.any(var < 0):
            raise ValueError(f"var must not be negative; got {np.nanmin(var)}.")
        if self.unbiased and n == 1:
            raise ValueError("n must be at least 2 for n / (n - 1); got 1: use unbiased=False.")
        factor = n / (n - 1) if self.unbiased else 1.0
        self.mu = (1 - self.momentum) * self.mu + self.momentum * mu
        self.var = (1 - self.momentum) * self.var + self.momentum * factor * var
