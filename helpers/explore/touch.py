"""What can be taken hold of in a picture: handles that are dragged along an axis, and spots that are clicked."""
from dataclasses import dataclass, field

from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers.explore.controls import plain


@dataclass(frozen=True)
class Handle:
    """A place of a picture that moves a control along an axis:
    the end of a bar, a point of a line, the middle of a text.

    artist: what is grabbed; of a line, its point number `point`. control: the key of a Slider. axis: "x" or "y".
    to(value) -> where the handle lies on that axis for a value of the control: the value itself, if nothing is given.
    It may be off by a shift, because the handle is where the artist is. With `scaled`, its scale depends on other
    controls, too: then it is asked anew for each frame.
    """

    artist: object
    control: str
    axis: str = "y"
    to: object = float
    point: int = -1
    scaled: bool = False

    @property
    def ax(self):
        """The axes it moves in."""
        return self.artist.axes

    def describe(self, controls):
        """What the browser needs: the control, the axis, and the place in points for each value of the control."""
        values = controls[self.control].values
        kind = "bar" if isinstance(self.artist, Rectangle) else "point"
        return {"control": self.control, "axis": self.axis, "kind": kind, "values": [plain(value) for value in values],
                "along": self._along(values)}

    def place(self, controls):
        """Where it lies now: x and y in points from the upper left corner; with `scaled` also the places to go to."""
        place = _page(self.ax, self._point())
        return [*place, self._along(controls[self.control].values)] if self.scaled else place

    def _along(self, values):
        places = [(self.to(value), 0) if self.axis == "x" else (0, self.to(value)) for value in values]
        return [_page(self.ax, self.ax.transData.transform(place))[self.axis == "y"] for place in places]

    def _point(self):
        artist = self.artist
        if isinstance(artist, Text):
            box = artist.get_window_extent()
            return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if isinstance(artist, Rectangle):
            x, y, width, height = artist.get_x(), artist.get_y(), artist.get_width(), artist.get_height()
            end = (x + width / 2, y + height) if self.axis == "y" else (x + width, y + height / 2)
            return self.ax.transData.transform(end)
        return artist.get_transform().transform(artist.get_xydata()[self.point])


@dataclass(frozen=True)
class Spots:
    """Regions of the axes `ax` that set controls when they are clicked.

    regions: {name: ((x0, y0, x1, y1), {key: value, ...})}, boxes in the data's coordinates; the name is read aloud.
    """

    ax: object
    label: str
    regions: dict = field(default_factory=dict)

    def describe(self):
        """What the browser needs: for each region its name, its box in points, and what it sets."""
        return {"label": self.label,
                "regions": [{"name": name, "box": self._box(box),
                             "state": {key: plain(value) for key, value in state.items()}}
                            for name, (box, state) in self.regions.items()]}

    def _box(self, box):
        corners = [_page(self.ax, self.ax.transData.transform(corner)) for corner in (box[:2], box[2:])]
        (left, right), (top, bottom) = map(sorted, zip(*corners))
        return [left, top, round(right - left, 2), round(bottom - top, 2)]


def _page(ax, point):
    """A point of the screen, in points from the upper left corner."""
    return [round(float(point[0]), 2), round(float(ax.figure.bbox.height - point[1]), 2)]
