"""What changes and what does not: yes-or-no tables, and outputs before and after under several norms."""
import numpy as np

from helpers import figures, style
from helpers.plots.cells import cells


def yes_no(ax, answers, rows, columns, *, title=""):
    """The booleans `answers` (R, C) as cells that say yes or no."""
    texts = [["yes" if answer else "no" for answer in row] for row in answers]
    colors = [[style.SETS[0] if answer else style.COLORS["grid"] for answer in row] for row in answers]
    cells(ax, texts, colors, rows=rows, columns=columns, title=title, size=12)


def before_after_picture(limits, units):
    """A moving picture: one panel for each norm with the outputs of `units` units, before and after a change.

    `limits` is {norm: (low, high)}. Its values are a mapping with outputs {norm: (before, after)}, both
    (units,), and verdicts {norm: text}.
    """
    fig, axes = figures.new(2, 2, width=7.2, height=4, sharex=True)
    places = np.arange(units)
    panels = {norm: _panel(ax, places, limits[norm]) for norm, ax in zip(limits, axes.flat, strict=True)}
    for ax in axes[1]:
        ax.set(xticks=places, xticklabels=[f"unit {k + 1}" for k in places])
    fig.legend(handles=list(panels.values())[0][:2], loc="outside upper right", ncols=2)

    def update(values):
        for norm, (*bars, title) in panels.items():
            title.set_text(f"{norm}: {values['verdicts'][norm]}")
            for container, heights in zip(bars, values["outputs"][norm]):
                for bar, height in zip(container, heights):
                    bar.set_height(height)

    live = [artist for *bars, title in panels.values() for artist in (*bars[0], *bars[1], title)]
    return figures.Picture(fig, live, update)


def _panel(ax, places, limits):
    """The bars before, the bars after, and the title, of one norm."""
    before = ax.bar(places - 0.2, places, width=0.38, color=style.COLORS["data"], label="before")
    after = ax.bar(places + 0.2, places, width=0.38, color=style.COLORS["normalized"], label="after")
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
    ax.set(ylim=limits)
    ax.grid(False, axis="x")
    return before, after, ax.set_title("", size=11)
