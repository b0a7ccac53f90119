"""A table of numbers with its means in the margins: the cells that are averaged together light up."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Spots
from helpers.plots.cells import Cells
from helpers.text import number

BLANK = style.COLORS["paper"]
LIT = style.SETS[2]
PALE = style.COLORS["pale"]


def margins_picture(rows, columns):
    """A moving picture of a table with its column means below, its row means beside, its mean in the corner.

    Its values are a mapping with x (R, C), sets (R, C) the number of each cell's set, picked (row, column),
    a title, mu, the mean of each set with the averaged axes kept, and means, those of all three ways, by their
    shape: (1, C), (R, 1) and (1, 1).
    """
    shape = len(rows), len(columns)
    fig, axes = figures.new(2, 2, width=3.65, height=2.9, squeeze=False,
                            gridspec_kw={"width_ratios": (shape[1], 1.2), "height_ratios": (shape[0], 1)})
    body = Cells(axes[0, 0], shape, rows=rows, columns=columns, size=11)
    margins = {(1, shape[1]): Cells(axes[1, 0], (1, shape[1]), rows=["mean,\naxis=0"], size=11),
               (shape[0], 1): Cells(axes[0, 1], (shape[0], 1), columns=["mean,\naxis=1"], size=11),
               (1, 1): Cells(axes[1, 1], (1, 1), size=11)}
    title = axes[0, 0].set_title("", size=11)
    axes[1, 1].set_xlabel("axis=(0, 1)", size=10)

    def update(values):
        picked, lit = values["picked"], values["sets"][values["picked"]]
        title.set_text(values["title"])
        body.update(_words(values["x"]), _fills(values["sets"], lit), picked)
        for kept, margin in margins.items():
            words = _words(values["means"][kept])
            if kept == values["mu"].shape:
                place = tuple(np.minimum(picked, np.array(kept) - 1))
                margin.update(words, _fills(np.arange(values["mu"].size).reshape(kept), lit), place)
            else:
                margin.update(words, np.full(kept, BLANK))

    grids = [body, *margins.values()]
    live = [title, *(artist for grid in grids for artist in grid.artists)]
    cells = {f"{rows[r]}, {columns[c]}": ((c - 0.5, r - 0.5, c + 0.5, r + 0.5), {"row": r, "column": c})
             for r, c in np.ndindex(*shape)}
    return figures.Picture(fig, live, update, [Spots(axes[0, 0], "Cells", cells)])


def _words(values):
    return [[number(value) for value in row] for row in values]


def _fills(sets, lit):
    """The colours of the cells: the set `lit` shines."""
    return [[LIT if one == lit else PALE for one in row] for row in sets]
