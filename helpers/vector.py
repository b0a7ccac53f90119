"""Artists as SVG: text stays text, colours go by their names in `style`, numbers are short; the same on every run."""
import base64
import io
import re
from functools import cache, lru_cache

import numpy as np
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from helpers import style

MARK = "\ue000"
"""Stands before every id: whoever puts several drawings on one page replaces it by something unique."""
FONT = "'DejaVu Sans', Verdana, Geneva, sans-serif"
BLACK = "#000000"
"""As matplotlib writes it: on a dark page it would not be seen."""
LOOK = f"font-family: {FONT}; stroke-linejoin: round; fill: {style.themed(style.COLORS['ink'])}"

_DRAWING = re.compile(r"(?<=data:image/svg\+xml;base64,)[^\"]*")
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_COLOR = re.compile(r"#[0-9a-f]{6}\b")
_SPARE = re.compile(r" ?font-family: [^;\"]*;?| ?transform=\"rotate\(-?0 [^\"]*\"| ?version=\"1.1\"")
_UNSEEN = re.compile(r'<path d="[^"]*"(?: clip-path="[^"]*")? style="fill: none"/>')
_BOX = re.compile(r"M (\S+) (\S+) L (\S+) \2 L \3 (\S+) L \1 \4 (?:L \1 \2 )?z ?")
_PATH = re.compile(r'<path d="([^"]*)"([^>]*)/>')
_OPAQUE = r'(?:; (?!opacity|fill-opacity|stroke-opacity)[^;"]*)*'
_ALIKE = re.compile(rf'<path d="[^"]*"((?: clip-path="[^"]*")? '
                    rf'style="fill: (?:none{_OPAQUE}|([^;"]*)(?:; stroke: \2{_OPAQUE})?)")/>'
                    r'(?:<path d="[^"]*"\1/>)+')
_STAMPS = re.compile(r'<use( href="[^"]*") x="[^"]*" y="[^"]*" style="([^"]*)"/>'
                     r'(?:<use\1 x="[^"]*" y="[^"]*" style="\2"/>)+')
_NAMED = re.compile(r"(\bid=\"|url\(#|href=\"#)")


class _Renderer(RendererSVG):
    """matplotlib's own, without the groups that name every artist."""

    def open_group(self, s, gid=None):
        pass

    def close_group(self, s):
        pass

    def get_text_width_height_descent(self, s, prop, ismath):
        return _measure(s, prop.copy(), ismath)

    def _make_flip_transform(self, transform):
        return transform + _flip(self.height)

    def draw_path_collection(self, gc, transform, paths, transforms, offsets, moved, faces, edges, *looks, **more):
        """As matplotlib's, without what has neither fill nor edge, and with neighbours of one opaque colour
        as one path."""
        widths, *others = looks
        edges = edges if np.any(widths) else faces[:0]
        each_once = len(paths) == len(faces) and not len(transforms) and not np.any(offsets)
        one_look = all(len(look) < 2 for look in (widths, *others[:3]))
        if each_once and one_look and (not len(edges) or np.array_equal(edges, faces)):
            paths, faces = _runs(paths, faces)
            edges = faces[:len(edges)]
        if len(paths):
            super().draw_path_collection(gc, transform, paths, transforms, offsets, moved, faces, edges, *looks, **more)


def _runs(paths, faces):
    """The paths that are seen, with their colours (n, 4); neighbours of one opaque colour as one path."""
    seen = np.flatnonzero(faces[:, 3])
    faces = faces[seen]
    first = np.ones(len(faces), bool)
    first[1:] = np.any(faces[1:] != faces[:-1], axis=1) | (faces[1:, 3] < 1)
    starts = np.flatnonzero(first)
    runs = np.split(seen, starts[1:]) if len(seen) else []
    return [Path.make_compound_path(*(paths[place] for place in run)) for run in runs], faces[starts]


@cache
def _flip(height):
    """From points that count from the bottom of a page to those that count from its top."""
    return Affine2D().scale(1, -1).translate(0, height).frozen()


@lru_cache(4096)
def _measure(text, font, ismath):
    """Width, height and descent in points; measured once, because each frame has a renderer of its own."""
    return text_to_path.get_text_width_height_descent(text, font, ismath)


def pieces(groups, width, height):
    """The SVG of each group of artists, on a page of width x height points; the clips they share come last."""
    text = io.StringIO()
    renderer = _Renderer(width, height, text, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    marks = [text.tell()]
    for group in groups:
        for artist in group:
            artist.draw(renderer)
        marks.append(text.tell())
    renderer.finalize()
    drawn = text.getvalue().removesuffix("</svg>\n")
    return [_short(drawn[start:end]) for start, end in zip(marks, [*marks[1:], len(drawn)])]


def page(content, width, height):
    """A file of its own with this content, in light colours."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" style="{LOOK}">'
            f'<rect width="100%" height="100%" fill="{style.themed(style.COLORS["paper"])}"/>'
            f'{content}</svg>').replace(MARK, "")


def follow(file):
    """The text of such a file in the colours, light or dark, of the page that shows it."""
    dark = file.replace(BLACK, style.themed(style.COLORS["ink"]))
    return dark.replace('style="', f'style="color-scheme: light dark; {style.variables()}', 1)


def follow_all(html):
    """HTML whose drawings, which came as Base64, are in the colours of the page; what is no drawing stays light."""
    return _DRAWING.sub(lambda found: base64.b64encode(follow(base64.b64decode(found[0]).decode()).encode()).decode(),
                        html)


@lru_cache(1024)
def _short(drawn):
    short = re.sub(r"\n\s*", "", _TAG.sub(_short_tag, drawn)).strip()
    return _STAMPS.sub(_grouped, _ALIKE.sub(_joined, _UNSEEN.sub("", short)))


def _grouped(match):
    """Neighbouring marks of one look as one group."""
    look = f' style="{match[2]}"'
    return f"<g{look}>{match[0].replace(look, '')}</g>"


def _joined(match):
    """Neighbouring paths of one look as one path."""
    paths = _PATH.findall(match[0])
    return f'<path d="{" ".join(d for d, _ in paths)}"{paths[0][1]}/>'


def _short_tag(match):
    tag = _SPARE.sub("", " ".join(match[0].split()).replace("xlink:href", "href"))
    tag = _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), tag)
    tag = _BOX.sub(r"M \1 \2 H \3 V \4 H \1 z", tag)
    tag = _COLOR.sub(lambda color: style.themed(color[0]), tag)
    return _NAMED.sub(rf"\1{MARK}", tag)
