"""The explorer of lesson 07: is the loss steeper or flatter below a batch norm?"""
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.why_it_works.one_step import REACH, WISHES, one_step
from helpers.lessons.why_it_works.steepness import step_picture
from helpers.text import number

LIMIT = 3


def steepness():
    """Gamma, the spread of the column, and what the gradient asks for; one step against the gradient."""
    controls = [Slider("gamma", "gamma", (0.25, 0.5, 0.75, 1, 1.25, 1.5), 1, keep=(1.5,)),
                Slider("sigma", "Spread sigma", (0.25, 0.5, 1, 2, 4), 2, keep=(0.25,)),
                Choice("wish", "The gradient asks to", tuple(WISHES), "a bit of each")]
    return Explorer("One step, with and without batch norm", controls, one_step, step_picture(REACH, LIMIT),
                    _say, _numbers, {"gamma 1.5, reorder": {"gamma": 1.5, "wish": "reorder the values"}})


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
