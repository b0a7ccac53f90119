"""The loss along a step with a norm and without it, and what the norm takes off the gradient."""
import numpy as np

from helpers import figures, style

PARTS = "the shift", "the stretch", "the rest"


def step_picture(reach, limit):
    """A moving picture: the loss along a step, relative to its start, and the parts of the squared gradient.

    `reach` (K,) holds the lengths of the step. Its values are a mapping with `free` and `normed`, the losses
    (K,) without and with the norm, and `parts` (3,), the shares of the shift, the stretch and the rest.
    """
    fig, (left, right) = figures.new(1, 2, width=7.2, height=3.5, width_ratios=(3, 2))
    looks = ("data", "--", "y moves freely"), ("normalized", "-", "y comes from batch norm")
    free, normed = (left.plot(reach, 0 * reach, line, color=style.COLORS[color], linewidth=3, label=label)[0]
                    for color, line, label in looks)
    left.set(xlabel="length of the step (learning rate)", ylim=(0, limit))
    left.set_title("Loss along the step (1 at its start)", size=11)
    left.legend(loc="upper left", fontsize=9, ncols=2)

    bars = right.bar(range(3), np.zeros(3), width=0.6, label="share of the squared gradient",
                     color=[style.COLORS[color] for color in ("mean", "spread", "normalized")])
    right.set(xticks=range(3), xticklabels=PARTS, ylim=(0, 1.05))
    right.set_title("Squared gradient: only\nthe rest gets through", size=11)
    right.grid(False, axis="x")

    def update(values):
        free.set_ydata(values["free"])
        normed.set_ydata(values["normed"])
        for bar, height in zip(bars, values["parts"], strict=True):
            bar.set_height(height)

    return figures.Picture(fig, [free, normed, *bars], update)
