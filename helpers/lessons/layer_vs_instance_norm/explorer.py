"""The explorer: which values of one tensor share a mean and a variance."""
import numpy as np

from helpers import norms, stats
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.index_sets import EACH_PIXEL, NORMS, sets_of
from helpers.plots.tensors import set_picture
from helpers.text import number

SHAPE = 2, 4, 2, 3
GROUPS = 2
EPS = 1e-5
BLOCKS = np.random.default_rng(10).integers(0, 10, SHAPE).astype(float)
WHOSE = {"batch": "channel {c} of all examples", "layer": "all channels of example {n}",
         EACH_PIXEL: "all channels of example {n} at row {h}, column {w}",
         "instance": "channel {c} of example {n}", "group": "channels {first} and {last} of example {n}",
         "rms": "all channels of example {n}"}


def index_sets():
    """A menu picks the norm, a click or two sliders a cell; the values that share its statistics light up."""
    cell = [Slider(key, label, tuple(range(size)), start, always=tuple(range(size)), shown=key in "nc")
            for key, label, size, start in
            zip("nchw", ("n, example", "c, channel", "h, row", "w, column"), SHAPE, (0, 1, 0, 2))]
    return Explorer("Index sets of one tensor", [Choice("norm", "Norm", NORMS, "batch"), *cell],
                    _compute, set_picture(BLOCKS), _say, _numbers)


def _compute(norm, n, c, h, w):
    sets = sets_of(norm, SHAPE, GROUPS)
    lit = sets == sets[n, c, h, w]
    mu, var = stats.moments(BLOCKS[lit], 0)
    x_hat = np.zeros(SHAPE)
    x_hat[lit] = norms.rms_norm(BLOCKS[lit], eps=EPS) if norm == "rms" else norms.normalize(BLOCKS[lit], 0, eps=EPS)
    return {"x_hat": x_hat, "lit": lit, "picked": (n, c, h, w), "norm": norm, "mu": mu, "var": var,
            "sets": sets.max() + 1}


def _say(values):
    n, c, h, w = values["picked"]
    first = c - c % (SHAPE[1] // GROUPS)
    whose = WHOSE[values["norm"]].format(n=n, c=c, h=h, w=w, first=first, last=first + 1)
    shared = "its root mean square" if values["norm"] == "rms" else "its mean and variance"
    return (f"The {number(BLOCKS[n, c, h, w])} at x[{n}, {c}, {h}, {w}] shares {shared} with "
            f"{values['lit'].sum() - 1} other values: {whose}.")


def _numbers(values):
    mu, var, picked = values["mu"], values["var"], values["picked"]
    x, x_hat = number(BLOCKS[picked]), number(values["x_hat"][picked])
    rows = {"index sets": f"{values['sets']} of {values['lit'].sum()} values each"}
    if values["norm"] == "rms":
        square = number(var + mu**2)
        return {**rows, "mean of x^2": square, "x_hat here": f"{x} / sqrt({square} + {EPS:g}) = {x_hat}"}
    return {**rows, "mu": number(mu), "var": number(var),
            "x_hat here": f"({x} - {number(mu)}) / sqrt({number(var)} + {EPS:g}) = {x_hat}"}
