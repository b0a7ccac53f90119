"""The explorer of "A deep network": what is left of the images' differences, before any training."""
from functools import cache

from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.a_deep_network.learning import differences
from helpers.lessons.a_deep_network.pictures import signal_picture
from helpers.text import number

DEPTH = 10
ACTIVATIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu"}
NORMS = {"plain": "none", "repaired once": "once", "norm at every step": "batch"}
SCALES = (0.25, 0.5, 1, 1.5, 2, 4, 8)
LOST, BURST = 1e-4, 1e2

_left = cache(differences)


def signal():
    """Menus for the activation and the repair, a slider for the size of the weights; ten layers answer."""
    controls = [Choice("activation", "Activation", tuple(ACTIVATIONS), "sigmoid"),
                Slider("scale", "All weights times", SCALES, 1),
                Choice("norm", "Network", tuple(NORMS), "plain")]
    return Explorer("What arrives at each layer", controls, _compute, signal_picture(DEPTH), _say, _numbers)


def _compute(activation, scale, norm):
    kind = ACTIVATIONS[activation]
    left = _left(NORMS[norm], activation=kind, scale=scale, depth=DEPTH)
    title = f"{norm.capitalize()}, {activation},\nweights times {number(scale)}"
    return {"name": norm, "title": title, "left": left, "usual": _left("none", activation=kind, depth=DEPTH)}


def _say(values):
    last = values["left"][-1]
    verdict = ("the images have become alike" if last < LOST else
               "the numbers explode" if last > BURST else "the images can still be told apart")
    return f"From a deviation of {number(values['left'][0])} in the images, layer {DEPTH} has {_size(last)}: {verdict}."


def _numbers(values):
    return {f"layer {k}": _size(values["left"][k]) for k in (1, DEPTH // 2, DEPTH)}


def _size(value):
    """A number with two digits, also one far below 1e-9."""
    return f"{value:.2g}"
