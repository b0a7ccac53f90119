"""Mean, variance and running estimates.

Arithmetic is done in float64 and the result has the precision of the input: float16, float32 and float64 come
back as they came; integers and booleans (counted as 0 and 1) become float64. NaN and infinity pass through
visibly and without a warning. What cannot be computed is refused with a sentence (helpers.checked).
"""

from numbers import Real

import numpy as np

from helpers.checked import as_axes, as_count, as_number, as_real, as_sets, extremes, quietly


def mean(x, axes, n, counts=True):
    """The mean of the `n` values that count in each index set of `x`, along `axes`, kept as size 1."""
    return np.add.reduce(x, axes, keepdims=True, where=counts) / n


@quietly
def moments(x, axes, *, mask=None, ddof=0, keepdims=False):
    """The mean and variance of `x` over `axes`: in two passes, first the mean, then the squares of x - mean.

    `mask` is boolean (True = counts) and broadcasts against `x`; the variance is divided by n - `ddof`.
    Refuses a set with no value that counts, and n <= ddof. Why two passes: Chan, Golub and LeVeque 1983.
    """
    x, dtype = as_real(x)
    axes, n, counts = as_sets(x, as_axes(axes, x.ndim), mask=mask)
    if np.any(n <= as_number(ddof, "ddof")):
        raise ValueError(f"ddof={ddof} needs more than {ddof} values in each index set; got {np.min(n)}.")
    mu = mean(x, axes, n, counts)
    var = mean((x - mu) ** 2, axes, n - ddof, counts)
    if not keepdims:
        mu, var = mu.squeeze(axes)[()], var.squeeze(axes)[()]
    return mu.astype(dtype), var.astype(dtype)


@quietly
def min_max(x, axis=0):
    """`x` moved and scaled so that along `axis` it runs from 0 to 1; refuses a constant column."""
    x, dtype = as_real(x)
    low, high = extremes(x, as_sets(x, as_axes(axis, x.ndim, "axis")))
    return ((x - low) / (high - low)).astype(dtype)


@quietly
def standardize(x, axis=0, *, ddof=0, eps=0.0):
    """`x` with mean 0 and variance 1 along `axis`; refuses a constant column unless `eps` > 0."""
    x, dtype = as_real(x)
    axes, _, _ = as_sets(x, as_axes(axis, x.ndim, "axis"), eps=eps)
    mu, var = moments(x, axes, ddof=ddof, keepdims=True)
    return ((x - mu) / np.sqrt(var + eps)).astype(dtype)


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
