"""How a network learns: its test accuracy over the steps, and the steps it needs at each learning rate."""
import numpy as np

from helpers import figures, style
from helpers.plots.runs import with_median

COLORS = {"plain": "data", "batch norm": "normalized", "layer norm": "gamma"}
NEVER = 2500
"""Where a run that never arrives is drawn, on the axis of steps."""


def digits(ax, images, labels):
    """Images (K, 64) of 8x8 pixels side by side, dark where there is ink, each under its label."""
    ax.imshow(np.hstack(np.reshape(images, (-1, 8, 8))), cmap="Greys")
    ax.set(xticks=8 * np.arange(len(labels)) + 3.5, xticklabels=labels, yticks=[])
    ax.xaxis.tick_top()
    ax.tick_params(length=0, labelsize=12)
    ax.spines[:].set_visible(False)
    ax.grid(False)


def curves(ax, steps, runs, *, title=""):
    """The runs {label: (K, S)} over S steps, K thin lines and a median; labels begin with keys of COLORS."""
    for label, run in runs.items():
        with_median(ax, steps, run, style.COLORS[COLORS[label.split(",")[0]]], label, linewidth=2.5)
    ax.set(xlabel="training steps", ylim=(0, 1.05), yticks=np.arange(6) / 5)
    ax.set_title(title)


def learning_picture(steps, rates, seeds):
    """A moving picture: the learning curves of COLORS, beside the steps to a target over learning rates.

    Its values are a mapping with `curves` {name: (seeds, steps)}, `typical` {name: (steps,)}, `needed`
    {name: (rates,)}, infinite for never, and the chosen `lr` and `target`.
    """
    fig, (left, right) = figures.new(1, 2, width=7.2, height=3.8)
    thin, typical, dots, needed = {}, {}, {}, {}
    for (name, key), marker, size in zip(COLORS.items(), "so^", (10, 7.5, 5)):
        color = style.COLORS[key]
        thin[name], typical[name] = with_median(left, steps, np.zeros((seeds, len(steps))), color, name,
                                                 linewidth=2.5)
        (dots[name],) = left.plot([], [], marker, color=color, markersize=8, label=f"{name} arrives")
        (needed[name],) = right.plot(rates, rates, marker + "-", color=color, markersize=size, label=name)
    dashed = {"linestyle": "--", "color": style.COLORS["ink"], "linewidth": 1}
    (target,) = left.plot(steps[[0, -1]], [0, 0], label="target", **dashed)
    (rate,) = right.plot([1, 1], [8, NEVER], label="chosen rate", **dashed)
    left.set(xlabel="training steps", ylim=(0, 1.05), yticks=np.arange(6) / 5)
    left.set_title("Test accuracy at this rate")
    right.set(xscale="log", yscale="log", xlabel="learning rate", ylim=(8, 3200))
    right.set_xticks([], minor=True)
    right.set_yticks([], minor=True)
    right.set_xticks(rates, [f"{rate:g}" for rate in rates])
    right.set_yticks([10, 100, 1000, NEVER], ["10", "100", "1000", "never"])
    right.set_title("Steps to the target")
    fig.legend(handles=list(needed.values()), loc="outside lower center", ncols=3)

    def update(values):
        target.set_ydata([values["target"]] * 2)
        rate.set_xdata([values["lr"]] * 2)
        at = list(rates).index(values["lr"])
        for name, typical_curve in values["typical"].items():
            for line, curve in zip(thin[name], values["curves"][name]):
                line.set_ydata(curve)
            typical[name].set_ydata(typical_curve)
            needed[name].set_ydata(np.minimum(values["needed"][name], NEVER))
            arrived = steps == values["needed"][name][at]
            dots[name].set_data(steps[arrived], typical_curve[arrived])

    lines = [line for name in COLORS for line in (*thin[name], typical[name], dots[name], needed[name])]
    return figures.Picture(fig, [*lines, target, rate], update)
