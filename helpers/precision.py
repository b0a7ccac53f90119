"""Half precision in NumPy: numbers rounded to float16 or bfloat16 after every operation, and norms computed so.

float16 keeps 11 significant bits and ends at 65,504; bfloat16 keeps 8 and reaches as far as float32.
"""
import numpy as np

from helpers.stats import quietly

FORMATS = ("float16", "bfloat16", "float32")


@quietly
def rounded(x, kind):
    """`x` as float32, rounded to the nearest number of the format `kind`; a tie goes to the even neighbour."""
    x = np.asarray(x, np.float32)
    if kind == "float32":
        return x
    if kind == "float16":
        return x.astype(np.float16).astype(np.float32)
    if kind != "bfloat16":
        raise ValueError(f"kind must be one of {', '.join(FORMATS)}; got {kind!r}.")
    bits = x.view(np.uint32)
    tie = np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))
    return np.where(np.isfinite(x), ((bits + tie) & np.uint32(0xFFFF0000)).view(np.float32), x)


@quietly
def total(values, kind):
    """The sum of `values` (n,), added one after the other, each partial sum rounded to `kind`."""
    result = np.float32(0)
    for value in rounded(values, kind):
        result = rounded(result + value, kind)
    return float(result)


@quietly
def layer_norm(x, kind, *, eps=1e-5):
    """Layer norm of `x` (..., D) with every intermediate result rounded to `kind`, eps too."""
    x = rounded(x, kind)
    mu = rounded(x.mean(-1, keepdims=True), kind)
    centred = rounded(x - mu, kind)
    squares = rounded(centred * centred, kind)
    var = rounded(squares.mean(-1, keepdims=True), kind)
    root = rounded(np.sqrt(rounded(var + rounded(eps, kind), kind)), kind)
    return rounded(centred / root, kind)


@quietly
def rms_norm(x, kind, *, eps=1e-6, inside="float32"):
    """RMS norm of `x` (..., D), given in `kind`, whose squares, mean and root are of the format `inside`."""
    x = rounded(x, kind)
    squares = rounded(x * x, inside)
    mean = rounded(squares.mean(-1, keepdims=True, dtype=np.float32), inside)
    root = rounded(np.sqrt(rounded(mean + rounded(eps, inside), inside)), inside)
    return rounded(x / root, kind)


def machine_eps(kind):
    """The distance from 1 to the next number of the format: what `finfo(...).eps` says."""
    return {"float16": 2.0**-10, "bfloat16": 2.0**-7, "float32": 2.0**-23}[kind]


def sums(*, n=(256, 1024, 4096, 16384), kinds=("bfloat16", "float16", "float32")):
    """The sum of n ones over kind and n, divided by n: 1 where no addition was lost."""
    return np.array([[total(np.ones(count), kind) / count for count in n] for kind in kinds])
