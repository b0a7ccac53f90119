"""A cloud of tokens with three features, in space: as given, centred, on a sphere, stretched and moved."""
import numpy as np

from helpers import figures, style

REACH, FRAME = 2.5, 2.6
ALIKE = np.full(3, 2.0)
FLAT = np.array([1, -1, 0]), np.array([1, 1, -2])
"""Two directions at a right angle in which features add up to 0."""
ELEVATION, AZIMUTH = 14, -14
EYE = np.array([np.cos(np.radians(ELEVATION)) * np.cos(np.radians(AZIMUTH)),
                np.cos(np.radians(ELEVATION)) * np.sin(np.radians(AZIMUTH)), np.sin(np.radians(ELEVATION))])
"""From where one looks; none of the features' axes, and not the line on which all are equal, points there."""
MARKED = ("normalized", "wrong")
"""The colours of the first two tokens, of which the second is four times the first."""


def cloud():
    """Forty tokens (40, 3) that lie beside the origin; the second is four times the first."""
    rng = np.random.default_rng(3)
    tokens = rng.normal(0.6, 0.8, (40, 3))
    tokens[0] = 0.1, 0.6, 0.3
    tokens[1] = 4 * tokens[0]
    return tokens


def spaces(panels, say, moved=None):
    """Clouds of tokens in space, `panels` {title: (R, 3)}, each over the sphere and the circle of layer norm.

    `moved` (gamma, beta): the last panel also has the circle as these stretch and move it.
    """
    fig, axes = figures.new(1, len(panels), width=7.6, height=3.1,
                            subplot_kw={"projection": "3d", "proj_type": "ortho"})
    for ax, (title, tokens) in zip(axes, panels.items(), strict=True):
        _space(ax)
        ax.plot(*tokens[2:].T, "o", color=style.COLORS["data"], markersize=4, alpha=0.7)
        for token, color, size in zip(tokens, MARKED, (10, 5)):
            ax.plot(*token[:, None], "o", color=style.COLORS[color], markersize=size)
        ax.set_title(title, size=11)
    if moved:
        gamma, beta = moved
        axes[-1].plot(*(gamma * _circle(*FLAT) + beta).T, color=style.COLORS["data"], linewidth=1.2)
    figures.show(fig, say)


def _space(ax):
    """The three axes of the features, the line on which all are equal, the sphere's outline, and the circle."""
    for axis, name in zip(REACH * np.eye(3), ("d1", "d2", "d3")):
        ax.plot(*np.stack([-axis, axis], 1), color=style.COLORS["grid"], linewidth=1.2)
        ax.text(*(1.1 * axis), name, color=style.COLORS["muted"], size=9)
    ax.plot(*np.stack([-ALIKE, ALIKE], 1), color=style.COLORS["muted"], linestyle="--", linewidth=1.2)
    across, up = np.cross(EYE, (0, 0, 1)), np.cross(np.cross(EYE, (0, 0, 1)), EYE)
    for first, second, color in ((across, up, "muted"), (*FLAT, "mean")):
        ax.plot(*_circle(first, second).T, color=style.COLORS[color], linewidth=1.5)
    ax.set(xlim=(-FRAME, FRAME), ylim=(-FRAME, FRAME), zlim=(-FRAME, FRAME))
    ax.view_init(elev=ELEVATION, azim=AZIMUTH)
    ax.set_box_aspect((1, 1, 1), zoom=1.4)
    ax.set_axis_off()


def _circle(first, second):
    """Points (90, 3) at the distance root 3 from the origin, in the plane of two vectors at a right angle."""
    angles = np.linspace(0, 2 * np.pi, 90)[:, None]
    first, second = (np.sqrt(3) * one / np.linalg.norm(one) for one in (first, second))
    return np.cos(angles) * first + np.sin(angles) * second
