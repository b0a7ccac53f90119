"""The picture of the explorer: a rescaled column moving along the sigmoid."""
from matplotlib.colors import to_rgb

from helpers import figures, style
from helpers.explore.touch import Handle, Spots
from helpers.plots.cells import Cells, cells
from helpers.text import number

PLACES = 4
ARM, FOOT = -0.3, -0.58
"""The heights at which gamma and beta can be pulled."""
TINT = 0.2


def rescaling_picture(rows, given, y_line, s_line):
    """A moving picture: a rescaled column as a table, beside its places on the curve s_line over y_line.

    `given` (N, 2) holds x and x_hat, which stay; y_line and s_line are (M,). Its values are a mapping with
    `moved` (N, 2), y and s(y), `line`, the best straight line as places and heights, and `picked`, the row
    whose arithmetic is shown.
    """
    fig, (left, middle, right) = figures.new(1, 3, width=7, height=3.5, gridspec_kw={"width_ratios": [1, 1, 2]})
    tints = [_mix("data", TINT), _mix("normalized", TINT)]
    cells(left, [[number(value) for value in row] for row in given], [tints] * len(rows),
          rows=rows, columns=("x", "x_hat"))
    moving = Cells(middle, (len(rows), 2), columns=("y", "s(y)"))
    right.plot(y_line, s_line, color=style.COLORS["muted"], label="sigmoid")
    (straight,) = right.plot([], [], color=style.COLORS["ink"], linestyle="--", label="best straight line")
    (points,) = right.plot([], [], "o", color=style.COLORS["gamma"], markersize=9, alpha=0.8,
                           label="the five rows")
    (chosen,) = right.plot([], [], "o", color=style.COLORS["ink"], markersize=14, fillstyle="none",
                           markeredgewidth=2, label="picked row")
    (arm,) = right.plot([], [], "-", color=style.COLORS["gamma"], linewidth=3, label="gamma, from beta on")
    (foot,) = right.plot([], [], "o", color=style.COLORS["beta"], markersize=7, label="beta")
    right.set(xlabel="y", ylim=(-0.75, 1.75), xlim=(y_line[0], y_line[-1]), yticks=[0, 0.5, 1])
    right.set_title("s(y), the sigmoid")
    right.legend(handles=[points, straight], loc="upper left")
    right.text(y_line[0] + 0.4, ARM, "gamma", va="center", color=style.COLORS["gamma"])
    right.text(y_line[0] + 0.4, FOOT, "beta", va="center", color=style.COLORS["beta"])

    def update(values):
        moved, picked = values["moved"], values["picked"]
        moving.update([[number(y), number(round(s, PLACES))] for y, s in moved],
                      [_fills(s) for _, s in moved], (picked, 0))
        straight.set_data(*values["line"])
        beta, gamma = values["beta"], values["gamma"]
        arm.set_data([beta, beta + gamma], [ARM, ARM])
        foot.set_data([beta], [FOOT])
        points.set_data(*moved.T)
        chosen.set_data(*moved[[picked]].T)

    follow = {f"Follow {row}": ((-0.5, k - 0.5, 1.5, k + 0.5), {"row": row}) for k, row in enumerate(rows)}
    touch = [Handle(arm, "gamma", "x"), Handle(foot, "beta", "x"), Spots(middle, "Rows", follow)]
    return figures.Picture(fig, [*moving.artists, straight, arm, foot, points, chosen], update, touch, cuts=[right])


def _fills(s):
    """The colours of the cells y and s(y); s(y) is darker the nearer it is to 1."""
    return [style.COLORS["gamma"], _mix("spread", s)]


def _mix(name, share):
    """The colour of that name, through whose rest the paper is seen."""
    return (*to_rgb(style.COLORS[name]), share)
