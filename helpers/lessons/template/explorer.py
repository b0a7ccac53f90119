"""The explorer of the template: two values, and what is left of them without their mean."""
from helpers import figures, stats, style
from helpers.explore.engine import Explorer, Handle, Slider
from helpers.text import number

REACH = tuple(range(9))


def two_values():
    """Two sliders move two values; bars show how far each lies from their mean."""
    controls = [Slider("a", "First value", REACH, 2), Slider("b", "Second value", REACH, 6)]
    return Explorer("Two values, centered", controls, _compute, _bars(),
                    say=lambda values: f"The mean is {number(values['mu'])}; what is left sums to 0.",
                    numbers=lambda values: {"mean": number(values["mu"]), "variance": number(values["var"])})


def _compute(a, b):
    mu, var = stats.moments([a, b], 0)
    return {"mu": mu, "var": var, "left": [a - mu, b - mu]}


def _bars():
    fig, ax = figures.new(width=3.65, height=1.6)
    bars = ax.barh([0, 1], [0, 0], label="x - mean", color=style.COLORS["normalized"])
    ax.set(xlim=(-4.5, 4.5), yticks=[0, 1], yticklabels=["first", "second"])

    def update(values):
        for bar, length in zip(bars, values["left"]):
            bar.set_width(length)

    handles = [Handle(bar, key, "x", lambda value: value / 2) for bar, key in zip(bars, "ab")]
    return figures.Picture(fig, list(bars), update, handles)
