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

from helpers.stats import as_axes, as_count, as_eps, as_real, counted, quietly, scores

AXES = {  # the table: which axes of x are averaged over, by its number of axes
    "batch": lambda ndim, channel=1: tuple(axis for axis in range(ndim) if axis != channel),
    "layer": lambda ndim: (ndim - 1,),
    "instance": lambda ndim: tuple(range(2, ndim)),
    "group": lambda ndim: tuple(range(2, ndim + 1)),  # after `grouped` has added an axis
    "rms": lambda ndim: (ndim - 1,),
}


@quietly
def normalize(x, axes, *, eps=1e-5, mask=None):
    """`x` with mean 0 and variance 1 (up to eps) over each index set: the primitive of all norms.

    `mask` (boolean, True = counts) broadcasts against `x`; what does not count still gets an output.
    """
    x, dtype = as_real(x)
    return scores(x, as_axes(axes, x.ndim), eps=eps, mask=mask)[0].astype(dtype)


@quietly
def normalize_backward(d, x, axes, *, eps=1e-5, mask=None):
    """The gradient of `x`, given `d`, the gradient of normalize(x, axes); both have the shape of `x`.

    Without a mask: dx = (d - mean_S(d) - x_hat * mean_S(d * x_hat)) / sqrt(var + eps), the equations of Ioffe
    and Szegedy 2015, section 3, in one line. With a mask every output of S depends on the statistics, but
    only the n values that count move them: the sums run over all of S, are divided by n, and reach only
    these n values. With gamma, pass d = gamma * dy.
    """
    x, dtype = as_real(x)
    d, _ = as_real(d, "d")
    if d.shape != x.shape:
        raise ValueError(f"d must have the shape of x, {x.shape}; got {d.shape}.")
    axes = as_axes(axes, x.ndim)
    x_hat, root = scores(x, axes, eps=eps, mask=mask)
    keep, n = counted(x.shape, axes, mask)
    pull = np.where(d == 0, 0.0, d * x_hat)  # a masked NaN with no gradient stays out of the sum
    return ((d - np.where(keep, through_statistics(d, pull, x_hat, axes, n), 0.0)) / root).astype(dtype)


def through_statistics(d, pull, x_hat, axes, n):
    """What mean and variance take off the gradient `d`; `pull` is d * x_hat, `n` counts; checks nothing."""
    return d.sum(axes, keepdims=True) / n + x_hat * (pull.sum(axes, keepdims=True) / n)


@quietly
def batch_norm(x, gamma=None, beta=None, *, eps=1e-5, mask=None, channel_axis=1):
    """Normalize each channel over the batch, as in training: (N, C, ...), or (N, T, D) with channel_axis=-1.

    `gamma`, `beta` (C,). A mask (N, T) of (N, T, D) is passed as mask[..., None]. Refuses a channel with one
    value, whose output would always be beta. Ioffe and Szegedy 2015, Algorithm 1.
    """
    x, dtype = as_channels(x)
    (channel,) = as_axes([channel_axis], x.ndim, "channel_axis")
    axes = AXES["batch"](x.ndim, channel)
    refuse_single(x, axes, mask, "batch_norm needs 2 values or more per channel (a larger batch)")
    x_hat, _ = scores(x, axes, eps=eps, mask=mask)
    return scale_and_shift(x_hat, gamma, beta, (channel,)).astype(dtype)


@quietly
def layer_norm(x, gamma=None, beta=None, *, eps=1e-5, axes=-1):
    """Normalize each example (and token) over its own features.

    `gamma`, `beta` have the shape of the normalized axes. One feature alone gives 0, as in PyTorch.
    Ba, Kiros and Hinton 2016, equation 3.
    """
    x, dtype = as_real(x)
    axes = as_axes(axes, x.ndim)
    return scale_and_shift(scores(x, axes, eps=eps)[0], gamma, beta, axes).astype(dtype)


