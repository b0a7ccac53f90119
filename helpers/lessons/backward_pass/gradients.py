"""A gradient on its way back: the graph it walks, and what each step takes away from it."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Handle
from helpers.lessons.backward_pass.way_back import parts
from helpers.text import number


PLACES = {"x": (0, 0), "mu": (0.9, 1), "centred": (1.8, 0), "squared": (2.7, 1), "var": (3.7, 1), "root": (4.6, 1),
          "x_hat": (5.5, 0), "gamma": (6.1, 1), "beta": (7.1, 1), "y": (6.6, 0), "loss": (7.6, 0)}
ARROWS = [("x", "mu"), ("x", "centred"), ("mu", "centred"), ("centred", "squared"), ("squared", "var"),
          ("var", "root"), ("centred", "x_hat"), ("root", "x_hat"), ("x_hat", "y"), ("gamma", "y"), ("beta", "y"),
          ("y", "loss")]
PER_COLUMN = {"mu", "var", "root", "gamma", "beta"}


def graph():
    """The stages of batch norm as boxes joined by arrows; those with one number for each column are filled."""
    fig, ax = figures.new(height=1.9)
    boxes = {}
    for name, place in PLACES.items():
        color = style.COLORS["spread" if name in PER_COLUMN else "paper"]
        box = {"boxstyle": "round,pad=0.45", "facecolor": color, "edgecolor": style.COLORS["ink"]}
        boxes[name] = ax.text(*place, name, ha="center", va="center", size=11, bbox=box).get_bbox_patch()
    for start, end in ARROWS:   # drawn after the boxes, whose size is known only then
        ax.annotate("", PLACES[end], PLACES[start], zorder=4,
                    arrowprops={"arrowstyle": "-|>", "color": style.COLORS["muted"], "linewidth": 1.8,
                                "patchA": boxes[start], "patchB": boxes[end], "shrinkA": 1, "shrinkB": 1})
    ax.set(xlim=(-0.4, 8), ylim=(-0.5, 1.5))
    ax.set_axis_off()
    return fig


COLORS = {False: "normalized", True: "wrong"}   # by whether the statistics are taken for constants
TITLES = {
    False: ("d, at x_hat", "minus its\nmean", "minus its share\nof x_hat", "over the root:\ndx"),
    True: ("d, at x_hat", "mean\nkept", "share of x_hat\nkept", "over the root:\nnot dx"),
}


class Steps:
    """Four panels of bars, from d to dx; a purple mark says what the next step takes away.

    labels (N,) stand under the bars; limits: the reach of the first three panels, and of the last.
    `artists` are the parts that move.
    """

    def __init__(self, axes, labels, limits):
        reaches = [limits[0]] * 3 + [limits[1]]
        places = np.arange(len(labels))
        self.bars = [ax.bar(places, places, width=0.7, label="gradient") for ax in axes]
        self.marks = [ax.plot(places, places, "_", color=style.COLORS["mean"], markersize=13,
                              markeredgewidth=3, label="taken away next")[0] for ax in axes[:2]]
        self.sums = [ax.text(0.5, 0.02, "", transform=ax.transAxes, ha="center", size=11) for ax in axes]
        self.titles = [ax.set_title("", size=11) for ax in axes]
        for ax, reach in zip(axes, reaches):
            ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
            ax.set(ylim=(-reach, reach), xticks=places, xticklabels=labels)
            ax.grid(False, axis="x")
        axes[0].set_xlabel("rows, by their x")
        axes[1].set_xlabel("purple: taken next")
        self.artists = [*(bar for panel in self.bars for bar in panel), *self.marks, *self.sums, *self.titles]

    def update(self, values):
        """Draw `steps` (4, N) with their `sums` (4,), `taken` (2, N) or empty; `constants`: as in `way_back`."""
        color = style.COLORS[COLORS[values["constants"]]]
        for panel, heights in zip(self.bars, values["steps"]):
            for bar, height in zip(panel, heights):
                bar.set_height(height)
                bar.set_facecolor(color)
        for mark in self.marks:
            mark.set_visible(len(values["taken"]) > 0)
        for mark, heights in zip(self.marks, values["taken"]):
            mark.set_ydata(heights)
        for title, word in zip(self.titles, TITLES[values["constants"]]):
            title.set_text(word)
        for text, total in zip(self.sums, values["sums"]):
            text.set_text(f"sum {number(total)}")


def steps_picture(labels, limits):
    """The four panels as a moving picture; labels, limits and values as for Steps."""
    fig, axes = figures.new(1, 4, width=7, height=3.3)
    panels = Steps(axes, labels, limits)
    handles = [Handle(bar, f"d_{k + 1}") for k, bar in enumerate(panels.bars[0])]
    return figures.Picture(fig, panels.artists, panels.update, handles, cuts=[axes[2]])


def bars(x, slopes):
    """Slopes of the loss, {name: (N,)}, beside each other for each of the values x (N,)."""
    fig, ax = figures.new(height=2.6)
    for k, (name, heights) in enumerate(slopes.items()):
        ax.bar(np.arange(len(x)) + 0.36 * (k - 0.5), heights, 0.34, color=style.COLORS[("muted", "normalized")[k]],
               label=name)
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
    ax.set(xticks=range(len(x)), xticklabels=[number(one) for one in x], xlabel="rows, by their x", ylabel="slope")
    ax.grid(False, axis="x")
    ax.legend()
    return fig


def shadows(gradients, x_hat):
    """The arrow of each of the `gradients` {name: d (N,)} with its shadow, and in the title how much of it is left."""
    fig, axes = figures.new(1, len(gradients), height=3.6)
    for ax, (name, d) in zip(axes, gradients.items(), strict=True):
        lengths = parts(d, x_hat)
        _shadow(ax, lengths, title=f"{name}: {number(lengths[-1])} is left")
    return fig


def _shadow(ax, lengths, *, title="", reach=11):
    """An arrow with the `lengths` along 1, along x_hat and upright, above a floor of the first two, and its shadow."""
    place = lambda u, v, w=0: np.array([0.9 * v - 0.7 * u, w - 0.22 * u - 0.25 * v])
    corners = [place(u, v) for u, v in ((-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach))]
    ax.fill(*np.transpose(corners), color=style.COLORS["grid"], zorder=0)
    for name, end, side, move in (("along 1:\nshift", (reach, 0), "right", -4),
                                  ("along x_hat:\nstretch", (0, reach), "left", 4)):
        ax.annotate("", place(*end), -place(*end), arrowprops={"arrowstyle": "-|>", "color": style.COLORS["muted"]})
        ax.annotate(name, place(*end), ha=side, va="top", size=10, xytext=(move, 3), textcoords="offset points")
    u, v, w = lengths
    for name, ends, color in (("its shadow, taken away", ((0, 0), place(u, v)), "mean"),
                              ("left", (place(u, v), place(u, v, w)), "normalized"),
                              ("d", ((0, 0), place(u, v, w)), "data")):
        ax.plot(*np.transpose(ends), color=style.COLORS[color], linewidth=4 if name != "d" else 2.5, label=name,
                linestyle="--" if name == "d" else "-")
        ax.plot(*ends[1], "o", color=style.COLORS[color], markersize=5, label="_tip")
    ax.set(xlim=(-18, 22), ylim=(-8, 13), title=title)
    ax.legend(loc="upper right", fontsize=9)
    ax.set_axis_off()
