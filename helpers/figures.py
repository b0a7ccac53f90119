"""Figures that also say in words what they show, read back from what was drawn."""
import base64
import html
import io
from functools import cached_property

from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from helpers import style, vector
from helpers.described import describe

SHARPNESS = 1.5
"""Stored pixels per pixel on the page, for figures that are stored as pixels."""
HEAVY = 120_000
"""The most bytes of a figure that is stored as lines and letters."""
POINTS = 72
"""Points to the inch."""
PAGE = 100 / POINTS
"""Pixels on the page for each point."""


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


def image_tag(kind, content, alt, width, height):
    """An <img> element of width x height page pixels, with its alternative text; `kind` is that of the bytes: png."""
    data = base64.b64encode(content).decode()
    return (f'<img width="{width}" height="{height}" style="max-width:100%;height:auto" '
            f'alt="{html.escape(alt, quote=True)}" src="data:image/{kind};base64,{data}">')


class Picture:
    """A figure of which only some artists move: the rest is drawn once.

    `live` lists the artists that `update(values)` changes; nothing else in the figure may change. `touch` lists what
    can be grabbed and clicked (`helpers.explore.touch`). On a narrow page the picture is cut left of each of the axes,
    or inside axes at each (axes, share), in `cuts`, and its strips stand one below the other: letters of 10 points stay
    readable on a phone in strips of at most 3.7 inches.
    """

    def __init__(self, fig, live, update, touch=(), cuts=()):
        self.fig, self.update, self.touch = fig, update, touch
        fig.set_dpi(POINTS)
        self.live = sorted(live, key=lambda artist: artist.get_zorder())
        self.size = tuple(fig.get_size_inches() * POINTS)
        self._cuts = cuts
        for artist in self.live:
            artist.set_animated(True)

    @cached_property
    def strips(self):
        """The strips from left to right: their box (x, y, width, height) in points,
        and all that stands still, as SVG."""
        fig = self.fig
        fig.draw_without_rendering()
        fig.set_layout_engine("none")
        width, height = self.size
        edges = [0, *map(self._edge, self._cuts), width]
        still = [artist for artist in fig.get_children() if artist is not fig.patch and artist.get_visible()]
        still.sort(key=lambda artist: artist.get_zorder())
        return [{"box": [left, 0, right - left, height],
                 "still": "".join(vector.pieces([[artist for artist in still if _within(artist, left, right)]],
                                                width, height))}
                for left, right in zip(edges, edges[1:])]

    def frame(self, values):
        """The artists that move, for these values: for each strip the SVG of each artist, and of what they share."""
        self.update(values)
        parts = self._parts   # the first time this puts the axes in their places
        *drawn, shared = vector.pieces([[artist] for artist in self.live], *self.size)
        return [[*(drawn[place] for place in part), shared] for part in parts]

    @cached_property
    def _parts(self):
        """For each strip the places in `live` of the artists that move in it."""
        boxes = [strip["box"] for strip in self.strips]
        return [[place for place, artist in enumerate(self.live) if _within(artist.axes, left, left + width)]
                for left, _, width, _ in boxes]

    def _edge(self, cut):
        """Where to cut: at a share of axes, (axes, 0.5), or halfway between axes and their left neighbours."""
        if isinstance(cut, tuple):
            ax, share = cut
            return float(ax.transAxes.transform((share, 0))[0].round(1))
        start = cut.get_window_extent().x0
        boxes = {other: other.get_tightbbox() for other in self.fig.axes}
        before = max(box.x1 for other, box in boxes.items() if _middle(other) < start)
        after = min(box.x0 for other, box in boxes.items() if _middle(other) > start)
        return float(round((before + after) / 2, 1))


def _middle(ax):
    box = ax.get_window_extent()
    return (box.x0 + box.x1) / 2


def _within(artist, left, right):
    """Whether axes, or what else belongs to a figure, reach into a strip."""
    box = artist.get_window_extent()
    return box.x1 > left + 1 and box.x0 < right - 1


def standing(picture, frame, alt):
    """A picture with one of its frames as an <img> element, for where nothing moves."""
    return image_tag("svg+xml", file(picture, frame).encode(), alt, *(round(length * PAGE) for length in picture.size))


def file(picture, frame):
    """A picture with one of its frames as the text of an SVG file."""
    return vector.page("".join(strip["still"] + moving for strip, moving in zip(picture.strips, frame)), *picture.size)


class _Shown:
    """A figure as it is stored: drawn as lines and letters, which follow the colours of a page;
    as pixels where it takes more than HEAVY bytes to draw."""

    def __init__(self, fig, text):
        self.text = text
        dpi, inches = fig.dpi, fig.get_size_inches()
        fig.set_dpi(POINTS)
        fig.draw_without_rendering()
        width, height = inches * POINTS
        kind, content = "svg+xml", vector.page("".join(vector.pieces([[fig]], width, height)), width, height).encode()
        if len(content) > HEAVY:
            fig.set_dpi(SHARPNESS * dpi)
            fig.canvas.draw()
            kind, content = "png", _encode(fig.canvas)
        self.html = image_tag(kind, content, text, *(round(length * dpi) for length in inches))

    def _repr_mimebundle_(self, **_):
        return {"text/plain": self.text, "text/html": self.html}


def _encode(canvas):
    """The drawn canvas as PNG bytes, with 256 colours at most."""
    image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()).convert("RGB").quantize(256)
    png = io.BytesIO()
    image.save(png, format="PNG", optimize=True)
    return png.getvalue()
