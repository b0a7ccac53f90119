"""A number for every block of a deep net, one line for each run."""
import numpy as np

from helpers import style


def by_block(ax, runs, colors, *, title="", limits=None):
    """The runs {name: (K, B)} over B blocks: K thin lines and their median; colors {name: key}."""
    for name, lines in runs.items():
        color = style.COLORS[colors[name]]
        blocks = np.arange(1, lines.shape[1] + 1)
        ax.plot(blocks, lines.T, color=color, linewidth=0.8, alpha=0.5)
        ax.plot(blocks, np.median(lines, axis=0), color=color, linewidth=3, marker="o", label=name)
    ax.set(xlabel="block (the last is next to the output)", ylim=limits)
    ax.set_title(title)
    ax.legend()
