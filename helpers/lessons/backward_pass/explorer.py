"""An explorer: five gradients walk back through the statistics of a column."""
import numpy as np

from helpers import data
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.backward_pass.gradients import steps_picture
from helpers.lessons.backward_pass.way_back import idle_share, way_back
from helpers.text import number, numbers

X = data.worked_table()["z1"]
LABELS = [number(value) for value in X]
LIMITS = 8, 3.6
REACH = tuple(range(-4, 5))
START = 4, 0, 0, 0, 0
STATISTICS = "functions of x", "constants"
PRESETS = {
    "one 4": {"d_1": 0, "d_3": 4},
    "all equal": {f"d_{k + 1}": 4 for k in range(5)},
    "4, -1, -2, 4, 0": {"d_2": -1, "d_3": -2, "d_4": 4},
    "with constants": {"d_2": -1, "d_3": -2, "d_4": 4, "statistics": "constants"},
}


def through_statistics():
    """Five sliders, the gradient of each normalized value of z1, and how the statistics are treated."""
    sliders = [Slider(f"d_{k + 1}", f"d in row {k + 1}", REACH, start) for k, start in enumerate(START)]
    statistics = Choice("statistics", "Statistics as", STATISTICS, STATISTICS[0])
    return Explorer("A gradient through the statistics", [*sliders, statistics], _compute,
                    steps_picture(LABELS, LIMITS), _say, _numbers, PRESETS)


def _compute(statistics, **d):
    return way_back(np.array(list(d.values()), float), X, statistics == "constants")


def _say(values):
    d, _, _, dx = values["steps"]
    if not np.any(d):
        return "No gradient comes in, so none comes back."
    idle = f"{number(round(100 * idle_share(d, values['x_hat']), 1))} %"
    if not len(values["taken"]):
        return (f"Everything passes, and the result sums to {number(dx.sum())}; {idle} of it, in squares, "
                "asks for a shift or a stretch of the column, which changes nothing.")
    if np.ptp(d) == 0:
        return "All of d asks to shift the column: nothing comes back at all."
    if np.max(np.abs(dx)) < 1e-4:
        return "All of d asks to shift and to stretch the column: nothing comes back but a trace left by eps."
    return (f"{idle} of d, in squares, asks to shift or to stretch the column and is taken away; "
            f"the rest reaches x and sums to {number(dx.sum())}.")


def _numbers(values):
    d, _, _, dx = values["steps"]
    x_hat = values["x_hat"]
    return {"mean(d)": number(np.mean(d)), "mean(d * x_hat)": number(np.mean(d * x_hat)),
            "sqrt(var + eps)": number(values["root"]), "result": numbers(dx),
            "sum of result": number(dx.sum()), "sum of result * x_hat": number(np.sum(dx * x_hat))}
