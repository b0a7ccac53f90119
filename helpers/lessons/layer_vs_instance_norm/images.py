"""Pictures in three channels: as they are, and after normalizing."""
import numpy as np

SPREAD = 2.5
"""The normalized value that is drawn at full strength."""


def landscape():
    """Hills under a sunny sky in red, green and blue: a picture (3, 36, 54) with values from 0 to 1."""
    row, column = np.mgrid[0:36, 0:54]
    sky = np.stack([0.35 + 0.012 * row, 0.6 + 0.008 * row, 0.95 - 0.002 * row])
    stripes = 0.1 * np.sin(column / 3)
    hills = np.stack([0.25 + stripes, 0.5 + stripes, 0.15 + 0 * stripes])
    scene = np.where(row > 24 + 4 * np.sin(column / 8), hills, sky)
    sun = (row - 9) ** 2 + (column - 40) ** 2 < 25
    return np.where(sun, np.reshape([1, 0.9, 0.3], (3, 1, 1)), scene)


def compare(axes, names, given, **normalized):
    """Pictures (N, 3, H, W), one to a row: as given, then normalized in each way, on N rows of axes.

    A normalized 0 is drawn halfway, -SPREAD and +SPREAD at the ends of its channel.
    """
    for row, name, image in zip(axes, names, given, strict=True):
        _draw(row[0], image, f"{name}, given")
    for k, (way, x_hat) in enumerate(normalized.items(), 1):
        for row, image in zip(axes, x_hat, strict=True):
            _draw(row[k], 0.5 + image / (2 * SPREAD), f"{way} norm")


def _draw(ax, image, title):
    ax.imshow(np.moveaxis(np.clip(image, 0, 1), 0, -1))
    ax.set_title(title)
    ax.set_axis_off()
