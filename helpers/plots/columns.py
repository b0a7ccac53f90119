"""Columns of numbers: bars, points with their means, and one column beside its normalized self."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Handle, Spots
from helpers.text import number


def points(ax, values, means, names, *, color="data", title=""):
    """The values (N, C) of C columns as points, with a short bar at the mean (C,) of each column."""
    for place, (column, mean, name) in enumerate(zip(np.asarray(values).T, means, names)):
        ax.scatter([place] * len(column), column, color=style.COLORS[color], s=60, alpha=0.75, label=name)
        ax.plot([place - 0.25, place + 0.25], [mean, mean], color=style.COLORS["mean"], linewidth=3,
                label=f"mean of {name}")
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1, zorder=1)
    ax.set(xticks=range(len(names)), xticklabels=names, xlim=(-0.5, len(names) - 0.5))
    ax.set_title(title)
    ax.grid(False, axis="x")


def column_picture(labels, limits, keys):
    """A moving picture of one column: its values with their mean, beside its normalized values.

    Its values are a mapping with x (M,), mu, x_hat (M,) and `picked`, the row whose arithmetic is shown. The bars pull
    the controls `keys`; a click on a normalized bar sets the control "cell" to its label.
    """
    fig, (before, after) = figures.new(1, 2, width=7, height=3.4)
    rows = np.arange(len(labels))
    given, normalized = (ax.bar(rows, rows, width=0.6, color=style.COLORS[color])
                         for ax, color in ((before, "data"), (after, "normalized")))
    mean = before.axhline(0, color=style.COLORS["mean"], linestyle="--", label="mean")
    for ax, title, reach in ((before, "Column", limits), (after, "Normalized column", (-2.4, 2.4))):
        ax.set_title(title)
        ax.set(ylim=reach, xticks=rows, xticklabels=labels)
        ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
        ax.grid(False, axis="x")
    written = [ax.annotate("", (row, 0), (0, 0), textcoords="offset points", ha="center", size=10,
                           bbox={"facecolor": style.COLORS["paper"], "edgecolor": "none", "pad": 0.5})
               for ax in (before, after) for row in rows]
    before.legend(handles=[mean], loc="lower right")

    def update(values):
        heights = [*values["x"], *values["x_hat"]]
        mean.set_ydata([values["mu"]] * 2)
        for bar, text, height in zip([*given, *normalized], written, heights):
            bar.set_height(height)
            row = round(bar.get_x() + bar.get_width() / 2)
            bar.set_edgecolor(style.COLORS["ink"])
            bar.set_linewidth(2.5 if row == values["picked"] else 0)
            text.xy = (row, height)
            text.set_position((0, 4 if height >= 0 else -4))
            text.set_verticalalignment("bottom" if height >= 0 else "top")
            text.set_text(number(height))

    reach = after.get_ylim()
    cells = {f"Arithmetic of {label}": ((row - 0.5, reach[0], row + 0.5, reach[1]), {"cell": label})
             for row, label in enumerate(labels)}
    touch = [*map(Handle, given, keys), Spots(after, "Rows", cells)]
    return figures.Picture(fig, [*given, *normalized, mean, *written], update, touch, cuts=[after])
