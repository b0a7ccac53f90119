"""Builds the course site, with the decks in it: `python -m publish.site`."""
import re
from pathlib import Path

from helpers.explore import embed
from helpers.lessons.choosing_a_norm import claims
from publish import (alive, cells, coursemap, decks, folder, frame, glossary, lessons, pages, prose, questions,
                     references, search, teaching)

LIVING = "The living network"
"""The name of the explorer on the first screen."""
TARGET = folder.BUILD / "site"
GUIDE = Path(__file__).parent.parent / "TEACHING.md"


def build(target, course, explorers, say=print):
    """Write the site of these Lessons into the folder `target`, with these explorers, {name: fragment}."""
    folder.start(target)
    entries = glossary.load(course)
    (target / "assets" / "search-index.js").write_text(search.index(course, entries, questions.search_rows()), encoding="utf-8")
    for before, lesson, after in zip([None, *course], course, [*course[1:], None]):
        say(f"  page {lesson.number}")
        folder.write(target / "lessons" / f"{lesson.name}.html", "lesson.html", lesson=lesson, before=before,
                     after=after, outline=pages.outline(lesson), parts=pages.parts(lesson, explorers),
                     embed=embed, root="../", here="lesson")
    for name, values in _single_pages(course, entries, explorers).items():
        say(f"  page {name}")
        folder.write(target / f"{name}.html", f"{name}.html", root="", here=name, slug=frame.slug,
                     html=prose.html, inline=prose.inline, **values)
    lessons.lay(target / "notebooks")
    decks.build(target / "slides", course, explorers, site=True, say=say)


def _single_pages(course, entries, explorers):
    """What each page that is no lesson shows, by the name of page and template."""
    nodes, edges, width, height = coursemap.draw(course)
    return {
        "index": {"course": course, "explorer": _living(course, explorers), "embed": embed,
                  "nodes": nodes, "edges": edges, "width": width, "height": height},
        "glossary": {"entries": entries, "symbols": glossary.symbols(course)},
        "claims": {"claims": claims.by_lesson(claims.load()), "verdicts": claims.VERDICTS,
                   "by_name": {lesson.name: lesson for lesson in course}, "linked": claims.linked},
        **questions.pages(course),
        "references": {"works": references.load(course)},
        "teaching": {"guide": prose.html(_guide()), "notes": teaching.collect(course)},
        "search": {},
    }


def _living(course, explorers):
    """The explorer of the first screen; until it is built, the first one of the course."""
    shown = (output.html for lesson in course for cell in lesson.code for output in cells.outputs(cell, explorers)
             if output.kind == "explorer")
    return explorers.get(LIVING) or next(shown)


def _guide():
    """The instructor's guide; files of the repository that are no page of the site are named without a link."""
    return re.sub(r"\[([^\]]*)\]\((?!https|#)[^)]*\)", r"\1", GUIDE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    build(TARGET, lessons.load(), alive.explorers())
    print(f"{TARGET.relative_to(folder.BUILD.parent)}/index.html: open it in a browser, or run make serve")
