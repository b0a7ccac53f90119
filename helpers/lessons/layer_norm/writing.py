"""Small transformers with batch norm read a novel with four kinds of statistics: stored by data/make_reading.py."""
import numpy as np

from helpers import figures, style
from helpers.network.reading import STATISTICS
from helpers.network.training import stored
from helpers.plots.runs import with_median
from helpers.text import number

TITLES = {"inside": "At the letters", "end": "At the sentence's end"}
COMPARED = "batch", "layer"


def written(setting="pre"):
    """The surprise {"inside", "end": (seeds, statistics)} in one sentence at a time;
    see `helpers.network.reading.writing`."""
    runs = stored("writing", "statistics", "setting", "seed", "what")
    return {what: runs.at(setting=setting, what=what) for what in runs.axes["what"]}


def statistics(found, say):
    """The surprise with each kind of statistics, `found` as from `written`:
    a line for each network, and their median."""
    fig, axes = figures.new(1, 2, height=3.2)
    for ax, (what, runs) in zip(axes, found.items(), strict=True):
        with_median(ax, np.arange(len(STATISTICS)), runs, style.COLORS["data"], "median", marker="o")
        ax.set(xticks=range(len(STATISTICS)), xticklabels=STATISTICS, xlabel="statistics")
        ax.set_title(TITLES[what])
    axes[0].set_ylabel("surprise (small is good)")
    figures.show(fig, say)


def by_rate(place):
    """(rates, {norm: (seeds, rates)}): the surprise at new sentences, with the norm at this place ("pre" or "post")."""
    runs = stored("reading", "result", "norm", "lr", "seed", setting=place)
    return runs.axes["lr"], {norm: runs.at(norm=norm, result="test").T for norm in COMPARED}


def places(say):
    """The surprise of `by_rate` for both places of the norm: a thin line for each network, and medians."""
    fig, axes = figures.new(1, 2, height=3.2, sharey=True)
    for ax, place in zip(axes, ("pre", "post"), strict=True):
        rates, found = by_rate(place)
        for norm, runs in found.items():
            with_median(ax, rates, runs, style.NORMS[norm].color, style.NORMS[norm].label, marker="o")
        ax.set(xscale="log", xticks=rates, xticklabels=[number(rate) for rate in rates], xlabel="learning rate")
        ax.minorticks_off()
        ax.set_title(f"{place.capitalize()}-norm")
    axes[0].set_ylabel("surprise (small is good)")
    axes[0].legend()
    figures.show(fig, say)
