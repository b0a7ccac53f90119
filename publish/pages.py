"""One lesson as a page: its cells in order, with an outline, and exercises that are marked in the page."""
import re
from dataclasses import dataclass

from publish import alive, cells, frame, prose

EXERCISE = re.compile(r"^### Exercise (\d+)", re.M)
HEADING = re.compile(r"^#{2,3} (.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """One cell on the page: its id, its kind (text, code, answer, solution) and its HTML; `exercise` names the
    exercise that it belongs to, `marked` is what the page needs to mark it, `hints` are its hints."""

    id: str
    kind: str
    html: str
    outputs: tuple = ()
    exercise: int = 0
    marked: str | None = None
    hints: tuple = ()


def blocks(lesson, explorers):
    """The Blocks of a Lesson, with these explorers, {name: fragment}."""
    built, exercise = [], 0
    for cell in lesson.cells:
        found = EXERCISE.search(frame.markdown(cell))
        exercise = int(found[1]) if found else exercise
        built.append(_block(cell, (lesson.name, exercise), explorers))
    return built


def outline(lesson):
    """The headings of a Lesson as (id of the cell, HTML, whether it is a part of a section)."""
    return [(cell["id"], prose.inline(found[1]), found[0].startswith("###"))
            for cell in lesson.cells for found in HEADING.finditer(frame.markdown(cell))]


def _block(cell, exercise, explorers):
    if cell["cell_type"] == "markdown":
        return Block(cell["id"], "text", prose.html(cell["source"]))
    tags = frame.tags(cell)
    html = f'<pre class="code"><code>{cells.code(cell["source"])}</code></pre>'
    if "answer" in tags:
        return Block(cell["id"], "answer", html, (), exercise[1], alive.exercise(*exercise), tuple(alive.hints(*exercise)))
    kind = "solution" if "solution" in tags else "code"
    return Block(cell["id"], kind, html, tuple(cells.outputs(cell, explorers)), exercise[1])
