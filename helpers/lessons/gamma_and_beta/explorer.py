"""The explorer: gamma and beta move a normalized column along the sigmoid."""
import numpy as np

from helpers import data, norms, stats
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.gamma_and_beta.best_line import best_line, sigmoid
from helpers.lessons.gamma_and_beta.sigmoids import rescaling_picture
from helpers.text import number

ROWS = ("row 1", "row 2", "row 3", "row 4", "row 5")
X = data.worked_table()["z1"]
X_HAT = norms.normalize(X, 0)
Y_LINE = np.linspace(-10, 10, 401)
CLOSE = 0.05


def rescale():
    """Sliders for gamma and beta of the column z1; a menu picks the row whose arithmetic is written out."""
    gamma = Slider("gamma", "gamma", tuple(np.arange(-16, 17) / 4), 1.0, always=(-2, -1, 0, 2))
    beta = Slider("beta", "beta", tuple(np.arange(-8, 9) / 2), 0.0, always=(-2, 2))
    row = Choice("row", "Follow", ROWS, ROWS[0])
    return Explorer("A normalized column on the sigmoid", [gamma, beta, row], _compute,
                    rescaling_picture(ROWS, np.stack([X, X_HAT], axis=1), Y_LINE, sigmoid(Y_LINE)),
                    _say, _numbers)


def _compute(gamma, beta, row):
    y = gamma * X_HAT + beta
    s = sigmoid(y)
    line, straight = best_line(gamma, beta)
    mu, var = stats.moments(y, 0)
    return {"gamma": gamma, "beta": beta, "moved": np.stack([y, s], axis=1), "line": line,
            "R2": straight, "mu": mu, "sigma": np.sqrt(var),
            "flat": int(np.sum(np.minimum(s, 1 - s) < CLOSE)), "picked": ROWS.index(row)}


def _say(values):
    if values["gamma"] == 0:
        return "gamma is 0: every y equals beta, and the five rows can no longer be told apart."
    return (f"For bell-curve inputs a straight line explains {number(100 * values['R2'])} % of the sigmoid's "
            f"variation; {values['flat']} of the 5 outputs shown lie within {CLOSE} of 0 or 1.")


def _numbers(values):
    i, gamma, beta = values["picked"], number(values["gamma"]), number(values["beta"])
    x_hat, y, s = map(number, [X_HAT[i], *values["moved"][i]])
    R2 = "no variation to explain" if values["R2"] is None else number(values["R2"])
    return {f"y in {ROWS[i]}": f"{gamma} * {x_hat} + {beta} = {y}", f"s(y) in {ROWS[i]}": s,
            "mean of y": number(values["mu"]), "spread of y": number(values["sigma"]),
            "R2, bell-curve inputs": R2}
