"""Several runs of one experiment: a thin line for each, and their median."""
import numpy as np


def with_median(ax, x, runs, color, label, **median):
    """The `runs` (K, S) over x (S,) as thin lines, and their median, which has the label; returns both artists.

    `median`: options of its line, such as a marker.
    """
    thin = ax.plot(x, np.transpose(runs), color=color, linewidth=0.8, alpha=0.5)
    (middle,) = ax.plot(x, np.median(runs, axis=0), color=color, label=label, **{"linewidth": 3, **median})
    return thin, middle
