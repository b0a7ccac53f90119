"""A tensor of numbers, and photographs in three channels: as they are, and after normalizing."""
import numpy as np

from helpers import figures, index_sets, norms
from helpers.plots import tensors

SPREAD = 2.5
"""The normalized value that is drawn at full strength."""


def blocks(x):
    """Show a tensor (N, C, H, W) as N rows of C blocks with its numbers."""
    fig, ax = figures.new(height=2.4)
    tensors.tensor(ax, x, color="grid", title=f"x, of shape {x.shape}", size=12)
    figures.show(fig, "Two rows of four blocks with 2 by 3 whole numbers each.")


def overview(x, over, groups):
    """Show which cells of a tensor (N, C, H, W) share, under the norms {name: axes} and under group norm."""
    sets = {name: index_sets.set_numbers(x.shape, axes) for name, axes in over.items()}
    sets["group"] = index_sets.sets_of("group", x.shape, groups=groups)
    fig, axes = figures.new(3, 2, height=5.8)
    tensors.overview(axes.flat, x, sets)
    figures.show(fig, "Cells with the same letter share their statistics; colours come back.")


def unnamed(pair):
    """Show a pair (2, 3, H, W) as given and after two norms, without saying which norms they are."""
    photos({"given": pair, "after norm A": norms.normalize(pair, (1, 2, 3)),
            "after norm B": norms.normalize(pair, (2, 3))}, "clear", "fog")


def photos(columns, above, below):
    """Show pairs of pictures (2, 3, H, W), {title: pair}, in columns; the first is as given, the others normalized.

    A normalized 0 is drawn halfway between dark and bright, -SPREAD and +SPREAD at the ends of its channel.
    """
    fig, axes = figures.new(2, len(columns), height=0.4 + 9.4 / len(columns), squeeze=False)
    for k, (title, pair) in enumerate(columns.items()):
        for ax, image in zip(axes[:, k], pair, strict=True):
            ax.imshow(np.moveaxis(np.clip(image if k == 0 else 0.5 + image / (2 * SPREAD), 0, 1), 0, -1))
            ax.set(xticks=[], yticks=[])
        axes[0, k].set_title(title)
    for ax, name in zip(axes[:, 0], (above, below), strict=True):
        ax.set_ylabel(name)
    figures.show(fig, "The photograph of danielbuechele (CC BY 2.0), above without and below with fog; "
                      "a normalized 0 is half bright.")
