"""The explorer: one column of five values, edited by hand."""
import numpy as np

from helpers import data, norms, stats
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.plots.columns import column_picture
from helpers.text import number

EPS = 1e-5
ROWS = ("row 1", "row 2", "row 3", "row 4", "row 5")
REACH = tuple(range(-10, 11))
PRESETS = {
    "one far away": {"value_3": -10, "cell": "row 3"},
    "all equal": {f"value_{i + 1}": 3 for i in range(5)},
    "3, 3, 3, 3, 4": {**{f"value_{i + 1}": 3 for i in range(4)}, "value_5": 4, "cell": "row 5"},
}


def column():
    """Five sliders, one for each value of the column z1; a menu picks the cell whose arithmetic is written out."""
    start = data.worked_table()["z1"]
    sliders = [Slider(f"value_{i + 1}", f"Value in {row}", REACH, int(start[i]), typed=True, always=REACH)
               for i, row in enumerate(ROWS)]
    cell = Choice("cell", "Arithmetic of", ROWS, ROWS[0])
    return Explorer("One column, normalized", [*sliders, cell], _compute,
                    column_picture(ROWS, (-12, 12), [slider.key for slider in sliders]), _say, _numbers, PRESETS)


def _compute(cell, **values):
    x = np.array(list(values.values()), float)
    mu, var = stats.moments(x, 0)
    x_hat = norms.normalize(x, 0, eps=EPS)
    return {"x": x, "mu": mu, "var": var, "x_hat": x_hat, "picked": ROWS.index(cell)}


def _say(values):
    if values["var"] == 0:
        return "All five values are equal: every normalized value is 0, and eps alone keeps the division defined."
    i = values["picked"]
    side = "above" if values["x"][i] >= values["mu"] else "below"
    return (f"{ROWS[i].capitalize()} lies {number(abs(values['x_hat'][i]))} standard deviations {side} "
            f"the mean of its column.")


def _numbers(values):
    i, mu, var = values["picked"], number(values["mu"]), number(values["var"])
    x, x_hat = number(values["x"][i]), number(values["x_hat"][i])
    return {"mu": mu, "var": var, "sqrt(var + eps)": number(np.sqrt(values["var"] + EPS)),
            f"x_hat in {ROWS[i]}": f"({x} - {mu}) / sqrt({var} + {EPS:g}) = {x_hat}"}
