"""The explorer of lesson 07: is the loss steeper or flatter below a batch norm?"""
import numpy as np

from helpers import norms
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.why_it_works.steepness import step_picture
from helpers.text import number

COLUMN = norms.normalize([-2, -1, -1, 0, 0, 1, 1, 2], 0, eps=0)
REST = np.array([1, -4, 2, 3, -3, 4, -2, -1]) / np.sqrt(7.5)
SHIFT = np.ones(8)
WISHES = {
    "reorder the values": REST,
    "shift them all": SHIFT,
    "stretch them": COLUMN,
    "a bit of each": (REST + SHIFT + COLUMN) / np.sqrt(3),
}
REACH = np.linspace(0, 2.5, 251)
LIMIT = 3


def steepness():
    """Gamma, the spread of the column, and what the gradient asks for; one step against the gradient."""
    controls = [Slider("gamma", "gamma", (0.25, 0.5, 0.75, 1, 1.25, 1.5), 1, keep=(1.5,)),
                Slider("sigma", "Spread sigma", (0.25, 0.5, 1, 2, 4), 2, keep=(0.25,)),
                Choice("wish", "The gradient asks to", tuple(WISHES), "a bit of each")]
    return Explorer("One step, with and without batch norm", controls, one_step, step_picture(REACH, LIMIT),
                    _say, _numbers, {"gamma 1.5, reorder": {"gamma": 1.5, "wish": "reorder the values"}})


def one_step(gamma, sigma, wish):
    """Steps of every length, with the norm and without, from the same y, which lies `dy` above its target.

    The loss is half the squared distance from the target.
    """
    dy, x = WISHES[wish], sigma * COLUMN
    dx = norms.normalize_backward(gamma * dy, x, 0, eps=0)
    missed = gamma * (norms.normalize(x - REACH[:, None] * dx, 1, eps=0) - COLUMN) + dy
    size = np.sum(dy**2)
    parts = np.array([np.sum(dy) ** 2, np.sum(dy * COLUMN) ** 2]) / len(dy) / size
    return {"free": (1 - REACH) ** 2, "normed": np.sum(missed**2, 1) / size,
            "parts": [*parts, 1 - parts.sum()], "factor": gamma**2 / sigma**2, "sizes": (size, np.sum(dx**2))}


def _say(values):
    at_y, at_x = values["sizes"]
    if at_x < 1e-9:
        return "Nothing comes through the norm: all of this wish is a shift or a stretch, and is taken away."
    ratio = at_x / at_y
    verdict = "as steep as" if abs(ratio - 1) < 1e-9 else "flatter than" if ratio < 1 else "steeper than"
    return (f"The squared gradient below the norm is {number(ratio)} times that above it: "
            f"here the loss is {verdict} without the norm.")


def _numbers(values):
    at_y, at_x = values["sizes"]
    factor, rest = number(values["factor"]), number(values["parts"][2])
    return {"|dy|^2, above the norm": number(at_y), "share that is the rest": rest, "gamma^2 / sigma^2": factor,
            "|dx|^2, below the norm": f"{factor} * {rest} * {number(at_y)} = {number(at_x)}",
            "largest loss, free / norm": f"{number(values['free'].max())} / {number(values['normed'].max())}"}
