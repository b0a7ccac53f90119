"""The turning wheel: an arrow that each step turns, and makes longer."""
import numpy as np

from helpers import figures, style
from helpers.explore.engine import Explorer, Handle, Slider
from helpers.lessons.why_it_works.wheel import degrees, turns
from helpers.text import number

STEPS, REACH = 30, 7


def turning():
    """The learning rate, the length of the arrow at the start, and the number of steps."""
    controls = [Slider("rate", "Learning rate", (0.1, 0.3, 1, 3), 1, always=(3,)),
                Slider("length", "Length at the start", (0.5, 1, 2), 1, always=(0.5,)),
                Slider("steps", "Steps", tuple(range(1, STEPS + 1)), 10, always=(1, STEPS), play=True)]
    return Explorer("The turning wheel", controls, _compute, _picture(), _say, _numbers,
                    {"far too large": {"rate": 3, "length": 0.5, "steps": STEPS}})


def _compute(rate, length, steps):
    w = turns(rate, length, steps)
    return {"w": w, "angle": degrees(w), "length": np.hypot(*w.T)}


def _picture():
    fig, (left, right) = figures.new(1, 2, width=7, height=3.8)
    around = np.linspace(0, 2 * np.pi, 121)
    (circle,) = left.plot([], [], ":", color=style.COLORS["muted"], label="length at the start")
    (path,) = left.plot([], [], "o-", color=style.COLORS["gamma"], markersize=3, linewidth=1, label="steps")
    (arrow,) = left.plot([], [], color=style.COLORS["normalized"], linewidth=3.5, label="w now")
    left.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xlabel="$w_1$", ylabel="$w_2$")
    left.set_title("The arrow w")
    left.legend(loc="lower right")
    (angle,) = right.plot([], [], "o-", color=style.COLORS["data"], label="angle")
    right.set(xlim=(0, STEPS + 1), ylim=(0.1, 100), yscale="log", xlabel="step", ylabel="degrees")
    right.set_title("Turned by each step")

    def update(values):
        w, start = values["w"], values["length"][0]
        circle.set_data(start * np.cos(around), start * np.sin(around))
        path.set_data(*w.T)
        arrow.set_data([0, w[-1, 0]], [0, w[-1, 1]])
        angle.set_data(np.arange(1, len(w)), values["angle"])

    touch = [Handle(circle, "length", "x", point=0), Handle(angle, "steps", "x")]
    return figures.Picture(fig, [circle, path, arrow, angle], update, touch, cuts=[right])


def _say(values):
    length, angle = values["length"], values["angle"]
    return (f"The arrow grew from {number(length[0])} to {number(length[-1])}; the first step turned it by "
            f"{number(angle[0])} degrees, the last by {number(angle[-1])}.")


def _numbers(values):
    length, angle = values["length"], values["angle"]
    return {"length now": number(length[-1]), "first step, degrees": number(angle[0]),
            "last step, degrees": number(angle[-1]), "first / last": number(angle[0] / angle[-1])}
