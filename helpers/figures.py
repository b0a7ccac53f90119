"""Figures that also say in words what they show, read back from what was drawn."""
import base64
import html
import io

import numpy as np
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from helpers import style
from helpers.text import number

SHARPNESS = 1.5
"""Stored pixels per pixel on the page, so that figures stay sharp on dense screens and large slides."""


def new(rows=1, columns=1, *, width=7.2, height=3.6, **options):
    """A figure of width x height inches with rows x columns axes, in the course's style: (fig, axes)."""
    style.use()
    fig = Figure(figsize=(width, height))
    FigureCanvasAgg(fig)
    return fig, fig.subplots(rows, columns, **options)


def show(fig, say=""):
    """Display a figure together with its meaning: `say`, then the numbers read back from the picture.

    The text is what the tests compare and what a screen reader reads.
    """
    display(_Shown(fig, " ".join(part for part in (say, describe(fig)) if part)))


def describe(fig):
    """Every axes of a figure in words: title, labels, and the range of each bar, line, point and image series."""
    return " | ".join(text for text in map(_describe_axes, fig.axes) if text)


def image_tag(png, alt, width):
    """An <img> element that carries a PNG of `width` page pixels and its alternative text."""
    data = base64.b64encode(png).decode()
    return (f'<img width="{width}" style="max-width:100%;height:auto" alt="{html.escape(alt, quote=True)}" '
            f'src="data:image/png;base64,{data}">')


class Picture:
    """A figure of which only some artists move: the rest is drawn once and then copied.

    `live` lists the artists that `update(values)` changes; nothing else in the figure may change.
    """

    def __init__(self, fig, live, update):
        self.fig, self.update = fig, update
        self.live = sorted(live, key=lambda artist: artist.get_zorder())
        self.width = round(fig.get_figwidth() * fig.dpi)
        fig.set_dpi(SHARPNESS * fig.dpi)
        for artist in self.live:
            artist.set_animated(True)
        self._background = None

    def png(self, values):
        """The figure for these values, as PNG bytes."""
        canvas = self.fig.canvas
        self.update(values)
        if self._background is None:
            canvas.draw()
            self._background = canvas.copy_from_bbox(self.fig.bbox)
        canvas.restore_region(self._background)
        for artist in self.live:
            self.fig.draw_artist(artist)
        return _encode(canvas, compress_level=1)


class _Shown:
    def __init__(self, fig, text):
        self.text = text
        width = round(fig.get_figwidth() * fig.dpi)
        fig.set_dpi(SHARPNESS * fig.dpi)
        fig.canvas.draw()
        self.html = image_tag(_encode(fig.canvas, colours=256, optimize=True), text, width)

    def _repr_mimebundle_(self, **_):
        return {"text/plain": self.text, "text/html": self.html}


def _encode(canvas, colours=None, **options):
    """The drawn canvas as PNG bytes, with so many colours at most."""
    image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()).convert("RGB")
    image = image.quantize(colours) if colours else image
    png = io.BytesIO()
    image.save(png, format="PNG", **options)
    return png.getvalue()


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
