"""The map of the fair race: which settings work, for three norms side by side."""
from helpers import figures
from helpers.explore.engine import Choice, Explorer, Slider, Spots
from helpers.lessons.what_batch_norm_buys import fair
from helpers.lessons.what_batch_norm_buys.learning import NAMES, draw_maps, show_maps
from helpers.text import number


def settings():
    """Depth and activation of the nets; a learning rate and an initial scale."""
    axes = fair.race().axes
    controls = [Choice("depth", "Hidden layers", ("3", "10"), "10"),
                Choice("activation", "Activation", axes["activation"], "relu"),
                Slider("scale", "Initial scale", axes["scale"], 1, always=(4,)),
                Slider("lr", "Learning rate", axes["lr"], 0.03, always=(1,))]
    fig, images, marks = draw_maps(axes["scale"], axes["lr"])
    cells = {f"scale {scale:g}, rate {lr:g}": ((column - 0.5, row - 0.5, column + 0.5, row + 0.5),
                                               {"scale": scale, "lr": lr})
             for row, scale in enumerate(axes["scale"]) for column, lr in enumerate(axes["lr"])}
    maps = [image.axes for image in images]
    picture = figures.Picture(fig, [*images, *marks], lambda values: show_maps(images, marks, values),
                              [Spots(ax, f"Settings with {name}", cells) for ax, name in zip(maps, NAMES.values())],
                              cuts=maps[1:])
    return Explorer("Which settings work?", controls, _compute, picture, _say, _numbers)


def _compute(depth, activation, scale, lr):
    axes = fair.race().axes
    return {"maps": fair.maps(int(depth), activation), "at": (axes["lr"].index(lr), axes["scale"].index(scale)),
            "arrived": {norm: fair.arrived(int(depth), activation, norm, scale, lr) for norm in axes["norm"]}}


def _say(values):
    column, row = values["at"]
    parts = [f"{NAMES[norm]} {_steps(steps[row, column])}" for norm, steps in values["maps"].items()]
    return f"Steps to 90 % at this setting: {', '.join(parts)}."


def _numbers(values):
    return {f"{NAMES[norm]}: best, runs that arrive here": f"{_steps(steps.min())}, {values['arrived'][norm]} of 5"
            for norm, steps in values["maps"].items()}


def _steps(steps):
    return "never" if steps == float("inf") else number(int(steps))
