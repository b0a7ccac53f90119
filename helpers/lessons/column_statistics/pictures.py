"""Pictures of columns: five examples through ten layers, a column before and after."""
import numpy as np

from helpers import figures, style

DIGITS = ("data", "normalized", "mean", "gamma", "beta")
"""The colour of each of five examples."""
AFTER = (-2.4, 2.4)


def follow(z, say):
    """One unit in each of ten layers, `z` (10, 5): a line for each of the five digits; `say` is the caption."""
    fig, ax = figures.new(height=3.0)
    layers = np.arange(1, len(z) + 1)
    for digit, (line, color) in enumerate(zip(z.T, DIGITS, strict=True)):
        ax.plot(layers, line, "o-", color=style.COLORS[color], markersize=5, alpha=0.85, label=f"digit {digit}")
    ax.set(xlabel="layer", ylabel="z of one unit", xticks=layers, ylim=AFTER, xlim=(0.6, 12.2))
    ax.legend(loc="center right")
    figures.show(fig, say)


def joined(z, z_hat, say):
    """Each column of `z` (5, C) on the left, of `z_hat` (5, C) on the right of a panel;
    lines join what belongs together."""
    fig, axes = figures.new(1, z.shape[1], height=3.4, sharey=True)
    for k, (ax, before, after) in enumerate(zip(axes, z.T, z_hat.T, strict=True), start=1):
        for start, end in zip(before, after):
            ax.plot([0, 1], [start, end], color=style.COLORS["muted"], linewidth=1.2)
        for place, values, color in ((0, before, "data"), (1, after, "normalized")):
            ax.scatter([place] * len(values), values, color=style.COLORS[color], s=60, alpha=0.75, zorder=3)
            ax.plot([place - 0.17, place + 0.17], [values.mean()] * 2, color=style.COLORS["mean"], linewidth=3)
        ax.axhline(0, color=style.COLORS["muted"], linewidth=1, zorder=1)
        ax.set(xticks=[0, 1], xticklabels=["given", "normalized"], xlim=(-0.4, 1.4))
        ax.set_title(f"z{k}")
    axes[0].set_ylabel("value")
    figures.show(fig, say)
