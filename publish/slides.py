"""One lesson as slides: which cells share a slide, what of them is shown, and the notes on it."""
import re
from dataclasses import dataclass

from publish import cells, frame, notes, paging, prose

CHECKED = {"Write it once": 15, "Check": 5}
"""The most lines of a cell of these sections whose asserts a slide shows."""
TAUGHT = {"Compute", "Write it once"}
"""Sections whose code a slide shows even where only asserts use it."""
CHUNK = re.compile(r"\n\s*\n(?=\S)(?!\d+\. )")


@dataclass(frozen=True)
class Slide:
    """One slide. `name` is the id of its first cell, with the page where it goes on (compute-1-2); `note` is told on
    all its pages; a slide that is `first` begins a column of the overview."""

    name: str
    first: bool
    section: str
    title: str
    parts: list
    note: notes.Note
    task: str = ""
    """What to do with an explorer, said on the page before."""

    @property
    def layout(self):
        """What rules the page: the title, an explorer, a figure, a question, or text."""
        kinds = {part.kind for part in self.parts}
        if self.name.startswith("title-"):
            return "title"
        return next((kind for kind in ("explorer", "question", "figure") if kind in kinds), "text")


def build(lesson, explorers):
    """The Slides of a Lesson, with these explorers, {name: fragment}; KeyError names a slide without a note."""
    told, slides, title = notes.load(lesson.name), [], ""
    sources = _sources(lesson)
    for group, section in _groups(lesson):
        name, title = group[0]["id"], prose.inline(prose.heading(frame.markdown(group[0]))) or title
        parts = [part for cell in group for part in _parts(cell, sources.get(cell["id"], ""), explorers)]
        task = "".join(part.html for part in parts if part.kind == "text")
        for page, shown in enumerate(paging.pages(parts), start=1):
            first = page == 1 and frame.level(group[0]) in (1, 2)
            number = f"{name}-{page}" if page > 1 else name
            said = task if shown[0].kind == "explorer" else ""
            slides.append(Slide(number, first, section, title, shown, told[name], said))
    return slides


def _groups(lesson):
    """The cells of each slide, with the section they belong to; the start of an answer belongs to its exercise."""
    groups = []
    for cell, kind, section in zip(lesson.cells, frame.slide_types(lesson.cells), lesson.sections):
        if kind in ("slide", "subslide"):
            groups.append(([cell], section))
        elif kind != "skip" or "answer" in frame.tags(cell):
            groups[-1][0].append(cell)
    return groups


def _sources(lesson):
    """{id: the code that a slide shows} of each code cell."""
    sources, later = {}, ""
    for cell, section in reversed(list(zip(lesson.cells, lesson.sections))):
        if cell["cell_type"] != "code":
            continue
        source = sources[cell["id"]] = _source(cell, section, later)
        if section not in frame.UNSHOWN and "answer" not in frame.tags(cell):
            later = f"{source}\n{later}"
    return sources


def _source(cell, section, later):
    """The code of a cell as a slide shows it; `later` is the code shown after it."""
    if "answer" in frame.tags(cell):
        return cells.without_checks(cell["source"])
    if frame.code_lines(cell) <= CHECKED.get(section, 0):
        return cell["source"]
    return cells.without_asserts(cell["source"], None if section in TAUGHT else later)


def _parts(cell, source, explorers):
    if cell["cell_type"] == "markdown":
        return _texts(prose.body(cell["source"]).strip())
    results = [] if "answer" in frame.tags(cell) else cells.outputs(cell, explorers)
    pictured = cells.PICTURES & {result.kind for result in results}
    code = [paging.boxed("code", f'<pre class="code"><code>{cells.wrapped(source)}</code></pre>', source)]
    last_the_pictures = sorted(results, key=lambda result: result.kind == "figure")
    return (code if source and not pictured else []) + [part for one in last_the_pictures for part in _results(one)]


def _texts(text):
    """The paragraphs of a text; the list after **Notice** belongs to it."""
    chunks = [chunk for chunk in CHUNK.split(text) if chunk]
    if not text.startswith("**Notice**"):
        return [paging.text(chunk) for chunk in chunks]
    return [paging.text("\n\n".join(chunks[:2]), "notice"), *(paging.text(chunk) for chunk in chunks[2:])]


def _results(result):
    if result.kind == "text":
        return [paging.boxed("printed", result.html, re.sub("<[^>]*>", "", result.html))]
    if result.kind == "figure":
        return [paging.figure(result.html, result.aspect)]
    if result.kind in ("question", "explorer"):
        return [getattr(paging, result.kind)(result.html)]
    return paging.tables(result.html) or [paging.Part(result.kind, result.html, 2 * paging.LINE)]
