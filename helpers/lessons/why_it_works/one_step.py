"""One step against the gradient, with batch norm and without, from the same place."""
import numpy as np

from helpers import norms

COLUMN = norms.normalize([-2, -1, -1, 0, 0, 1, 1, 2], 0, eps=0)
REST = np.array([1, -4, 2, 3, -3, 4, -2, -1]) / np.sqrt(7.5)
SHIFT = np.ones(8)
WISHES = {
    "reorder the values": REST,
    "shift them all": SHIFT,
    "stretch them": COLUMN,
    "a bit of each": (REST + SHIFT + COLUMN) / np.sqrt(3),
}
REACH = np.linspace(0, 2.5, 251)


def one_step(gamma, sigma, wish):
    """Steps of every length, with the norm and without, from the same y, which lies `dy` above its target.

    The loss is half the squared distance from the target.
    """
    dy, x = WISHES[wish], sigma * COLUMN
    dx = norms.normalize_backward(gamma * dy, x, 0, eps=0)
    missed = gamma * (norms.normalize(x - REACH[:, None] * dx, 1, eps=0) - COLUMN) + dy
    size = np.sum(dy**2)
    parts = np.array([np.sum(dy) ** 2, np.sum(dy * COLUMN) ** 2]) / len(dy) / size
    return {"free": (1 - REACH) ** 2, "normed": np.sum(missed**2, 1) / size,
            "parts": [*parts, 1 - parts.sum()], "factor": gamma**2 / sigma**2, "sizes": (size, np.sum(dx**2))}
