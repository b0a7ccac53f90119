"""What every built folder holds besides its pages: fonts, styles and scripts, from locked packages; and the templates."""
import io
import shutil
from functools import cache
from pathlib import Path

from fontTools import subset
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publish import packages

_HERE = Path(__file__).parent
BUILD = _HERE.parent / "build"
LETTERS = "U+0020-007E,U+00A0-017F,U+0391-03C9,U+03F5,U+2010-2026,U+2032,U+2190-2193,U+2200-2265,U+22C5"
MATHS = f"{LETTERS},U+0302,U+0304,U+2016,U+27E8,U+27E9,U+210E,U+02C6,U+1D434-1D467,U+1D6FC-1D71B"
"""What the pages are written with: Latin and Greek, punctuation, arrows, mathematical signs; italics in formulas."""

NAMES = [0, 1, 2, 4, 5, 6, 13, 14]
"""What a font says of itself: copyright, names, version, licence and its address."""

_pages = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
                     trim_blocks=True, lstrip_blocks=True)


def start(folder):
    """Empty the folder, and lay the files into it that all its pages share."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "assets").mkdir(parents=True)
    for style in (_HERE / "static").iterdir():
        shutil.copy(style, folder / "assets")
    for name in packages.FONTS:
        (folder / "assets" / f"{name}.woff").write_bytes(_small(name))
    _lay(packages.LICENCES, folder)


def add_reveal(folder):
    """Lay reveal.js, its speaker view and their licence into the folder's assets."""
    _lay(packages.REVEAL, folder)


def write(path, template, **values):
    """Write a page made from a template."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_pages.get_template(template).render(**values), encoding="utf-8")


def _lay(files, folder):
    for name, file in files.items():
        shutil.copy(packages.find(*file), folder / "assets" / name)


@cache
def _small(name):
    """The font of that name as WOFF, with the letters that the pages use."""
    options = subset.Options(flavor="woff", layout_features=["kern", "liga", "ssty"], name_IDs=NAMES)
    options.drop_tables += ["FFTM", "webf"]
    small = io.BytesIO()
    with subset.load_font(packages.find(*packages.FONTS[name]), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(MATHS if name == "maths" else LETTERS))
        subsetter.subset(font)
        subset.save_font(font, small, options)
    return small.getvalue()
