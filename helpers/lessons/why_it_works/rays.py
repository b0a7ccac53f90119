"""The loss of one unit under batch norm, over its two weights: it depends on their direction, not on their length."""

import numpy as np

from helpers import data, figures, style
from helpers.norms import normalize, normalize_backward

X = np.stack([data.worked_table()[name] for name in ("f1", "f2")], -1)
TARGET = np.array([0.0, 1, 0, 1, 2])


def slope(w):
    """The loss of a unit with the weights `w` (2,), and its gradient:
    half the mean squared error of x_hat, with eps 0."""
    z = X @ w
    error = normalize(z, 0, eps=0) - TARGET
    return np.mean(error**2) / 2, X.T @ normalize_backward(error / len(error), z, 0, eps=0)


def picture(w, lr):
    """Lines of one loss over the two weights, and a step at rate `lr` from `w` and from twice `w`, both (2,)."""
    fig, ax = figures.new(width=6.4, height=4.4)
    across, up = np.meshgrid(np.linspace(-0.4, 4.6, 121), np.linspace(-0.4, 4, 111))
    losses = np.array([slope(np.array(place))[0] for place in zip(across.ravel(), up.ravel(), strict=True)])
    ax.contourf(across, up, losses.reshape(across.shape), levels=14, cmap="Purples", alpha=0.6)
    for start, name in ((w, "w"), (2 * w, "2 w")):
        step = -lr * slope(start)[1]
        _arrow(ax, 0 * w, start, "normalized", name)
        _arrow(ax, start, start + step, "data", "step" if name == "w" else "half the step")
    ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal", xlim=(-0.4, 4.6), ylim=(-0.4, 4))
    ax.grid(False)
    return fig


def _arrow(ax, tail, tip, color, name):
    ax.annotate("", tip, tail,
                arrowprops={"color": style.COLORS[color], "width": 2.5, "headwidth": 10, "headlength": 10})
    ax.plot(*np.stack([tail, tip], 1), color=style.COLORS[color], label=name, alpha=0)
    beside = (-26, 4) if "w" in name else (8, 4)
    ax.annotate(name, tip, beside, textcoords="offset points")
