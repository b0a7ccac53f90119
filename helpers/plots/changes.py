"""What changes and what does not: yes-or-no tables, and outputs before and after under several norms."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Handle
from helpers.plots.cells import cells


def yes_no(ax, answers, rows, columns, *, title=""):
    """The booleans `answers` (R, C) as cells that say yes or no."""
    texts = [["yes" if answer else "no" for answer in row] for row in answers]
    colors = [[style.SETS[0] if answer else style.COLORS["grid"] for answer in row] for row in answers]
    cells(ax, texts, colors, rows=rows, columns=columns, title=title, size=12)


REACH = 1.3
"""How far from 0 the line of a change is drawn."""


def before_after_picture(limits, units):
    """A moving picture: the change, the sums of `units` units and what each norm makes of them, before and after.

    `limits` is {"sums": (low, high), norm: (low, high), ...}. Its values are a mapping with outputs
    {"sums" or norm: (before, after)}, both (units,), verdicts {norm: text}, and the change as `factor` and `shift`.
    """
    fig, axes = figures.new(2, 3, width=7, height=4)
    (change, *upper), (sums, *lower) = axes
    line, foot, tip = _change(change)
    places = np.arange(units)
    panels = {name: _panel(ax, places, limits[name]) for name, ax in zip(limits, (sums, *upper, *lower), strict=True)}
    for ax in (sums, *lower):
        ax.set_xlabel("unit")
    sums.legend(handles=panels["sums"][:2], loc="upper center", ncols=2, columnspacing=1, handlelength=1)

    def update(values):
        for norm, (*bars, title) in panels.items():
            title.set_text(f"{norm}:\n{values['verdicts'][norm]}" if norm in values["verdicts"] else "sums of token 1")
            for container, heights in zip(bars, values["outputs"][norm]):
                for bar, height in zip(container, heights):
                    bar.set_height(height)

        factor, shift = values["factor"], values["shift"]
        line.set_data([-REACH, REACH], [shift - factor * REACH, shift + factor * REACH])
        foot.set_data([0], [shift])
        tip.set_data([1], [factor + shift])

    live = [artist for *bars, title in panels.values() for artist in (*bars[0], *bars[1], title)]
    touch = [Handle(foot, "shift"), Handle(tip, "factor")]
    return figures.Picture(fig, [*live, line, foot, tip], update, touch, cuts=upper)


def _change(ax):
    """The line factor * x + shift, with the points at 0 and 1 that pull it."""
    (line,) = ax.plot([], [], color=style.COLORS["ink"], linewidth=1.5, label="the change")
    foot, tip = (ax.plot([], [], "o", color=style.COLORS[color], label=label)[0]
                 for color, label in (("beta", "plus"), ("gamma", "times, plus")))
    ax.set(xlim=(-REACH, REACH), ylim=(-5.5, 5.5), xticks=[0, 1])
    ax.set_title("x becomes\ntimes * x + plus", size=11)
    return line, foot, tip


def _panel(ax, places, limits):
    """The bars before, the bars after, and the title, of one norm."""
    before = ax.bar(places - 0.2, places, width=0.38, color=style.COLORS["data"], label="before")
    after = ax.bar(places + 0.2, places, width=0.38, color=style.COLORS["normalized"], label="after")
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
    ax.set(ylim=limits, xticks=places, xticklabels=places + 1)
    ax.grid(False, axis="x")
    return before, after, ax.set_title("", size=11)
