"""One picture for each experiment of norms in practice; everything drawn was computed elsewhere."""
import numpy as np

from helpers import figures, style
from helpers.plots import changes

LINES = ("data", "normalized", "gamma", "mean", "wrong")


def drift(accuracy):
    """The share of the old images read correctly (batches + 1,), over the batches that have passed."""
    fig, ax = figures.new(height=3.2)
    ax.plot(accuracy, color=style.COLORS["wrong"], label="in eval mode")
    ax.axhline(accuracy[0], color=style.COLORS["muted"], linestyle=":", label="before the first batch")
    ax.set(xlabel="batches of negatives that have passed", ylabel="old images read correctly", ylim=(0, 1.05))
    ax.legend(loc="lower left")
    return fig


def porting(sd, left, eps):
    """The share of the right output over the input's `sd` (S,), {library: share (S,)}; `eps` {library: default}."""
    fig, ax = figures.new(height=3.4)
    for (name, share), color in zip(left.items(), LINES):
        ax.plot(sd, share, marker="o", color=style.COLORS[color], label=f"{name}: {eps[name]:.0e}")
    ax.set(xscale="log", xlabel="standard deviation of the input", ylabel="share of the right output", ylim=(0, 1.05))
    ax.legend(title="eps", loc="lower right")
    return fig


def moved(ways, found):
    """Whether gamma, the memory and the output of one x moved at all, under each way to freeze: found (ways, 3)."""
    fig, ax = figures.new(height=3.4)
    changes.yes_no(ax, np.asarray(found) != 0, ways, ["gamma\nmoved", "running mean\nmoved", "the answer\nmoved"])
    return fig


def dots(ax, groups, found, *, ylabel="", title=""):
    """One dot for each seed over groups, found (groups, seeds), with the median as a bar."""
    for place, values in enumerate(found):
        ax.plot(np.full(len(values), place), values, "o", color=style.COLORS["data"])
        ax.plot([place - 0.25, place + 0.25], 2 * [np.median(values)], color=style.COLORS["mean"], linewidth=3)
    ax.set(xticks=range(len(groups)), xticklabels=groups, ylabel=ylabel)
    ax.set_title(title)
