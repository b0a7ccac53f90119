"""The gradient of every block of a deep transformer at its start, one line for each run."""
import numpy as np

from helpers import figures, style
from helpers.network.transformer import PLACES, gradient_sizes
from helpers.plots.runs import with_median

COLORS = {"post": "wrong", "pre": "data"}


def runs(blocks, seeds=range(5)):
    """The gradient sizes {place: (K, B)} of K random transformers of `blocks` blocks, for each place of the norm."""
    return {place: np.stack([gradient_sizes(blocks, place, seed) for seed in seeds]) for place in PLACES}


def draw(found, say):
    """The `runs` for each number of blocks, {B: runs}: thin lines, and their median."""
    fig, axes = figures.new(1, len(found), height=3.4, sharey=True)
    for ax, (count, by_place) in zip(axes, found.items(), strict=True):
        for place, sizes in by_place.items():
            with_median(ax, np.arange(1, count + 1), sizes, style.COLORS[COLORS[place]], f"{place}-norm", marker="o")
        ax.set(xlabel="block (the last is next to the output)", ylim=(0, 230))
        ax.set_title(f"{count} blocks")
        ax.legend()
    axes[0].set_ylabel("size of the gradient")
    figures.show(fig, say)
