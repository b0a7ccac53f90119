"""One lesson as slides: which cells share a slide, what of them is shown, and the notes on it.

A slide may be too full for one sheet: static/broken.js measures it in the browser and breaks it there.
"""
import re
from dataclasses import dataclass
from itertools import takewhile

from bs4 import BeautifulSoup

from publish import cells, notes, prose, structure

CHUNK = re.compile(r"\n\s*\n(?=\S)(?!\d+\. )")
FROM = re.compile(r'^<div class="explorer"[^>]* data-from="([^"]*)"')
MARKING = re.compile(r"\w+\.check\(")


@dataclass(frozen=True)
class Part:
    """What stays together on a sheet: `kind` is text, notice, code, printed, table or the kind of an output."""

    kind: str
    html: str


@dataclass(frozen=True)
class Slide:
    """One slide. `name` is the id of its first cell; a slide that is `first` begins a column of the overview; `note` is
    None where nothing is told."""

    name: str
    first: bool
    section: str
    title: str
    parts: list
    note: notes.Note | None

    @property
    def told(self):
        """The HTML of its note."""
        return self.note and self.note.html(self.address)

    @property
    def address(self):
        """The page of its explorer; empty where it has none."""
        found = next(filter(None, (FROM.search(part.html) for part in self.parts)), None)
        return f"{found[1]}.html" if found else ""


def build(lesson, explorers):
    """The Slides of a Lesson, with these explorers, {name: fragment}."""
    told, slides, title = notes.load(lesson.name), [], ""
    for group, section in _groups(lesson):
        name, title = group[0]["id"], prose.inline(prose.heading(structure.markdown(group[0]))) or title
        parts = [part for cell in group for part in _parts(cell, explorers)]
        slides.append(Slide(name, structure.level(group[0]) in (1, 2), section, title, parts, told.get(name)))
    return slides


def _groups(lesson):
    """The cells of each slide, with the section they belong to; the start of an answer belongs to its exercise."""
    groups = []
    for cell, kind, section in zip(lesson.cells, structure.slide_types(lesson.cells), lesson.sections):
        if kind in ("slide", "subslide"):
            groups.append(([cell], section))
        elif kind != "skip" or "answer" in structure.tags(cell) and section not in structure.UNSHOWN:
            groups[-1][0].append(cell)
    return groups


def _parts(cell, explorers):
    if cell["cell_type"] == "markdown":
        return _texts(prose.body(cell["source"]).strip())
    if "answer" in structure.tags(cell):
        return _code("\n".join(takewhile(lambda line: not MARKING.match(line), cell["source"].splitlines())).strip())
    results = cells.outputs(cell, explorers)
    code = [] if cells.PICTURES & {result.kind for result in results} else _code(cell["source"])
    pictures_last = sorted(results, key=lambda result: result.kind == "figure")
    return code + [part for result in pictures_last for part in _results(result)]


def _texts(text):
    """The paragraphs of a text; the list after **Notice** belongs to it."""
    chunks = [chunk for chunk in CHUNK.split(text) if chunk]
    noticed = 2 if text.startswith("**Notice**") else 0
    notice = [Part("notice", prose.html("\n\n".join(chunks[:noticed])))] if noticed else []
    return notice + [Part("text", prose.html(chunk)) for chunk in chunks[noticed:]]


def _code(source):
    return [Part("code", f'<pre class="code"><code>{cells.wrapped(source)}</code></pre>')] if source else []


def _results(result):
    if result.kind == "rich" and "<table" in result.html:
        return list(_tables(result.html))
    return [Part("printed" if result.kind == "text" else result.kind, result.html)]


def _tables(html):
    """A Part for each table of an output, with the heading above it."""
    for table in BeautifulSoup(html, "html.parser").find_all("table"):
        title = "".join(f"<h3>{heading.decode_contents()}</h3>"
                        for heading in table.find_previous_siblings("h4", limit=1))
        yield Part("table", f"{title}{table}")
