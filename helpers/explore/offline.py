"""Explorers and questions that work without Python: fragments of a page that carry all they can show."""
import html
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from helpers.explore import browser
from helpers.explore.grids import choose
from helpers.explore.pack import pack
from helpers.vector import MARK

BUDGET = 600_000
"""The most bytes of one explorer in a page."""
MOST = 4000
"""The most positions of one explorer in a page."""
TRIES = 6
"""How often the room is measured anew: the more frames are packed together, the less each of them takes."""
SELECTORS = {"explore": ".explorer[data-embedded]", "quiz": "[data-question], [data-reveal]"}
"""What a page brings to life, and the elements that it stands in."""

INDENTED = re.compile(r"(?m)^[ \t]*(//.*)?\n|^[ \t]+")
"""What a script does as well without: indents, comments, and empty lines."""

_QUIZ = Path(__file__).parents[1] / "quiz"


@dataclass(frozen=True)
class Exported:
    """An explorer for pages: its name, what it needs at once, its packed frames,
    and its start as an SVG file and in words."""

    name: str
    spec: str
    still: str
    frames: str
    picture: str
    words: str

    def inside(self):
        """A <div> that carries the frames with it."""
        return self._div(f'<script type="text/plain">{self.frames}</script>', "")

    def beside(self, address, page=False):
        """A <div> that loads the frames from `address`.js; `page`: with its state in the address, and with tools.

        Without `page` it leads to `address`.html, which is the page of its own.
        """
        return self._div("", f'data-from="{html.escape(address, quote=True)}"{" data-page" if page else ""}')

    @property
    def script(self):
        """The text of the .js file with the frames, which a page can load from a disk, too."""
        return f"(window.explorerFrames ??= {{}})[{json.dumps(self.name)}] = {json.dumps(self.frames)};\n"

    def _div(self, content, attributes):
        name = html.escape(self.name, quote=True)
        return (f'<div class="explorer" data-embedded data-name="{name}" {attributes}>{self.still}'
                f'<script type="application/json">{self.spec}</script>{content}</div>')


def export(explorer, budget=BUDGET, asked=()):
    """The explorer for a page, in at most `budget` bytes, with as many positions as they hold.

    What `choose` gives for no room at all is always there, whatever it weighs; the states `asked` for are among it.
    """
    @cache
    def parts(*values):
        return explorer.parts(dict(zip(explorer.controls, values, strict=True)))

    def exported(most):
        _, grids, states = choose(explorer, most, asked)
        frames = pack([parts(*state.values()) for state in states])
        found = Exported(explorer.spec["name"], _spec(explorer, grids, first), still, frames, picture, first["summary"])
        return len(states), len(found.inside().encode()), found

    first = explorer.answer(explorer.spec["start"])
    still, picture = _still(explorer.spec, first), explorer.picture_file()
    count, size, best = exported(0)
    for _ in range(TRIES):
        most = min(MOST, int(0.97 * count * (budget - size + len(best.frames)) / len(best.frames)))
        many, size, found = exported(most)
        if size > budget:
            break
        grown, count, best = many / count, many, found
        if grown < 1.1:
            break
    return best


def head():
    """The style that embedded explorers and questions need, once a page."""
    return f"<style>{browser.style()}</style><style>{_source('quiz.css')}</style>"


def script():
    """The scripts that bring all explorers and questions of a page to life, once, at the end of its body."""
    sources = {"explore": browser.script("page"), "quiz": _source("quiz.js")}
    return "".join(f'<script type="module">{INDENTED.sub("", sources[name])}\n'
                   f"document.querySelectorAll({json.dumps(selector)}).forEach(revive);</script>"
                   for name, selector in SELECTORS.items())


def _source(name):
    return (_QUIZ / name).read_text(encoding="utf-8")


def _spec(explorer, grids, first):
    """What the scripts need to know, as JSON; what is drawn they find in the page."""
    controls = [{**control, **_thinned(explorer.controls[control["key"]], grids[control["key"]])}
                for control in explorer.spec["controls"]]
    strips = [{"box": strip["box"]} for strip in explorer.spec["strips"]]
    return _json({**explorer.spec, "controls": controls, "strips": strips, "first": {**first, "frame": None}})


def _still(spec, first):
    """The picture and its words as the page shows them before, and without, any script."""
    name = html.escape(spec["name"], quote=True)
    own = re.sub(r"\W+", "-", spec["name"])
    strips = "".join(_strip(k, own, strip, moving, spec["size"][0], first["alt"])
                     for k, (strip, moving) in enumerate(zip(spec["strips"], first["frame"], strict=True)))
    rows = "".join(f"<dt>{html.escape(label)}</dt><dd>{html.escape(text)}</dd>" for label, text in first["numbers"])
    return (f'<p class="explorer-name">{name}</p><div class="explorer-picture">{strips}</div>'
            f'<p class="explorer-summary">{html.escape(first["summary"])}</p><dl class="explorer-numbers">{rows}</dl>')


def _strip(number, own, strip, moving, width, alt):
    """One strip as scene.js makes it; the first of them has the words. All ids begin with `own`."""
    left, top, wide, high = strip["box"]
    words = 'aria-hidden="true"' if number else f'role="img" aria-label="{html.escape(alt, quote=True)}"'
    return (f'<div class="explorer-strip" style="--share: {wide / width:.4f}; --wide: {wide:g}">'
            f'<svg viewBox="{left:g} {top:g} {wide:g} {high:g}" {words}>'
            f'<g>{strip["still"].replace(MARK, f"{own}-still-{number}-")}</g>'
            f'<g>{moving.replace(MARK, f"{own}-{number}-")}</g></svg></div>')


def _thinned(control, values):
    """What changes in a control's description when it offers only these values."""
    if not hasattr(control, "values"):
        return {}
    described = control.describe()
    kept = [i for i, value in enumerate(control.values) if value in values]
    return {name: [described[name][i] for i in kept] for name in ("values", "texts")} | {"typed": False}


def _json(thing):
    """JSON that may stand inside a <script> element."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
