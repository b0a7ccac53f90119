"""Pictures of how networks learn: curves over the steps, counts and maps of the settings that work."""
import numpy as np
from matplotlib import colormaps

from helpers import figures, style
from helpers.plots.runs import with_median

NAMES = {norm: style.NORMS[norm].label for norm in ("none", "layer", "batch")}
STEPS = colormaps["viridis_r"].resampled(32)
"""The colours of numbers of steps: few, because each takes a place in the picture."""


def curves(steps, runs):
    """The test accuracy {(norm, label): (K, S)} over S steps: K thin lines and a median each."""
    fig, ax = figures.new(height=3.2)
    for (norm, label), run in runs.items():
        with_median(ax, steps, run, style.NORMS[norm].color, label, linewidth=2.5)
    ax.set(xlabel="training steps", ylabel="test accuracy", ylim=(0, 1.05))
    ax.legend(loc="lower right")
    return fig


def counts(works, nets):
    """Bars: at how many settings every seed arrives, {norm: (nets,)}."""
    fig, ax = figures.new(height=3.4)
    for shift, (norm, label) in zip((-0.27, 0, 0.27), NAMES.items(), strict=True):
        ax.bar(np.arange(len(nets)) + shift, works[norm], 0.25, color=style.NORMS[norm].color, label=label)
    ax.set(xticks=range(len(nets)), xticklabels=nets, ylim=(0, 18), ylabel="settings, of 18")
    fig.legend(ncols=3, loc="outside lower center")
    return fig


def small(table):
    """One dot for each seed: the accuracy with the memory, over norm, size, seed, by, of training in small batches."""
    fig, ax = figures.new(height=3)
    sizes = table.axes["size"]
    for shift, norm in zip((-0.1, 0.1), table.axes["norm"], strict=True):
        runs, look = table.at(norm=norm, by="memory"), style.NORMS[norm]
        x = np.arange(len(sizes))[:, None] + shift + np.zeros(runs.shape)
        ax.plot(x.ravel(), runs.ravel(), look.marker, color=look.color, alpha=0.7, label=look.label)
    ax.set(xticks=range(len(sizes)), xticklabels=[f"batches of {size:g}" for size in sizes],
           xlim=(-0.5, len(sizes) - 0.5),
           ylim=(0, 1.05), ylabel="test accuracy")
    ax.legend(loc="lower right")
    return fig


def draw_maps(scales, rates):
    """Three empty maps over initial scale and learning rate: (fig, images, marks)."""
    fig, axes = figures.new(1, 3, width=7, height=3, sharey=True)
    empty, images, marks = np.zeros((len(scales), len(rates))), [], []
    for ax, name in zip(axes, NAMES.values(), strict=True):
        images.append(ax.imshow(empty, vmin=0, vmax=400, cmap=STEPS, aspect="auto", origin="lower"))
        (mark,) = ax.plot([], [], "o", color=style.COLORS["wrong"], markersize=10, label="here")
        marks.append(mark)
        ax.set_facecolor(style.COLORS["pad"])
        ax.set(xticks=range(len(rates)), xticklabels=[f"{rate:g}" for rate in rates], yticks=range(len(scales)),
               yticklabels=[f"{scale:g}" for scale in scales], xlabel="learning rate")
        ax.tick_params("x", labelrotation=90)
        ax.grid(False)
        ax.set_title(name)
    axes[0].set_ylabel("initial scale")
    fig.colorbar(images[-1], ax=axes, label="steps; grey: never")
    return fig, images, marks


def show_maps(images, marks, values):
    """Fill the maps with the steps of `values`, and mark the place `at`."""
    for image, mark, name in zip(images, marks, NAMES, strict=True):
        image.set_data(np.ma.masked_invalid(values["maps"][name]))
        mark.set_data([values["at"][0]], [values["at"][1]])
