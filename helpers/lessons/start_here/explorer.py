"""The explorer of the axes: which cells of a table are averaged together."""
import numpy as np

from helpers import stats
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.index_sets import set_numbers
from helpers.lessons.start_here.margins import margins_picture
from helpers.text import number

X = np.array([[1, 3, 9, 3], [5, 8, 12, 7], [3, 4, 9, 8]], float)
DAYS = ("day 0", "day 1", "day 2")
TIMES = ("night", "morning", "noon", "evening")
AXES = {"axis 0": 0, "axis 1": 1, "both": (0, 1)}
NORMS = {0: "batch norm", 1: "layer norm", (0, 1): "no norm of this course"}
WAYS = {0: "down its column", 1: "along its row", (0, 1): "over the whole table"}


def axes():
    """The axis to average over, and two sliders that pick the cell whose companions light up."""
    controls = [Choice("axis", "Axis to average over", tuple(AXES), "axis 0"),
                Slider("row", "Row", tuple(range(len(DAYS))), 1),
                Slider("column", "Column", tuple(range(len(TIMES))), 2)]
    picture = margins_picture(DAYS, TIMES)
    return Explorer("Cells that share a mean", controls, _compute, picture, _say, _numbers)


def _compute(axis, row, column):
    over = AXES[axis]
    means = {mu.shape: mu for mu, _ in (stats.moments(X, axis, keepdims=True) for axis in AXES.values())}
    mu = stats.moments(X, over, keepdims=True)[0]
    sets = set_numbers(X.shape, np.atleast_1d(over))
    together = X[sets == sets[row, column]]
    place = f"x[{row}, {column}]"
    title = f"{place}: {len(together)} cells, mean {number(together.mean())}"
    return {"x": X, "means": means, "mu": mu, "sets": sets, "picked": (row, column), "axis": over, "place": place,
            "together": together, "title": title}


def _say(values):
    over, together = values["axis"], values["together"]
    name = "both axes" if over == (0, 1) else f"axis {over}"
    return (f"Averaging over {name} goes {WAYS[over]}: {values['place']} shares the mean "
            f"{number(together.mean())} with {len(together) - 1} other cells.")


def _numbers(values):
    over, kept, together = values["axis"], values["mu"].shape, values["together"]
    shape = X.mean(axis=over).shape
    arithmetic = f"({' + '.join(map(number, together))}) / {len(together)} = {number(together.mean())}"
    return {values["place"]: number(X[values["picked"]]),
            "mean": arithmetic,
            "shape left": f"x.mean(axis={over}): {shape}",
            "keepdims": f"x.mean(axis={over}, keepdims=True): {kept}",
            "x - mean": _subtracting(shape),
            "direction of": NORMS[over]}


def _subtracting(shape):
    """Whether means of this shape can be subtracted from x."""
    try:
        np.broadcast_shapes(X.shape, shape)
    except ValueError:
        return f"error without keepdims: {shape} does not fit {X.shape}"
    return f"works even without keepdims: {shape} is stretched to {X.shape}"
