"""The pictures of the lesson: every seed is drawn."""
import numpy as np

from helpers import figures, style
from helpers.plots.runs import with_median

def paying(tried, left):
    """What one step leaves of the loss, {norm: (seeds, rates)}, over the rates `tried`."""
    fig, ax = figures.new(height=3.6)
    for norm, runs in left.items():
        look = style.NORMS[norm]
        with_median(ax, tried, runs, look.color, look.label, marker=look.marker)
    ax.axhline(1, color=style.COLORS["ink"], linewidth=1, linestyle="--", label="no gain")
    ax.set(xscale="log", yscale="log", ylim=(0.15, 30), xlabel="learning rate of this one step",
           ylabel="share of the loss left")
    ax.set_yticks([], minor=True)
    ax.set_yticks((0.2, 0.5, 1, 3, 10), ("0.2", "0.5", "1", "3", "10"))
    ax.legend()
    return fig


def shaken(accuracy):
    """The accuracy {rate: {norm: (seeds, 3)}} at three strengths of noise, a panel for each rate."""
    fig, axes = figures.new(1, len(accuracy), height=3.2, sharey=True)
    for ax, (rate, runs) in zip(axes, accuracy.items(), strict=True):
        _dots(ax, ("no noise", "strength 1", "strength 4"), runs)
        ax.set_title(f"rate {rate:g}")
    axes[0].set_ylabel("test accuracy")
    return fig


def _dots(ax, places, runs, **options):
    for shift, (norm, heights) in zip((-0.12, 0.12), runs.items(), strict=True):
        look, x = style.NORMS[norm], np.broadcast_to(np.arange(len(places)) + shift, heights.shape)
        ax.plot(x.ravel(), heights.ravel(), look.marker, color=look.color, markersize=8, alpha=0.7, label=look.label)
    ax.set(xticks=range(len(places)), xticklabels=places, xlim=(-0.5, len(places) - 0.5), ylim=(0, None), **options)
    ax.grid(False, axis="x")
    ax.legend()


def shadows(taken, factor):
    """For each layer the share of |d|^2 that is taken, and |dx|^2 / |d|^2: (looks, layers), one dot for each look."""
    fig, axes = figures.new(1, 2, height=3.4)
    x = np.arange(1, taken.shape[1] + 1) + np.linspace(-0.2, 0.2, len(taken))[:, None]
    for ax, heights, color in zip(axes, (taken, factor), ("mean", "normalized"), strict=True):
        ax.plot(x.ravel(), heights.ravel(), "o", color=style.COLORS[color], markersize=5, alpha=0.6)
        ax.set(xticks=range(1, taken.shape[1] + 1), xlabel="layer")
        ax.grid(False, axis="x")
    axes[0].set(ylim=(0, 1), ylabel="share of $|d|^2$")
    axes[0].set_title("What the shadows take")
    axes[1].set(ylabel="$|dx|^2 / |d|^2$", ylim=(0, None))
    axes[1].set_title("What comes out below")
    axes[1].axhline(1, color=style.COLORS["ink"], linewidth=1, linestyle="--")
    return fig


def wheels(rates, steps, grown, held, rate):
    """The test accuracy after all steps over the rates, and the angle of each step at one `rate`.

    `grown` and `held`: {result: (rates, seeds, steps)} of networks whose weights may grow, and of those whose lengths
    are put back.
    """
    fig, (end, turn) = figures.new(1, 2, height=3.6)
    for seen, label, color, marker in ((grown, "may grow", style.NORMS["batch"].color, "o"),
                                       (held, "put back", style.COLORS["ink"], "X")):
        with_median(end, rates, seen["accuracy"][..., -1].T, color, label, marker=marker)
        with_median(turn, steps, seen["angle"][rates.index(rate)], color, label, marker=marker)
    end.set(xscale="log", ylim=(0, 1.02), xlabel="rate of the hidden weights", ylabel="test accuracy")
    turn.set(xscale="symlog", yscale="log", ylim=(0.05, 100), xlabel="step", ylabel="degrees")
    turn.set_title(f"Turned by one step, rate {rate:g}")
    end.set_title(f"After {steps[-1]:g} steps")
    end.legend(loc="lower left")
    return fig
