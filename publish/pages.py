"""One lesson as a page: its cells in order, with an outline, and exercises that are marked in the page."""
import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from publish import alive, cells, marks, prose, references, structure

EXERCISE = re.compile(r"^### Exercise (\d+)", re.M)
FOLDED = "Deeper"
MOST_SOURCES = 4
"""A text that names more works is a list of works itself."""
HEADING = re.compile(r"^#{2,3} (.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """One cell on the page: its id, its kind (text, code, answer, solution, proof) and its HTML; `exercise` names the
    exercise that it belongs to, `marked` is what the page needs to mark it, `hints` are its hints; `sources` are the
    works that a text names, as rows of references.load."""

    id: str
    kind: str
    html: str
    outputs: tuple = ()
    exercise: int = 0
    marked: str | None = None
    hints: tuple = ()
    sources: tuple = ()


def parts(lesson, explorers, works=()):
    """The Blocks of a Lesson, with these explorers, {name: fragment}, as (whether they are folded, Blocks)."""
    folded = zip((section == FOLDED for section in lesson.sections), _blocks(lesson, explorers, works), strict=True)
    return [(fold, [block for _, block in group]) for fold, group in groupby(folded, key=itemgetter(0))]


def _blocks(lesson, explorers, works):
    built, exercise, told = [], 0, marks.answers(lesson)
    for place, cell in enumerate(lesson.cells):
        title = EXERCISE.search(structure.markdown(cell))
        exercise = int(title[1]) if title else exercise
        built.append(_block(cell, (lesson.name, exercise), explorers, told.get(place, {}), works))
    return built


def outline(lesson):
    """The headings of a Lesson as (id of the cell, HTML, whether it is a part of a section)."""
    return [(cell["id"], prose.inline(heading[1]), heading[0].startswith("###"))
            for cell in lesson.cells for heading in HEADING.finditer(structure.markdown(cell))]


def _block(cell, exercise, explorers, told, works):
    if cell["cell_type"] == "markdown":
        named = tuple(row for row in works if references.names(cell["source"], row))
        return Block(cell["id"], "text", marks.marked(prose.html(cell["source"]), told, cell["id"]),
                     sources=named if len(named) <= MOST_SOURCES else ())
    tags = structure.tags(cell)
    html = f'<pre class="code"><code>{cells.wrapped(cell["source"])}</code></pre>'
    if "answer" in tags:
        return Block(cell["id"], "answer", html, (), exercise[1], alive.exercise(*exercise),
                     tuple(alive.hints(*exercise)))
    kind = next((tag for tag in ("solution", "proof") if tag in tags), "code")
    return Block(cell["id"], kind, html, tuple(cells.outputs(cell, explorers)), exercise[1])
