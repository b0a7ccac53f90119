"""The explorer of this lesson: stored learning curves, over learning rate, activation and norm."""
from functools import cache

import numpy as np

from helpers import data
from helpers.lessons.what_batch_norm_buys.sweeps import steps_to
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.what_batch_norm_buys.learning import learning_picture
from helpers.text import number
from helpers.network.training import Table

NORMS = {"plain": "none", "batch norm": "batch", "layer norm": "layer"}
TARGETS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.96, 0.97, 0.98)


@cache
def runs():
    """The stored runs: Table of the test accuracy over activation, norm, lr, seed, step."""
    columns = data.load("runs", text=("activation", "norm"))
    axes = {name: tuple(dict.fromkeys(columns.pop(name))) for name in ("activation", "norm", "lr", "seed")}
    axes["step"] = tuple(int(step) for step in columns)
    shape = [len(along) for along in axes.values()]
    return Table(axes, np.stack(list(columns.values()), axis=-1).reshape(shape))


def curves():
    """The learning curves at a learning rate and with an activation, and the steps to a target accuracy."""
    axes = runs().axes
    controls = [Slider("lr", "Learning rate", axes["lr"], 1.0, keep=(1, 3, 10)),
                Choice("activation", "Activation", axes["activation"], "sigmoid"),
                Slider("target", "Target accuracy", TARGETS, 0.9)]
    picture = learning_picture(np.array(axes["step"]), axes["lr"], len(axes["seed"]))
    return Explorer("Learning curves", controls, _compute, picture, _say, _numbers)


def _compute(lr, activation, target):
    at, steps = runs().axes["lr"].index(lr), runs().axes["step"]
    nets = {name: runs().at(activation=activation, norm=norm) for name, norm in NORMS.items()}
    typical = {name: np.median(net, axis=1) for name, net in nets.items()}
    return {"curves": {name: net[at] for name, net in nets.items()},
            "typical": {name: net[at] for name, net in typical.items()},
            "needed": {name: steps_to(target, net, steps) for name, net in typical.items()},
            "lr": lr, "at": at, "target": target}


def _say(values):
    at, goal = values["at"], _percent(values["target"])
    plain, batch = (values["needed"][name][at] for name in ("plain", "batch norm"))
    if np.isinf(plain) and np.isinf(batch):
        return f"At learning rate {number(values['lr'])} neither the plain net nor batch norm reaches {goal}."
    ratio = "" if np.isinf(plain + batch) else f": a ratio of {number(round(plain / batch, 1))}"
    return (f"At learning rate {number(values['lr'])} the plain net reaches {goal} {_when(plain)}, "
            f"batch norm {_when(batch)}{ratio}.")


def _numbers(values):
    best = {name: needed.min() for name, needed in values["needed"].items()}
    rows = {f"{name}, steps to {_percent(values['target'])}":
            f"{_steps(needed[values['at']])}; at its best rate {_steps(best[name])}"
            for name, needed in values["needed"].items()}
    if np.isfinite(best["plain"]) and np.isfinite(best["batch norm"]):
        rows["plain / batch norm, at their best rates"] = number(round(best["plain"] / best["batch norm"], 1))
    rows["accuracy after 1000 steps"] = ", ".join(
        f"{name} {_percent(curve[-1])}" for name, curve in values["typical"].items())
    return rows


def _when(steps):
    return "at no time" if np.isinf(steps) else f"after {_steps(steps)} steps"


def _steps(steps):
    return "never" if np.isinf(steps) else number(int(steps))


def _percent(share):
    return f"{number(round(100 * float(share), 1))} %"
