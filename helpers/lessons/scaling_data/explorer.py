"""The explorer of the descent: one feature made wider, and what that leaves of the learning rates."""
import numpy as np

from helpers import data, stats
from helpers.explore.engine import Explorer, Slider
from helpers.lessons.scaling_data.bowls import descent_picture
from helpers.lessons.scaling_data.gradient_descent import bowl_of, path, steepness
from helpers.text import number

X_HAT = stats.standardize(np.stack([data.slides_x1(), data.slides_x2()], axis=1))
START, HEIGHT = 1.5, 1.5
STARTS = tuple(np.arange(-5, 6) / 2)
REACH = np.array([3.0, 2.0])
RATIOS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
RATES = (0.005, 0.0075, 0.009, 0.012, 0.015, 0.02, 0.03, 0.035, 0.045, 0.058, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4,
         0.5, 0.7, 0.9, 1.2)


def descent():
    """Sliders for the width of x1, with x2 kept at 1, for the learning rate, and for the weight w1 at the start."""
    ratio = Slider("ratio", "Width of x1 (x2 has 1)", RATIOS, 4, always=(1, 2, 4, 8))
    lr = Slider("lr", "Learning rate", RATES, 0.058, always=(0.015, 0.08, 0.2, 0.5, 0.9))
    start = Slider("start", "Start, w1", STARTS, START)
    return Explorer("Descent on a bowl", [ratio, lr, start], _compute, descent_picture(REACH), _say, _numbers)


def _compute(ratio, lr, start):
    x = X_HAT * [ratio, 1]
    curvature = bowl_of(x)
    low, high = steepness(curvature)
    return {"lr": lr, "curvature": curvature, "path": path(curvature, lr, np.array([start, HEIGHT]), REACH),
            "overshoots": bool(lr * high > 1), "diverges": bool(lr * high >= 2),
            "kappa": high / low, "limit": 2 / high}


def _say(values):
    lr, limit = number(values["lr"]), number(values["limit"])
    if values["diverges"]:
        return f"At learning rate {lr} the descent diverges: only rates below {limit} arrive at this width."
    way = "overshooting and coming back at every step" if values["overshoots"] else "without overshooting"
    return f"At learning rate {lr} the descent arrives after {_steps(values)} steps, {way}."


def _steps(values):
    return "never: it diverges" if values["diverges"] else str(len(values["path"]) - 1)


def _numbers(values):
    return {"condition number": number(values["kappa"]), "steps": _steps(values),
            "diverges from": number(values["limit"])}


def fewest(ratio):
    """The fewest steps that a rate of the slider takes at this width of x1."""
    return min(len(found["path"]) - 1 for found in (_compute(ratio, lr, START) for lr in RATES)
               if not found["diverges"])
