"""A padded batch as a grid of cells, one to a word, over the statistics of its columns."""
from functools import lru_cache

import numpy as np
from matplotlib.font_manager import findfont, get_font

from helpers import figures, style
from helpers.plots.cells import Cells

SMALLEST = (3, 4)   # a batch of fewer rows and columns is not drawn larger
BOX = "\N{WHITE SQUARE}"
POINTS = 10
ROOM = 440          # points across the whole grid


@lru_cache(1024)
def readable(word, width=ROOM):
    """The word with a box for every character that the font lacks or draws empty, cut to `width` points."""
    font = get_font(findfont("DejaVu Sans"))
    font.set_size(POINTS, 72)
    known = font.get_charmap()
    shown = "".join(letter if ord(letter) in known and letter.isprintable() else BOX for letter in word[:80])
    if not _size(font, shown)[1]:
        shown = BOX * len(shown)
    cut = shown if shown == word or len(word) <= 80 else shown + "…"
    while _size(font, cut)[0] > width and len(shown) > 1:
        shown = shown[:-1]
        cut = shown + "…"
    return cut


def batch_picture(shape, names):
    """A moving picture of a batch of at most `shape` (N, T) words, and of the mean and sd of its columns.

    Its values are a mapping with cells (N lists of T texts), mask (N, T), and `with_pads` and `without`,
    each (mu, sd) of shape (C,). Pads are grey and in italics. `names` are those of the C columns.
    """
    fig, whole = figures.new(width=7, height=4)
    whole.remove()
    axes = fig.subplot_mosaic([["batch", "batch"], ["mean", "sd"]], height_ratios=(3, 2))
    top = axes["batch"]
    grid = Cells(top, shape, title="The batch, padded", size=POINTS)
    rules = _rules(top, shape)
    axes["sd"].yaxis.tick_right()   # so that nothing of it stands where the picture is cut
    bars = [*_pairs(axes["mean"], names, "Mean of each column", (-1.1, 1.1)),
            *_pairs(axes["sd"], names, "Standard deviation", (0, 1.4))]

    def update(values):
        _fill(top, grid, shape, values["cells"], values["mask"])
        heights = [values[rows][k] for k in (0, 1) for rows in ("with_pads", "without")]
        for bar, height in zip(bars, np.ravel(heights), strict=True):
            bar.set_height(height)

    return figures.Picture(fig, [*grid.artists, *rules, *bars], update, cuts=[(top, 0.5)])


def _size(font, text):
    """Width and height of the ink of a text, in points."""
    font.set_text(text)
    return [length / 64 for length in font.get_width_height()]


def _rules(ax, shape):
    """The gaps between the cells of a grid, which has no ticks."""
    ax.set(xticks=[], yticks=[])
    rows, columns = (np.arange(size + 1) - 0.5 for size in shape)
    gap = {"color": style.COLORS["paper"], "linewidth": 3}
    return [ax.hlines(rows, columns[0], columns[-1], **gap), ax.vlines(columns, rows[0], rows[-1], **gap)]


def _pairs(ax, names, title, limits):
    """Two bars for each column, with and without pads."""
    places = np.arange(len(names))
    series = [ax.bar(places + shift, 0 * places, width=0.36, color=style.COLORS[color], label=label)
              for shift, color, label in ((-0.2, "pad", "pads counted"), (0.2, "data", "words only"))]
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
    ax.set(xticks=places, xticklabels=names, ylim=limits)
    ax.set_title(title)
    ax.grid(False, axis="x")
    if limits[0] == 0:
        ax.legend(loc="upper center", ncols=2)
    return [bar for bars in series for bar in bars]


def _fill(ax, grid, shape, texts, mask):
    rows, columns = (max(size, least) for size, least in zip(mask.shape, SMALLEST))
    columns += columns % 2   # so that the picture can be cut between two of them
    ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
    words = np.full(shape, "", object)
    colors = np.full(shape, style.COLORS["paper"], object)
    for n, t in np.ndindex(*mask.shape):
        words[n, t] = readable(texts[n][t], ROOM / columns)
        colors[n, t] = style.COLORS["data" if mask[n, t] else "pad"]
        grid.texts[n * shape[1] + t].set_style("normal" if mask[n, t] else "italic")
    grid.update(words.tolist(), colors.tolist())
