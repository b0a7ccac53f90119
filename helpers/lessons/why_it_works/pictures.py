"""The pictures of the lesson: every seed is drawn."""
import numpy as np

from helpers import figures, style
from helpers.plots.runs import with_median

LOOKS = {"none": ("no norm", "data", "s"), "layer": ("layer norm", "gamma", "D"),
         "batch": ("batch norm", "normalized", "o")}
COLORS = "mean", "data", "gamma", "wrong"
"""Of the learning rates, the smallest first."""


def fading(left):
    """What is left of the differences between images, {norm: (seeds, layers)}, over the layers."""
    fig, ax = figures.new()
    for norm, runs in left.items():
        label, color, marker = LOOKS[norm]
        with_median(ax, np.arange(1, runs.shape[-1] + 1), runs, style.COLORS[color], label, marker=marker)
    ax.set(yscale="log", xlabel="hidden layer", ylabel="spread over the images")
    ax.legend()
    return fig


def trusted(seen, bins):
    """The cosine and the change of the gradient, {norm: (bins, seeds, 2)}, at the losses of these bins."""
    fig, axes = figures.new(1, 2, height=3.6)
    for ax, k, name in zip(axes, (0, 1), ("cosine of the gradients", "relative change"), strict=True):
        _dots(ax, bins, {norm: runs[..., k].T for norm, runs in seen.items()}, xlabel="loss of the batch", ylabel=name)
    return fig


def shaken(accuracy):
    """The accuracy {norm: (seeds, 3)} at three strengths of noise."""
    fig, ax = figures.new(height=3.2)
    _dots(ax, ("no noise", "strength 1", "strength 4"), accuracy, ylabel="test accuracy")
    return fig


def _dots(ax, places, runs, **options):
    for shift, (norm, heights) in zip((-0.12, 0.12), runs.items(), strict=True):
        label, color, marker = LOOKS[norm]
        x = np.broadcast_to(np.arange(len(places)) + shift, heights.shape)
        ax.plot(x.ravel(), heights.ravel(), marker, color=style.COLORS[color], markersize=8, alpha=0.7, label=label)
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


def wheels(rates, steps, seen):
    """The angle of a step and the length of the weights over the steps, each (rates, seeds, steps)."""
    fig, axes = figures.new(1, 2, height=3.6)
    for ax, result in zip(axes, ("angle", "length"), strict=True):
        for rate, color, runs in zip(rates, COLORS, seen[result], strict=True):
            with_median(ax, steps, runs, style.COLORS[color], f"rate {rate:g}", linewidth=2.5)
        ax.set(xscale="symlog", yscale="log", xlabel="step")
    axes[0].set(ylim=(1e-3, 100), ylabel="degrees")
    axes[0].set_title("Turned by one step")
    axes[1].set_yticks([], minor=True)
    axes[1].set_yticks((2, 5, 10, 20, 40), ("2", "5", "10", "20", "40"))
    axes[1].set(ylabel="length")
    axes[1].set_title("The arrow of a unit")
    axes[1].legend()
    return fig
