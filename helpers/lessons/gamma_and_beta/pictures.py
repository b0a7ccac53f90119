"""Pictures of gamma and beta: points and crowds on the sigmoid, and paths through a bowl and a valley."""
import numpy as np

from helpers import figures, style
from helpers.lessons.gamma_and_beta.best_line import sigmoid, straightness
from helpers.lessons.gamma_and_beta.bowls import loss

LINE = np.linspace(-8, 8, 321)
DECIDED = 0.05
LEVELS = 0.05, 0.5, 2, 8, 32, 128


def on_sigmoid(columns, say):
    """The values of each of `columns`, {title: (N,)}, on the sigmoid; bands mark a clear yes and a clear no."""
    fig, axes = figures.new(1, len(columns), height=3.2, sharey=True)
    for ax, (title, y), color in zip(axes, columns.items(), ("data", "normalized")):
        _curve(ax, (-8, 8), (-0.05, 1.05), title)
        for low in (-0.05, 1 - DECIDED):
            ax.axhspan(low, low + 0.05 + DECIDED, color=style.COLORS["spread"], alpha=0.5, linewidth=0)
        ax.scatter(y, sigmoid(y), color=style.COLORS[color], s=70, alpha=0.75, zorder=3, label="five values")
    axes[0].set_ylabel("s(y)")
    for height, word in ((0.89, "yes"), (0.08, "no")):
        axes[0].annotate(word, (-7.6, height))
    figures.show(fig, say)


def paths(walks, target, say):
    """The loss around each path of `walks`, {title: (column, path)}, over gamma and beta; a cross marks the lowest."""
    fig, axes = figures.new(1, len(walks), height=3.6, sharey=True)
    gamma, beta = np.meshgrid(np.linspace(-0.5, 4.5, 101), np.linspace(-4, 3, 101))
    for ax, (title, (column, path)) in zip(axes, walks.items()):
        ax.contour(gamma, beta, loss(column, target, gamma, beta), LEVELS, colors=style.COLORS["muted"],
                   linewidths=1)
        ax.plot(*path[:, :2].T, "o-", color=style.COLORS["gamma"], markersize=4, linewidth=1.2, label="steps")
        slope, height = np.polyfit(column, target, 1)
        ax.plot(slope, height, "X", color=style.COLORS["wrong"], markersize=11, label="lowest loss")
        ax.set(xlabel="gamma", xlim=(-0.5, 4.5), ylim=(-4, 3), aspect="equal")
        ax.set_title(title)
    axes[0].set_ylabel("beta")
    axes[0].legend(loc="lower right")
    figures.show(fig, say)


def crowds(x_hat, gammas, say):
    """The sigmoid with the crowd of gamma * x_hat below it, and the line that fits the crowd best, with its R2."""
    fig, axes = figures.new(1, len(gammas), height=3.2, sharey=True)
    for ax, gamma in zip(axes, gammas):
        _crowd(ax, x_hat, gamma, 0, (-8, 8), (-0.3, 1.3), f"gamma {gamma}: $R^2$ = {straightness(gamma):.3f}")
    axes[0].set_ylabel("s(y)")
    axes[0].legend(loc="upper left")
    figures.show(fig, say)


def enlarged(x_hat, beta, say):
    """The crowd of x_hat + beta on the sigmoid: with the whole height of the curve, and with the crowd's part alone."""
    fig, axes = figures.new(1, 2, height=3.4)
    _crowd(axes[0], x_hat, 1, beta, (0, 8), (0, 1.1), f"beta {beta}, as in the explorer")
    _crowd(axes[1], x_hat, 1, beta, (1, 7), (0.85, 1.1), "the same, enlarged")
    axes[0].set_ylabel("s(y)")
    axes[1].legend(loc="upper left")
    figures.show(fig, say)


def _crowd(ax, x_hat, gamma, beta, reach, heights, title):
    y = gamma * x_hat + beta
    _curve(ax, reach, heights, title)
    share, edges = np.histogram(y, np.linspace(*reach, 33))
    tall = (heights[1] - heights[0]) * 0.25 * share / share.max()
    ax.bar(edges[:-1], tall, np.diff(edges), heights[0], align="edge", color=style.COLORS["spread"], label="values")
    ends = np.array([-2.5, 2.5]) * gamma + beta
    ax.plot(ends, np.polyval(np.polyfit(y, sigmoid(y), 1), ends), "--", color=style.COLORS["ink"], label="best line")


def _curve(ax, reach, heights, title):
    ax.plot(LINE, sigmoid(LINE), color=style.COLORS["gamma"], label="sigmoid")
    ax.set(xlabel="y", xlim=reach, ylim=heights)
    ax.locator_params(axis="x", integer=True, nbins=5)
    ax.set_title(title)
