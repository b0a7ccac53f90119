"""Index sets, numbered: which values of an array share a mean and a variance."""

import numpy as np

from helpers.norms import AXES


EACH_PIXEL = "layer, pixel"
"""Layer norm over the channels alone, at each place of an image, as ConvNeXt has it (Liu et al. 2022)."""
NORMS = "batch", "layer", EACH_PIXEL, "instance", "group", "rms"
"""The norms of an image tensor that `sets_of` knows."""


def set_numbers(shape, axes):
    """The number of each value's index set, in an array of this shape whose sets run along `axes`."""
    kept = [1 if axis in axes else size for axis, size in enumerate(shape)]
    return np.broadcast_to(np.arange(np.prod(kept)).reshape(kept), shape)


def sets_of(norm, shape, groups):
    """The number of each value's index set in an image tensor (N, C, H, W) under one of NORMS.

    Layer and RMS norm run over all but the examples, as for group norm with one group: Wu and He 2018.
    """
    n, c, *space = shape
    if norm == "group":
        return set_numbers((n, groups, c // groups, *space), AXES["group"](len(shape))).reshape(shape)
    if norm == EACH_PIXEL:
        return set_numbers(shape, (1,))
    given = (1,) if norm in ("layer", "rms") else ()
    return set_numbers(shape, AXES[norm](len(shape), *given))
