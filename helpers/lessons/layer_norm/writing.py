"""Small transformers with batch norm read a novel with four kinds of statistics: stored by data/make_reading.py."""
import numpy as np

from helpers import figures, style
from helpers.network.reading import STATISTICS, at_best
from helpers.network.training import stored
from helpers.plots.runs import with_median

TITLES = {"inside": "At the letters", "end": "At the sentence's end"}
NORMS = {"none": "no norm", "batch": "batch", "layer": "layer", "rms": "RMS"}


def written(setting="pre"):
    """The surprise {"inside", "end": (seeds, statistics)} in one sentence at a time; see `helpers.network.reading.writing`."""
    runs = stored("writing", "statistics", "setting", "seed", "what")
    return {what: runs.at(setting=setting, what=what) for what in runs.axes["what"]}


def statistics(found, say):
    """The surprise with each kind of statistics, `found` as from `written`: a line for each network, and their median."""
    fig, axes = figures.new(1, 2, height=3.2)
    for ax, (what, runs) in zip(axes, found.items(), strict=True):
        with_median(ax, np.arange(len(STATISTICS)), runs, style.COLORS["data"], "median", marker="o")
        ax.set(xticks=range(len(STATISTICS)), xticklabels=STATISTICS, xlabel="statistics")
        ax.set_title(TITLES[what])
    axes[0].set_ylabel("surprise (small is good)")
    figures.show(fig, say)


def places(say):
    """How surprised networks with the norm before and behind the shortcut are by new sentences: a dot for each seed."""
    fig, axes = figures.new(1, 2, height=3.2, sharey=True)
    for ax, (place, title) in zip(axes, (("pre", "Pre-norm"), ("post", "Post-norm")), strict=True):
        losses = {NORMS[norm]: found for norm, found in at_best(place, "test").items() if norm in NORMS}
        for column, found in enumerate(losses.values()):
            ax.plot(np.full(len(found), column), found, "o", color=style.COLORS["data"], alpha=0.6)
        ax.set(xticks=range(len(losses)), xticklabels=losses)
        ax.set_title(title)
    axes[0].set_ylabel("surprise (small is good)")
    figures.show(fig, say)
