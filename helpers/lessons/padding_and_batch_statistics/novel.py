"""Small transformers read a novel, and images: every seed, each norm at its best rate,
as data/make_reading.py stored it."""
import numpy as np

from helpers import figures, style
from helpers.network.reading import at_best

NORMS = {"none": "no norm", "padded": "batch norm, pads counted", "batch": "batch norm, masked", "layer": "layer norm"}
SETTINGS = {"letters": "pre", "two sentences to a batch": "two",
            "three times the steps": "long", "words": "words", "images": "images"}
READERS = {"letters,\npads counted": ("pre", "padded"), "letters,\nmasked": ("pre", "batch"),
           "words,\nmasked": ("words", "batch"), "images": ("images", "batch")}


def surprise(setting="pre"):
    """The surprise at new sentences: {norm: (seeds,)}."""
    found = at_best(setting, "test")
    return {name: found[norm] for norm, name in NORMS.items() if norm in found}


def medians():
    """The median surprise for `table`: a row for each setting, then the names of the columns and of the rows."""
    norms = [name for norm, name in NORMS.items() if norm != "none"]
    found = [surprise(setting) for setting in SETTINGS.values()]
    return [[np.median(one[name]) if name in one else "" for name in norms] for one in found], norms, SETTINGS


def unrest():
    """How far batch means move, beside those of as many rows from anywhere: {what is read: (seeds,)}."""
    return {name: at_best(setting, "mean")[norm] / at_best(setting, "mixed mean")[norm]
            for name, (setting, norm) in READERS.items()}


def gaps():
    """The surprise with running statistics, less that with each batch's own: {what is read: (seeds,)}."""
    return {name: at_best(setting, "test")[norm] - at_best(setting, "own")[norm]
            for name, (setting, norm) in READERS.items()}


def restless(say):
    """Draws `unrest` and `gaps`: a dot for each seed."""
    fig, axes = figures.new(1, 2, width=7.6, height=3.4)
    titles = {"How far batch means move": ("times chance", 1), "Running, not own statistics": ("added surprise", 0)}
    for ax, found, (title, (label, level)) in zip(axes, (unrest(), gaps()), titles.items(), strict=True):
        ax.axhline(level, color=style.COLORS["muted"], linewidth=1)
        for column, values in enumerate(found.values()):
            ax.plot(np.full(len(values), column), values, "o", color=style.COLORS["data"], alpha=0.6)
        ax.set(xticks=range(len(found)), xlim=(-0.5, len(found) - 0.5), ylabel=label)
        ax.set_xticklabels(found, size=8)
        ax.set_title(title)
    figures.show(fig, say)
