"""One value beside different batch-mates, one line for each batch, and a scale that shrinks from layer to layer."""
import numpy as np
from matplotlib.patches import ConnectionPatch

from helpers import figures, style


def beside(batches, x_hat, names):
    """Show the batches (K, m) and what they normalize to, as columns of points; the first value of each is joined."""
    fig, axes = figures.new(1, 2, height=3.4)
    for ax, values, title in zip(axes, (batches, x_hat), ("Given", "Normalized")):
        for place, (one, *mates) in enumerate(values):
            ax.scatter([place] * len(mates), mates, color=style.COLORS["muted"], s=60, label=f"mates, {names[place]}")
            ax.plot([place - 0.2, place + 0.2], [np.mean(values[place])] * 2, color=style.COLORS["mean"], linewidth=3,
                    label="mean of the batch")
            ax.scatter([place], [one], color=style.COLORS["normalized"], s=110, zorder=5, label="the 52")
        ax.set(xticks=range(len(names)), xticklabels=names, xlim=(-0.5, len(names) - 0.5), title=title)
        ax.grid(False, axis="x")
    axes[0].set_ylabel("what the unit computes")
    axes[1].set_ylabel("x_hat")
    for place, (given, normalized) in enumerate(zip(batches[:, 0], x_hat[:, 0])):
        joint = ConnectionPatch((place, given), (place, normalized), "data", "data", axesA=axes[0], axesB=axes[1],
                                color=style.COLORS["normalized"], alpha=0.5)
        joint.set_in_layout(False)
        axes[1].add_artist(joint)
    figures.show(fig, "One example in two batches; a bar marks the mean of each batch.")


def lines(a, c, x, reach):
    """Show the straight lines y = a x + c, (K,) each, with their heights at x; the last is that of the memory."""
    fig, ax = figures.new(height=3.4)
    ends = np.array(reach, float)
    for place, (slope, height) in enumerate(zip(a, c), start=1):
        color, name = ("mean", "memory") if place == len(a) else ("muted", "one batch" if place == 1 else "_batch")
        ax.plot(ends, slope * ends + height, color=style.COLORS[color], linewidth=3 if name == "memory" else 1,
                label=name)
        ax.plot([x], [slope * x + height], "o", color=style.COLORS[color], markersize=8 if name == "memory" else 5,
                zorder=5, label="_at")
    ax.axvline(x, color=style.COLORS["ink"], linestyle=":", linewidth=1.5)
    ax.set(xlabel="x, what the unit computes", ylabel="y, after batch norm", xlim=reach)
    ax.legend(loc="upper left")
    figures.show(fig, "Each batch draws its line; the memory has one.")


def chain(with_batch, with_memory):
    """Show what a unit of each layer makes of the examples, (layers, N) each: clouds, wide where they are many,
    which a band of one deviation joins."""
    fig, ax = figures.new(height=3.8)
    for shift, values, color, name in ((-0.13, with_batch, "data", "statistics of the test images"),
                                       (0.13, with_memory, "normalized", "eval mode")):
        color, places = style.COLORS[color], 1 + shift + np.arange(len(values))
        for place, layer in zip(places, values):
            counts, edges = np.histogram(layer, bins=15)
            width = np.interp(edges, (edges[1:] + edges[:-1]) / 2, 0.11 * counts / counts.max(), 0, 0)
            ax.fill_betweenx(edges, place - width, place + width, color=color, alpha=0.6, linewidth=1, label="_cloud")
        mean, spread = values.mean(axis=1), values.std(axis=1)
        ax.fill_between(places, mean - spread, mean + spread, color=color, alpha=0.15, label=name)
        for place, low, high in zip(places, mean - spread, mean + spread):
            ax.plot([place, place], [low, high], color=color, linewidth=4, solid_capstyle="butt", label="_spread")
    ax.set(xticks=1 + np.arange(len(values)), xlabel="hidden layer", ylabel="x_hat of one unit", ylim=(-3, 3.6))
    ax.grid(False, axis="x")
    ax.legend(loc="upper right", ncols=2)
    figures.show(fig, "The test images at one unit of each layer; a cloud is wide where they are many, "
                      "its core is one deviation each way.")
