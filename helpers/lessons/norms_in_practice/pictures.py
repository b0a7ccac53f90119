"""One picture for each experiment of norms in practice; everything drawn was computed elsewhere."""
import numpy as np

from helpers import style

LINES = ("data", "normalized", "gamma", "mean", "wrong")


def lines(ax, x, curves, *, title="", xlabel="", ylabel="", marker="o"):
    """The curves {name: (X,)} over x (X,), each in its colour."""
    for (name, y), color in zip(curves.items(), LINES):
        ax.plot(x, y, marker=marker, color=style.COLORS[color], label=name)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_title(title)
    ax.legend()


def shift(ax, keep, curves):
    """The spread of the output at inference (keep, 2), by the law and measured, {name: curve}, over the share kept."""
    for (name, found), color in zip(curves.items(), LINES):
        ax.plot(keep, found[:, 0], color=style.COLORS[color], label=f"{name}: law")
        ax.plot(keep, found[:, 1], "o", color=style.COLORS[color], label=f"{name}: measured")
    ax.axhline(1, color=style.COLORS["muted"], linestyle=":")
    ax.set(xlabel="share kept by dropout", ylabel="sd of the output at inference", ylim=(0, 1.1))
    ax.legend()


def moved(axes, ways, found):
    """What moved under each way to freeze, (ways, 3): gamma, the memory, the output of one x; three panels of bars."""
    places = np.arange(len(ways))
    for ax, column, title in zip(axes, np.transpose(found), ("gamma", "running mean", "output")):
        ax.barh(places, column, color=style.COLORS["data"])
        ax.set(yticks=places, yticklabels=ways, xlabel="moved by")
        ax.set_title(title)
        ax.invert_yaxis()
        ax.grid(False, axis="y")


def dots(ax, groups, found, *, ylabel="", title=""):
    """One dot for each seed over groups, found (groups, seeds), with the median as a bar."""
    for place, values in enumerate(found):
        ax.plot(np.full(len(values), place), values, "o", color=style.COLORS["data"])
        ax.plot([place - 0.25, place + 0.25], 2 * [np.median(values)], color=style.COLORS["mean"], linewidth=3)
    ax.set(xticks=range(len(groups)), xticklabels=groups, ylabel=ylabel)
    ax.set_title(title)
