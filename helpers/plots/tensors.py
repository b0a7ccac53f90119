"""Tensors as blocks of cells, in which one colour and one letter mean "these share a mean and a variance"."""
from string import ascii_lowercase

import numpy as np
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from helpers import figures, style
from helpers.explore.touch import Spots
from helpers.plots.cells import Cells, cells
from helpers.text import number


class Tensor:
    """A tensor (N, C, H, W) on the axes given, as N x C blocks of H x W cells; `update` fills them."""

    def __init__(self, ax, shape, *, title="", size=10):
        n, c, h, w = self.shape = shape
        height, width = n * (h + 1) - 1, c * (w + 1) - 1
        self.grid = Cells(ax, (height, width), title=title, size=size)
        self.grid.ring.set_clip_on(False)
        ax.set_xticks([k * (w + 1) + (w - 1) / 2 for k in range(c)], [f"c = {k}" for k in range(c)])
        ax.set_yticks([k * (h + 1) + (h - 1) / 2 for k in range(n)], [f"n = {k}" for k in range(n)])
        ax.vlines(np.arange(width - 1) + 0.5, -0.5, height - 0.5, color=style.COLORS["paper"], linewidth=1)
        ax.hlines(np.arange(height - 1) + 0.5, -0.5, width - 0.5, color=style.COLORS["paper"], linewidth=1)

    def corner(self, place):
        """The (x, y) at which the cell at `place` (n, c, h, w) begins."""
        n, c, h, w = place
        return c * (self.shape[3] + 1) + w - 0.5, n * (self.shape[2] + 1) + h - 0.5

    def update(self, texts, colors, picked=None):
        """Write `texts` on `colors`, both (N, C, H, W) arrays; ring the cell `picked` (n, c, h, w)."""
        if picked is not None:
            x, y = self.corner(picked)
            picked = y + 0.5, x + 0.5
        self.grid.update(_page(texts, ""), _page(colors, style.COLORS["paper"]), picked)


def tensor(ax, values, *, color="paper", title="", size=10):
    """The numbers of a tensor (N, C, H, W), on cells of one colour, a name in style.COLORS."""
    drawn = Tensor(ax, np.shape(values), title=title, size=size)
    drawn.update(np.vectorize(number)(values), np.full(np.shape(values), style.COLORS[color]))


def overview(axes, values, sets):
    """A tensor (N, C, H, W) on the first of `axes`; on the others which of its cells share a statistic.

    `sets` names arrays of the tensor's shape that hold the number of each cell's set.
    """
    tensor(axes[0], values, color="grid", title="x")
    for ax, (name, numbered) in zip(axes[1:], sets.items(), strict=True):
        many = numbered.max() + 1
        title = f"{name}: {many} sets of {numbered.size // many}"
        Tensor(ax, numbered.shape, title=title).update(*_letters_and_colors(numbered))
    axes[0].figure.get_layout_engine().set(h_pad=0.1)


def token_sets(axes, sets):
    """Which values of a batch of sentences (N, T, D) share a statistic, one token to a row.

    `sets` names arrays (N, T, D) that hold the number of each value's set.
    """
    for place, (ax, (name, numbered)) in enumerate(zip(axes, sets.items(), strict=True)):
        n, t, d = numbered.shape
        rows = [f"n = {i}, t = {k}" if place == 0 else "" for i in range(n) for k in range(t)]
        letters, colors = _letters_and_colors(numbered.reshape(n * t, d))
        cells(ax, letters, colors, rows=rows, columns=[f"d = {k}" for k in range(d)], title=name)
        ax.axhline(t - 0.5, color=style.COLORS["paper"], linewidth=6)


def set_picture(x):
    """A moving picture of a tensor `x` (N, C, H, W): some of its cells lit, above their normalized values.

    Its values are a mapping with x_hat and `lit` (boolean), of the shape of `x`, and `picked` (n, c, h, w).
    """
    fig, (top, bottom) = figures.new(2, 1, width=7, height=4)
    fig.get_layout_engine().set(h_pad=0.1)
    given = Tensor(top, x.shape, title="x: what shares its statistics is lit")
    after = Tensor(bottom, x.shape, title="x_hat of these values")
    gray = np.full(x.shape, style.COLORS["grid"])
    given.update(np.vectorize(number)(x), gray, (0, 0, 0, 0))
    after.update(np.full(x.shape, ""), gray, (0, 0, 0, 0))
    glow = [(_lights(given, top), (*to_rgb(style.COLORS["data"]), 0.35)),
            (_lights(after, bottom), style.COLORS["normalized"])]
    for text in after.grid.texts:
        text.set_color(style.on(style.COLORS["normalized"]))

    def update(values):
        lit = values["lit"]
        for lights, color in glow:
            lights.set_facecolor([color if on else "none" for on in lit.flat])
        written = np.where(lit, np.vectorize("{:.2f}".format)(values["x_hat"].round(2) + 0.0), "")
        for text, word in zip(after.grid.texts, np.ravel(_page(written, "")), strict=True):
            text.set_text(word)
        for drawn in (given, after):
            drawn.grid.ring.set_xy(drawn.corner(values["picked"]))

    rings = given.grid.ring, after.grid.ring
    cells = {f"x[{', '.join(map(str, place))}]": ((*given.corner(place), *np.add(given.corner(place), 1)),
                                                  dict(zip("nchw", place)))
             for place in np.ndindex(x.shape)}
    spots = [Spots(ax, label, cells) for ax, label in ((top, "Cells of x"), (bottom, "Cells of x_hat"))]
    return figures.Picture(fig, [*(lights for lights, _ in glow), *rings, *after.grid.texts], update, spots,
                           cuts=[(top, 0.5)])


def _lights(drawn, ax):
    """One patch over each cell of a Tensor, in the tensor's order, that can be lit."""
    cells = [Rectangle(drawn.corner(place), 1, 1) for place in np.ndindex(drawn.shape)]
    return ax.add_collection(PatchCollection(cells, linewidth=0), autolim=False)


def _letters_and_colors(sets):
    sets = np.asarray(sets)
    return np.array(list(ascii_lowercase))[sets], np.array(style.SETS)[sets % len(style.SETS)]


def _page(blocks, gap):
    """(N, C, H, W) laid out as rows of cells, with `gap` between the blocks."""
    n, c, h, w = np.shape(blocks)
    page = np.full((n, h + 1, c, w + 1), gap, dtype=object)
    page[:, :h, :, :w] = np.swapaxes(blocks, 1, 2)
    return page.reshape(n * (h + 1), c * (w + 1))[:-1, :-1].tolist()
