"""An explorer: dropout in front of batch norm, the spread that is remembered and the spread that is met."""
import numpy as np

from helpers import figures, style
from helpers.explore.engine import Explorer, Handle, Slider
from helpers.lessons.norms_in_practice import dropout
from helpers.text import number

KEEP, MEANS, REACH = tuple(np.linspace(0.4, 1, 7).round(1)), (0, 0.5, 1, 1.5, 2, 2.5, 3), (-9, 15)
CURVE = np.linspace(KEEP[0], 1, 61)
_rng = np.random.default_rng(1)
X, DRAWN = _rng.normal(size=80), _rng.random(80)
X = (X - X.mean()) / X.std()


def before_batch_norm():
    """The share that dropout keeps and the mean of a unit; what becomes of batch norm's output at inference."""
    controls = [Slider("keep", "Share kept", KEEP, 0.5), Slider("mu", "Mean of the unit", MEANS, 0)]
    presets = {"half kept, mean 3": {"mu": 3}, "nothing dropped": {"keep": 1.0}}
    return Explorer("Dropout before batch norm", controls, _compute, _drawing(), _say, _numbers, presets)


def _compute(keep, mu):
    x = mu + X
    return {"keep": keep, "mu": mu, "met": x, "trained": np.where(keep > DRAWN, x / keep, 0.0),
            "remembered": dropout.law(mu, 1, keep), "out": dropout.shift(mu, 1, keep),
            "curve": dropout.shift(mu, 1, CURVE)}


def _say(values):
    if values["keep"] == 1:
        return "Nothing is dropped: what is remembered is what is met, and the output has standard deviation 1."
    return (f"In training the variance is {number(values['remembered'])}, at inference 1: "
            f"the output shrinks to a standard deviation of {number(values['out'])}.")


def _numbers(values):
    return {"variance remembered": number(values["remembered"]), "variance met": "1",
            "spread of the output": number(values["out"])}


def _drawing():
    fig, (left, right) = figures.new(1, 2, width=7, height=3.4)
    kinds = {"met": ("at inference", "data", 0), "trained": ("in training", "wrong", 1)}
    dots = {key: left.plot([], [], "o", alpha=0.4, color=style.COLORS[color], label=name)[0]
            for key, (name, color, _) in kinds.items()}
    bars = {key: left.plot([], [], color=style.COLORS["mean"], linewidth=4, solid_capstyle="butt")[0] for key in kinds}
    left.set(yticks=[0, 1], yticklabels=["at\ninference", "in\ntraining"], ylim=(-0.5, 1.5), xlim=REACH,
             xlabel="the unit; bars: one sd each way")
    (line,) = right.plot([], [], color=style.COLORS["normalized"])
    (here,) = right.plot([], [], "o", markersize=9, color=style.COLORS["normalized"])
    right.axhline(1, color=style.COLORS["muted"], linestyle=":")
    right.set(xlabel="share kept", ylabel="sd of the output at inference", xlim=(0.37, 1.03), ylim=(0, 1.1))

    def update(values):
        for key, (_, _, height) in kinds.items():
            x, spread = values[key], np.sqrt(values["remembered"] if key == "trained" else 1)
            dots[key].set_data(x, height + 0.25 * (DRAWN - 0.5))
            bars[key].set_data(values["mu"] + spread * np.array([-1, 1]), 2 * [height - 0.3])
        line.set_data(CURVE, values["curve"])
        here.set_data([values["keep"]], [values["out"]])

    touch = [Handle(here, "keep", "x"), *(Handle(bar, "mu", "x") for bar in bars.values())]
    return figures.Picture(fig, [*dots.values(), *bars.values(), line, here], update, touch, cuts=[right])
