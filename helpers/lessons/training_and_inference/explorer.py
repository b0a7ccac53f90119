"""An explorer: how fast running statistics forget where they began."""
import numpy as np

from helpers import data
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.training_and_inference.forgetting import left, memory, running_mean
from helpers.lessons.training_and_inference.running import forgetting_picture
from helpers.text import number

NEW, OLD = "new: PyTorch", "old: Keras, Flax"
STEPS, SIZE = 200, 10
LEAST = 0.001   # shares below are not told
MOMENTA = (0.001, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)
X1 = data.slides_x1()
MEANS = np.random.default_rng(4).choice(X1, (STEPS, SIZE)).mean(axis=1)  # of batches drawn from x1


def forgetting():
    """A running mean of batches of x1: its momentum, what the momentum means, and how many batches it has seen."""
    controls = [Slider("momentum", "Momentum", MOMENTA, 0.99, always=(0.1, 0.9, 0.99, 0.999)),
                Choice("convention", "It weighs the", (NEW, OLD), OLD),
                Slider("steps", "Batches seen", tuple(range(0, STEPS + 1, 5)), 80, play=True)]
    picture = forgetting_picture(MEANS, X1.mean(), (-5, 112))
    presets = {"PyTorch's 0.99": {"convention": NEW},
               "PyTorch's 0.1": {"momentum": 0.1, "convention": NEW}}
    return Explorer("How running statistics forget", controls, _compute, picture, _say, _numbers, presets)


def _compute(momentum, convention, steps):
    keep = momentum if convention == OLD else 1 - momentum
    return {"left": left(keep, STEPS), "misread": left(1 - keep, STEPS), "running": running_mean(MEANS, keep),
            "keep": keep, "steps": steps}


def _say(values):
    steps, start = values["steps"], values["left"][values["steps"]]
    if steps == 0:
        return "No batch yet: mean 0 and variance 1 stand in for statistics that nobody has measured."
    if start < 0.001:
        return (f"After {steps} batches the start is forgotten: 90 % of the running statistics comes from "
                f"{_batches_for(0.9, values['keep'])}.")
    return (f"After {steps} batches {_percent(start)} of the running statistics is still the start; with the momentum "
            f"read the other way it would be {_percent(values['misread'][steps])}.")


def _numbers(values):
    keep, steps, late = values["keep"], values["steps"], values["running"][STEPS // 2:]
    return {"update": f"new = {number(keep)} * old + {number(1 - keep)} * batch",
            "weight of the start": f"{number(keep)} to the power {steps} = {_percent(values['left'][steps])}",
            "90 % of a full memory": _batches_for(0.9, keep),
            "running mean": f"{number(values['running'][steps])}; the data have {number(X1.mean())}",
            f"batches {STEPS // 2} to {STEPS}": f"running mean from {number(late.min())} to {number(late.max())}"}


def _batches_for(share, keep):
    """How many of the last batches hold at least this share of the weight, in words."""
    count = memory(share, keep)
    return "the last batch" if count == 1 else f"the last {count} batches"


def _percent(share):
    return f"less than {100 * LEAST:g} %" if share < LEAST else f"{number(round(100 * share, 1))} %"
