"""What a figure shows, in words: read back from what was drawn."""
import re

import numpy as np

from helpers.text import number

_DRAWN = re.compile(r'(?:^|\s)(?:(?:title|x|y) "|(?:bars|line|points)(?: "[^"]*")?: |image \d|text: |[xy] axis )')


def meaning(words):
    """What the words of a figure say before they list what is drawn."""
    return _DRAWN.split(words, maxsplit=1)[0].strip()


def describe(fig):
    """Every axes of a figure in words: title, labels, and the range of each bar, line, point and image series."""
    return " | ".join(text for text in map(_describe_axes, fig.axes) if text)


def _describe_axes(ax):
    if not (ax.axison or ax.has_data() or ax.get_title(loc="left")):
        return ""
    parts = [f'{name} "{text}"' for name, text in _captions(ax) if text]
    parts += [f"{name} axis {scale}" for name, scale in (("x", ax.get_xscale()), ("y", ax.get_yscale()))
              if scale != "linear"]
    for container in ax.containers:
        if lengths := _lengths(container):
            parts.append(f"bars{_name(container)}: {_range(lengths)}")
    for line in ax.lines:
        if line.get_visible() and len(line.get_ydata()):
            parts.append(f"line{_name(line)}: {_range(line.get_ydata())}")
    for points in ax.collections:
        offsets = np.ma.filled(np.ma.asarray(points.get_offsets(), float), np.nan)
        if points.get_visible() and len(offsets) and np.any(offsets):
            parts.append(f"points{_name(points)}: x {_range(offsets[:, 0])}; y {_range(offsets[:, 1])}")
    for image in ax.images:
        if image.get_array().ndim > 2:  # colours, whose numbers say nothing
            continue
        parts.append(f"image {' x '.join(map(str, image.get_array().shape))}: {_range(image.get_array())}")
    written = [text.get_text() for text in ax.texts if text.get_visible() and text.get_text()]
    if written:
        parts.append("text: " + ", ".join(written))
    return "; ".join(parts)


def _lengths(container):
    sideways = getattr(container, "orientation", "") == "horizontal"
    return [patch.get_width() if sideways else patch.get_height() for patch in getattr(container, "patches", ())]


def _captions(ax):
    title = ax.get_title(loc="left") or ax.get_title()
    return ("title", title), ("x", ax.get_xlabel()), ("y", ax.get_ylabel())


def _name(artist):
    label = str(artist.get_label() or "")
    return "" if not label or label.startswith("_") else f' "{label}"'


def _range(values):
    values = np.asarray(values, float).ravel()
    values = values[np.isfinite(values)]
    if not values.size:
        return "nothing"
    if values.size <= 6:
        return ", ".join(map(number, values))
    extremes = ("min", values.min()), ("max", values.max()), ("mean", values.mean())
    return f"{values.size} values, " + ", ".join(f"{name} {number(value)}" for name, value in extremes)
