"""The loss over two weights, seen from above: curves of equal loss, and the path of a descent."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Handle

TURN = np.linspace(0, 2 * np.pi, 2001)
SIZES = 2.0 ** np.arange(-3, 5)
FEW, FAR = 13, 100
"""How many places of a path are joined; of the rest every so-manieth is a dot."""


def bowl(ax, curvature, minimum, path, box, *, title=""):
    """The bowl with this curvature (2, 2) around its minimum (2,), and the path (K, 2) of a descent, thinned.

    One curve runs through the start; each of the others is half or twice as wide as the next. `box` is
    ((left, right), (low, high)).
    """
    start = path[0] - minimum
    ax.plot(*level_curves(curvature, minimum, SIZES * np.sqrt(start @ curvature @ start), box),
            color=style.COLORS["muted"], linewidth=1, label="equal loss")
    ax.plot(*path[:FEW].T, "o-", color=style.COLORS["data"], linewidth=1, markersize=3, label="path")
    ax.plot(*path[FAR::FAR].T, "o", color=style.COLORS["data"], markersize=4, label="every hundredth step")
    _ends(ax, path[0], minimum)
    ax.set(xlabel="w1", ylabel="w2", xlim=box[0], ylim=box[1], aspect="equal")
    ax.set_title(title)
    ax.grid(False)


def level_curves(curvature, minimum, sizes, box):
    """Where (w - minimum) @ curvature @ (w - minimum) = size**2, as w1 and w2; NaN outside the box."""
    circle = np.stack([np.cos(TURN), np.sin(TURN)])
    ellipse = np.linalg.solve(np.linalg.cholesky(curvature).T, circle)
    gap = np.full((2, 1), np.nan)
    w = np.concatenate([part for size in sizes for part in (size * ellipse, gap)], axis=1)
    w += np.reshape(minimum, (2, 1))
    (left, right), (low, high) = box
    inside = (w[0] >= left) & (w[0] <= right) & (w[1] >= low) & (w[1] <= high)
    return np.where(inside, w, np.nan)


def until_border(path, reach):
    """The part of a path (K, 2) from inside the box of half widths `reach` (2,) up to where it leaves it."""
    out = (np.abs(path) > reach).any(axis=1)
    if not out.any():
        return path
    k = int(np.argmax(out))
    step = path[k] - path[k - 1]
    share = np.min((reach - np.sign(step) * path[k - 1])[step != 0] / np.abs(step[step != 0]))
    return np.append(path[:k], [path[k - 1] + share * step], axis=0)


def descent_picture(reach):
    """A moving picture of one descent, in distances from the minimum up to `reach` (2,).

    Its values are a mapping with curvature (2, 2), path (K, 2) and `diverges`; a path is cut at the border.
    """
    fig, ax = figures.new(width=3.65, height=3.7)
    box = tuple((-half, half) for half in reach)
    (rings,) = ax.plot([], [], color=style.COLORS["muted"], linewidth=1, label="equal loss")
    (line,) = ax.plot([], [], "o-", color=style.COLORS["data"], linewidth=1.5, markersize=4, label="path")
    (left_at,) = ax.plot([], [], "X", color=style.COLORS["wrong"], markersize=12, label="diverges",
                         clip_on=False)
    (first,) = ax.plot([], [], "o", color=style.COLORS["ink"], markersize=8, zorder=4, label="start")
    ax.scatter([0], [0], color=style.COLORS["gamma"], marker="*", s=170, zorder=4, label="minimum")
    ax.set(xlabel="w1, distance from its best value", ylabel="w2, distance from its best value",
           xlim=box[0], ylim=box[1], aspect="equal")
    ax.set_title("The loss, seen from above")
    ax.grid(False)
    ax.legend(handles=[first, *ax.collections, rings, line, left_at], loc="upper center", bbox_to_anchor=(0.5, -0.22),
              ncols=2, columnspacing=1)

    def update(values):
        path = until_border(values["path"], reach)
        rings.set_data(*level_curves(values["curvature"], (0, 0), SIZES, box))
        line.set_data(*path.T)
        first.set_data(*path[:1].T)
        line.set_color(style.COLORS["wrong" if values["diverges"] else "data"])
        left_at.set_data(*(path[-1:].T if values["diverges"] else ([], [])))

    return figures.Picture(fig, [rings, line, left_at, first], update, [Handle(first, "start", "x")])


def _ends(ax, start, minimum):
    for name, place, marker, size, color in (("start", start, "o", 70, "ink"),
                                             ("minimum", minimum, "*", 170, "gamma")):
        ax.scatter(*np.reshape(place, (2, 1)), color=style.COLORS[color], marker=marker, s=size, zorder=4,
                   label=name)
