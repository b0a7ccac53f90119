"""The living network: a deep network while it learns the digits, as data/living.npz has it."""
from functools import cache

import numpy as np

from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.a_deep_network.learning import reads
from helpers.lessons.a_deep_network.living_picture import Living
from helpers.lessons.a_deep_network.verdict import states, verdict
from helpers.network import living
from helpers.network.signal import STEPS, band, probe
from helpers.text import number

NORMS = {"none": "none", "repaired once": "once", "batch norm": "batch", "layer norm": "layer", "RMS norm": "rms"}
ACTIVATIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu"}
SCALES, RATES = living.AXES["scale"], living.AXES["lr"]
KEPT = (0, 10, 50, 100, 200, 400)
"""The training steps that a page without Python always has."""


def network():
    """Norm, depth, activation, scale of the first weights, learning rate and training step of a stored run."""
    controls = [Choice("norm", "Norm", tuple(NORMS), "none"),
                Choice("depth", "Hidden layers", tuple(map(str, living.DEPTHS)), "10"),
                Choice("activation", "Activation", tuple(ACTIVATIONS), "sigmoid"),
                Slider("scale", "First weights times", SCALES, 1, always=SCALES),
                Slider("lr", "Learning rate", RATES, 0.1, always=RATES),
                Slider("step", "Training step", STEPS, STEPS[-1], always=KEPT, play=True)]
    cells = {f"weights times {number(scale)}, rate {number(lr)}":
             ((column - 0.5, row - 0.5, column + 0.5, row + 0.5), {"scale": scale, "lr": lr})
             for row, scale in enumerate(SCALES) for column, lr in enumerate(RATES)}
    return Explorer("The living network", controls, _compute, Living(SCALES, RATES).picture(cells), _say, _numbers,
                    {"no norm": {}, "repaired once": {"norm": "repaired once"}, "batch norm": {"norm": "batch norm"},
                     "exploding": {"activation": "ReLU", "scale": 4},
                     "the same, batch norm": {"activation": "ReLU", "scale": 4, "norm": "batch norm"}})


@cache
def _images():
    return band(probe()[0])


def _compute(norm, depth, activation, scale, lr, step):
    life = living.one_life(int(depth), NORMS[norm], ACTIVATIONS[activation], scale, lr)
    now = STEPS.index(step)
    so_far = slice(now + 1)
    return {"activation": ACTIVATIONS[activation], "bands": np.vstack([_images(), life.bands[now]]),
            "left": life.left[now], "gradients": life.gradients[now, :-1], "tells": states(life.left[now]),
            "steps": STEPS[so_far], "accuracies": 100 * life.accuracy[so_far],
            "map": reads(NORMS[norm], activation=ACTIVATIONS[activation], depth=int(depth)),
            "at": (RATES.index(lr), SCALES.index(scale)), "say": verdict(life.left[so_far], life.accuracy[so_far]),
            "name": f"{depth} layers, {activation}, norm: {norm}, first weights times {number(scale)}, "
                    f"rate {number(lr)}, step {step}"}


def _say(values):
    return values["say"]


def _numbers(values):
    left, gradients = values["left"], values["gradients"]
    return {"this network": values["name"],
            f"differences at layer {len(left)}, gradient of layer 1": f"{_size(left[-1])}, {_size(gradients[0])}"}


def _size(value):
    """A number with two digits, also one far below 1e-9."""
    return f"{value:.2g}" if np.isfinite(value) else "beyond all bounds"
