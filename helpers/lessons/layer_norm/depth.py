"""A number for every block of a deep net, one line for each run."""
import numpy as np

from helpers import style
from helpers.plots.runs import with_median


def by_block(ax, runs, colors, *, title="", limits=None):
    """The runs {name: (K, B)} over B blocks: K thin lines and their median; colors {name: key}."""
    for name, lines in runs.items():
        blocks = np.arange(1, lines.shape[1] + 1)
        with_median(ax, blocks, lines, style.COLORS[colors[name]], name, marker="o")
    ax.set(xlabel="block (the last is next to the output)", ylim=limits)
    ax.set_title(title)
    ax.legend()