@quietly
def instance_norm(x, gamma=None, beta=None, *, eps=1e-5):
    """Normalize each channel of each example over space: (N, C, L) or (N, C, H, W).

    `gamma`, `beta` (C,). Refuses one spatial value, whose output would always be beta.
    Ulyanov, Vedaldi and Lempitsky 2016.
    """
    x, dtype = as_channels(x)
    axes = AXES["instance"](x.ndim)
    refuse_single(x, axes, None, "instance_norm needs (N, C, ...) with 2 spatial values or more")
    return scale_and_shift(scores(x, axes, eps=eps)[0], gamma, beta, (1,)).astype(dtype)


@quietly
def group_norm(x, groups, gamma=None, beta=None, *, eps=1e-5):
    """Normalize each example over space and groups of neighbouring channels: (N, C, ...).

    `gamma`, `beta` (C,). Refuses `groups` that do not divide C, and a set of one value, whose output would be
    beta. Wu and He 2018.
    """
    x, dtype = as_channels(x)
    split = grouped(x, groups)
    axes = AXES["group"](x.ndim)
    refuse_single(split, axes, None, "group_norm needs 2 values or more per example and group (fewer groups)")
    x_hat = scores(split, axes, eps=eps)[0].reshape(x.shape)
    return scale_and_shift(x_hat, gamma, beta, (1,)).astype(dtype)


@quietly
def rms_norm(x, gamma=None, *, eps=1e-6):
    """Divide by the root mean square over the last axis: x / sqrt(mean(x^2) + eps) * gamma.

    `gamma` (D,). With eps = 0 refuses a row of zeros. Zhang and Sennrich 2019.
    """
    x, dtype = as_real(x)
    axes = as_axes(-1, x.ndim, "last axis")
    _, n = counted(x.shape, axes)
    mean_square = (x**2).sum(axes, keepdims=True) / n + as_eps(eps)
    if np.any(mean_square == 0):
        raise ValueError("x has a row of zeros and eps=0: nothing to divide by; make eps positive.")
    return scale_and_shift(x / np.sqrt(mean_square), gamma, None, axes).astype(dtype)


def grouped(x, groups):
    """`x` of (N, C, ...) seen as (N, G, C/G, ...) with G = `groups`, which must divide C."""
    x, dtype = as_channels(x)
    n, channels, *space = x.shape
    if channels % as_count(groups, "groups"):
        raise ValueError(f"groups must divide the number of channels, {channels}; got {groups}.")
    return x.reshape(n, groups, channels // groups, *space).astype(dtype, copy=False)


def as_channels(x):
    x, dtype = as_real(x)
    if x.ndim < 2:
        raise ValueError(f"x must have shape (N, C, ...), 2 axes or more; got shape {x.shape}.")
    return x, dtype


def refuse_single(x, axes, mask, sentence):
    _, n = counted(x.shape, axes, mask)
    if np.any(n == 1):
        raise ValueError(f"{sentence}; x of shape {x.shape} has a set of one value that counts.")


def scale_and_shift(x_hat, gamma, beta, axes):
    """gamma * x_hat + beta, leaving out what is None; both have the sizes of `x_hat` along `axes`."""
    if gamma is not None:
        x_hat = x_hat * along(gamma, "gamma", x_hat.shape, axes)
    if beta is not None:
        x_hat = x_hat + along(beta, "beta", x_hat.shape, axes)
    return x_hat


def along(parameter, name, shape, axes):
    """`parameter` reshaped to lie along `axes` of an array of `shape`, whose sizes there it must have."""
    parameter, _ = as_real(parameter, name)
    expected = tuple(shape[axis] for axis in axes)
    if parameter.shape != expected:
        raise ValueError(f"{name} must have shape {expected}, the sizes of x along axes {axes}; "
                         f"got {parameter.shape}.")
    return parameter.reshape([size if axis in axes else 1 for axis, size in enumerate(shape)])
