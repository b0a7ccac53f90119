"""Every normalization layer is one operation over a different index set S.

    x_hat = (x - mean over S) / sqrt(variance over S + eps)        y = gamma * x_hat + beta

    norm      x                    one set S: the values that share ...    gamma, beta
    batch     (N, C, ...)          a channel                               (C,)
    layer     (N, T, D)            an example and token                    (D,)
    instance  (N, C, ...)          an example and channel                  (C,)
    group     (N, G, C/G, ...)     an example and group of channels        (C,)
    rms       (..., D)             as layer; the mean is not removed       (D,), no beta

Precision, NaN and infinity: as in `stats`. With eps = 0 a set of equal values is refused.
"""

import numpy as np

from helpers.checked import as_axes, as_channels, as_count, as_like, as_number, as_parameter, as_real, as_sets, quietly
from helpers.stats import mean

AXES = {  # the table: which axes of x the sets run along, by its number of axes
    "batch": lambda ndim, channel=1: tuple(axis for axis in range(ndim) if axis != channel),
    "layer": lambda ndim, first=-1: tuple(range(ndim)[first:]),
    "instance": lambda ndim: tuple(range(2, ndim)),
    "group": lambda ndim: tuple(range(2, ndim + 1)),  # after `grouped` has added an axis
    "rms": lambda ndim, first=-1: tuple(range(ndim)[first:]),
}


def kernel(x, sets, eps):
    """The formula: x_hat, the root, and the mean and variance of each of the Sets; checks nothing."""
    mu = mean(x, *sets)
    var = mean((centred := x - mu) ** 2, *sets)
    x_hat = centred / (root := np.sqrt(var + eps))
    return x_hat, root, mu, var


def kernel_backward(d, x_hat, root, sets):
    """The formula of the gradient of x, given `d`, that of x_hat; checks nothing.

    The equations of Ioffe and Szegedy 2015, section 3, in one line. With gamma, d = gamma * dy.
    """
    return (d - mean(d, *sets) - x_hat * mean(d * x_hat, *sets)) / root


@quietly
def normalize(x, axes, *, eps=1e-5, mask=None):
    """`x` with mean 0 and variance 1 (up to eps) over each index set: the primitive of all norms.

    `mask` (boolean, True = counts) broadcasts against `x`; what does not count still gets an output.
    """
    x, dtype = as_real(x)
    sets = as_sets(x, as_axes(axes, x.ndim), eps=eps, mask=mask)
    return kernel(x, sets, eps)[0].astype(dtype)


@quietly
def normalize_backward(d, x, axes, *, eps=1e-5, mask=None):
    """The gradient of `x`, given `d`, the gradient of normalize(x, axes); both have the shape of `x`.

    With a mask every output of S depends on the statistics, but only the n values that count move them: the
    sums run over all of S, are divided by n, and reach only these n values.
    """
    x, dtype = as_real(x)
    d = as_like(d, "d", x)
    sets = as_sets(x, as_axes(axes, x.ndim), eps=eps, mask=mask)
    x_hat, root, _, _ = kernel(x, sets, eps)
    x_hat = np.where(sets.counts | (d != 0), x_hat, 0.0)  # a masked NaN with no gradient stays out of the sum
    dx = kernel_backward(d, x_hat, root, sets._replace(counts=True))
    return np.where(sets.counts, dx, d / root).astype(dtype)


@quietly
def batch_norm(x, gamma=None, beta=None, *, eps=1e-5, mask=None, channel_axis=1):
    """Normalize each channel over the batch, as in training: (N, C, ...), or (N, T, D) with channel_axis=-1.

    `gamma`, `beta` (C,). A mask (N, T) of (N, T, D) is passed as mask[..., None]. Refuses a channel with one
    value, whose output would always be beta. Ioffe and Szegedy 2015, Algorithm 1.
    """
    x, dtype = as_channels(x)
    (channel,) = as_axes([channel_axis], x.ndim, "channel_axis")
    sets = as_sets(x, AXES["batch"](x.ndim, channel), eps=eps, mask=mask,
                   single="batch_norm needs 2 values or more per channel (a larger batch)")
    return scale_and_shift(kernel(x, sets, eps)[0], gamma, beta, (channel,)).astype(dtype)


@quietly
def layer_norm(x, gamma=None, beta=None, *, eps=1e-5, axes=-1):
    """Normalize each example (and token) over its own features.

    `gamma`, `beta` have the shape of the normalized axes. One feature alone gives 0, as in PyTorch.
    Ba, Kiros and Hinton 2016, equation 3.
    """
    x, dtype = as_real(x)
    sets = as_sets(x, as_axes(axes, x.ndim), eps=eps)
    return scale_and_shift(kernel(x, sets, eps)[0], gamma, beta, sets.axes).astype(dtype)


@quietly
def instance_norm(x, gamma=None, beta=None, *, eps=1e-5):
    """Normalize each channel of each example over space: (N, C, L) or (N, C, H, W).

    `gamma`, `beta` (C,). Refuses one spatial value, whose output would always be beta.
    Ulyanov, Vedaldi and Lempitsky 2016.
    """
    x, dtype = as_channels(x)
    sets = as_sets(x, AXES["instance"](x.ndim), eps=eps,
                   single="instance_norm needs (N, C, ...) with 2 spatial values or more")
    return scale_and_shift(kernel(x, sets, eps)[0], gamma, beta, (1,)).astype(dtype)


@quietly
def group_norm(x, groups, gamma=None, beta=None, *, eps=1e-5):
    """Normalize each example over space and groups of neighbouring channels: (N, C, ...).

    `gamma`, `beta` (C,). Refuses `groups` that do not divide C, and a set of one value, whose output would be
    beta. Wu and He 2018.
    """
    x, dtype = as_channels(x)
    split = grouped(x, groups)
    sets = as_sets(split, AXES["group"](x.ndim), eps=eps,
                   single="group_norm needs 2 values or more per example and group (fewer groups)")
    x_hat = kernel(split, sets, eps)[0].reshape(x.shape)
    return scale_and_shift(x_hat, gamma, beta, (1,)).astype(dtype)


@quietly
def rms_norm(x, gamma=None, *, eps=1e-6):
    """Divide by the root mean square over the last axis: x / sqrt(mean(x^2) + eps) * gamma.

    `gamma` (D,). With eps = 0 refuses a row of zeros. Zhang and Sennrich 2019.
    """
    x, dtype = as_real(x)
    sets = as_sets(x, as_axes(-1, x.ndim, "last axis"))
    mean_square = mean(x**2, *sets) + as_number(eps, "eps")
    if np.any(mean_square == 0):
        raise ValueError("x has a row of zeros and eps=0: nothing to divide by; make eps positive.")
    return scale_and_shift(x / np.sqrt(mean_square), gamma, None, sets.axes).astype(dtype)


def grouped(x, groups):
    """`x` of (N, C, ...) seen as (N, G, C/G, ...) with G = `groups`, which must divide C."""
    n, channels, *space = np.shape(x)
    if channels % as_count(groups, "groups"):
        raise ValueError(f"groups must divide the number of channels, {channels}; got {groups}.")
    return np.reshape(x, (n, groups, channels // groups, *space))


def scale_and_shift(x_hat, gamma, beta, axes):
    """y = gamma * x_hat + beta, leaving out what is None; both have the sizes of `x_hat` along `axes`."""
    if gamma is not None:
        x_hat = as_parameter(gamma, "gamma", x_hat.shape, axes) * x_hat
    if beta is not None:
        x_hat = x_hat + as_parameter(beta, "beta", x_hat.shape, axes)
    return x_hat
