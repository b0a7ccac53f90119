"""Arrays as grids of coloured cells with their numbers, in which a colour can mean "these share a statistic"."""
import numpy as np
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from helpers import style


class Cells:
    """A grid of cells on the axes given, drawn once; `update` changes its texts, colours and the ringed cell.

    shape: (R, C). `artists` are the parts that move.
    """

    def __init__(self, ax, shape, *, title="", rows=(), columns=(), size=10):
        places = np.ndindex(*shape)
        self.fills = ax.add_collection(PatchCollection(
            [Rectangle((column - 0.5, row - 0.5), 1, 1) for row, column in places], linewidth=0.5, edgecolor="face"))
        ax.set(xlim=(-0.5, shape[1] - 0.5), ylim=(shape[0] - 0.5, -0.5))
        self.texts = [ax.text(column, row, "", ha="center", va="center", size=size, parse_math=False)
                      for row, column in np.ndindex(*shape)]
        self.ring = ax.add_patch(Rectangle((-0.5, -0.5), 1, 1, fill=False, linewidth=3,
                                            edgecolor=style.COLORS["ink"], clip_on=False, visible=False))
        self.artists = [self.fills, *self.texts, self.ring]
        ax.set_title(title)
        ax.set_xticks(range(len(columns)), columns)
        ax.set_yticks(range(len(rows)), rows)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.grid(False)
        ax.spines[:].set_visible(False)

    def update(self, texts, colors, picked=None):
        """Write `texts` and fill with `colors`, both (R, C) nested sequences; ring the cell `picked` (row, column)."""
        flat = [color for row in colors for color in row]
        self.fills.set_facecolor(flat)
        words = [word for row in texts for word in row]
        for text, word, color in zip(self.texts, words, flat, strict=True):
            text.set_text(word)
            text.set_color(style.on(color))
        self.ring.set_visible(picked is not None)
        if picked is not None:
            self.ring.set_xy((picked[1] - 0.5, picked[0] - 0.5))


def cells(ax, texts, colors, *, picked=None, **options):
    """Draw `texts` (R, C) on cells filled with `colors` (R, C); options as for Cells."""
    grid = Cells(ax, (len(texts), len(texts[0])), **options)
    grid.update(texts, colors, picked)
    return grid
