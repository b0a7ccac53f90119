"""What every built folder holds besides its pages: fonts, styles and scripts, from locked packages;
and the templates."""
import base64
import hashlib
import io
import os
import re
import shutil
from functools import cache
from pathlib import Path

from fontTools import subset
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publish import edition, packages

_HERE = Path(__file__).parent
BUILD = _HERE.parent / "build"
SIGNS = "U+0020-007E,U+00B1,U+00B7,U+00D7,U+0391-03C9,U+03F5,U+2010-2026,U+2032,U+2190-2193,U+2200-2265,U+22C5"
LETTERS = {"mono": SIGNS,
           "maths": f"{SIGNS},U+02C6,U+0302,U+0304,U+2016,U+210E,U+27E8,U+27E9,U+1D434-1D467,U+1D6FC-1D71B"}
NAMED = f"{SIGNS},U+00A0-00FF,U+011F,U+0141"
"""What the pages are written with: Latin and Greek, punctuation, arrows, mathematical signs; italics in formulas; and
in all other fonts the letters of names."""

NAMES = [0, 1, 2, 4, 5, 6, 13, 14]
"""What a font says of itself: copyright, names, version, licence and its address."""

PICTURE = re.compile(r'(src|href)="data:image/(png|svg\+xml);base64,([^"]*)"')

_pages = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
                     trim_blocks=True, lstrip_blocks=True)
_pages.globals["edition"] = edition


def start(folder):
    """Empty the folder, and lay the files into it that all its pages share."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "assets").mkdir(parents=True)
    for file in (_HERE / "static").iterdir():
        shutil.copy(file, folder / "assets")
    for name in packages.FONTS:
        (folder / "assets" / f"{name}.woff").write_bytes(_small(name))
    _lay(packages.LICENCES, folder)


def static(name):
    """The text of a style or script, for pages that stand alone."""
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def add_reveal(folder):
    """Lay reveal.js, its speaker view and their licence into the folder's assets."""
    _lay(packages.REVEAL, folder)


def write(path, template, figures=None, **values):
    """Write a page made from a template; its pictures go to the folder `figures`, if there is one,
    each of them once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _pages.get_template(template).render(**values)
    if figures:
        text = PICTURE.sub(lambda found: f'{found[1]}="{_way(path, _keep(figures, found[2], found[3]))}"', text)
    path.write_text(text, encoding="utf-8")


def _keep(figures, kind, data):
    """The file of a picture that came as Base64; its name is its content's."""
    content = base64.b64decode(data)
    file = figures / f"{hashlib.sha256(content).hexdigest()[:16]}.{kind.partition('+')[0]}"
    figures.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def _way(page, file):
    return Path(os.path.relpath(file, page.parent)).as_posix()


def _lay(files, folder):
    for name, file in files.items():
        shutil.copy(packages.find(*file), folder / "assets" / name)


@cache
def _small(name):
    """The font of that name as WOFF, with the letters that the pages use."""
    options = subset.Options(flavor="woff", layout_features=["kern", "liga"], name_IDs=NAMES, hinting=name != "maths")
    options.drop_tables += ["FFTM", "webf"]
    small = io.BytesIO()
    with subset.load_font(packages.find(*packages.FONTS[name]), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(LETTERS.get(name, NAMED)))
        subsetter.subset(font)
        subset.save_font(font, small, options)
    return small.getvalue()
