"""Tables as coloured cells: what broadcasting stretches, and what two norms average together."""
from helpers import figures, style
from helpers.plots.cells import cells
from helpers.text import number

MEAN, COPY = style.SETS[2], style.SETS[1]
NORMS = "axis 0: batch norm", "axis 1: layer norm"


def stretched(x, rows, columns):
    """Draw the means of x (R, C) along both axes, stretched to the shape of x; copies are paler."""
    fig, axes = figures.new(1, 2, height=2.6)
    for axis, ax in enumerate(axes):
        mu = x.mean(axis=axis, keepdims=True)
        fills = _fills(x.shape, lambda place, axis=axis: COPY if place[axis] else MEAN)
        cells(ax, _words(mu + 0 * x), fills, title=f"{mu.shape} stretched to {x.shape}", rows=rows, columns=columns)
    figures.show(fig, "Dark: the means, left along axis 0, right along axis 1. Pale: their copies.")


def two_norms(x, rows, columns):
    """Draw the table x (R, C) twice: entries that share a mean have one colour."""
    fig, axes = figures.new(1, 2, height=2.6)
    for axis, (ax, title) in enumerate(zip(axes, NORMS, strict=True)):
        fills = _fills(x.shape, lambda place, axis=axis: style.SETS[place[1 - axis]])
        cells(ax, _words(x), fills, title=title, rows=rows, columns=columns)
    figures.show(fig, "Left, each column has a colour of its own; right, each row has.")


def _words(values):
    return [[number(value) for value in row] for row in values]


def _fills(shape, color):
    return [[color((row, column)) for column in range(shape[1])] for row in range(shape[0])]
