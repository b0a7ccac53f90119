"""Builds the course site, with the decks in it: `python -m publish.site`."""
import re
from pathlib import Path

from helpers.explore import offline
from helpers.lessons.choosing_a_norm import claims
from publish import (alive, bridge, coursemap, decks, editions, explorers, folder, glossary, lessons, pages, prose,
                     questions, references, search, structure, takeaway, teaching)
from publish.python import lab, lay, supply

LIVING = "The living network"
"""The name of the explorer on the first screen."""
TARGET = folder.BUILD / "site"
BUDGET = 15_000_000
"""The most bytes of the site."""
GUIDE = Path(__file__).parent.parent / "TEACHING.md"


def build(target, course, exported, say=print, archives=editions.ARCHIVES):
    """Write the site of these Lessons into the folder `target`, with these explorers, {name: Exported}.

    `archives` is the folder with the older editions.
    """
    folder.start(target)
    explorers.lay(target / "explorers", exported, gallery="index.html")
    moving = explorers.fragments(exported, "../explorers")
    entries = glossary.load(course)
    bridges = bridge.pages(questions.models())
    index = search.index(course, entries, questions.search_rows() + bridge.search_rows(bridges))
    (target / "assets" / "search-index.js").write_text(index, encoding="utf-8")
    works = references.load(course)
    for before, lesson, after in zip([None, *course], course, [*course[1:], None]):
        say(f"  page {lesson.number}")
        folder.write(target / "lessons" / f"{lesson.name}.html", "lesson.html", lesson=lesson, before=before,
                     after=after, outline=pages.outline(lesson), parts=pages.parts(lesson, moving, works),
                     figures=target / "figures", offline=offline, bridge=bridge.leading(lesson.name), root="../",
                     here="lesson")
    for name, values in _single_pages(course, entries, exported, bridges).items():
        say(f"  page {name}")
        folder.write(target / f"{name}.html", f"{name}.html", root="", here=name, slug=structure.slug,
                     html=prose.html, inline=prose.inline, **values)
    folder.write(target / "explorers" / "index.html", "explorers.html", root="../", here="explorers/index",
                 slug=structure.slug, exported=exported, places=explorers.places(course))
    for norm, values in bridges.items():
        folder.write(target / "bridge" / f"{norm}.html", "bridge_norm.html", root="../", here="bridge",
                     slug=structure.slug, versions=bridge.versions(), **values)
    folder.write(target / "figures.html", "figures.html", figures=target / "figures", root="", here="figures",
                 slug=structure.slug, by_lesson=takeaway.collect(course), exported=exported,
                 places=explorers.places(course), credit=takeaway.credit)
    lessons.lay(target / "notebooks")
    decks.build(target / "slides", course, exported, site=True, say=say)
    weigh(target)
    editions.lay(target, archives)


def weigh(target):
    """Refuse a site of more than BUDGET bytes, with a ValueError."""
    weight = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    if weight > BUDGET:
        raise ValueError(f"The site has {weight:,} bytes, but {BUDGET:,} are the most: "
                         "make figures or explorers lighter.")


def _single_pages(course, entries, exported, bridges):
    """What each page that is no lesson shows, by the name of page and template."""
    nodes, edges, width, height = coursemap.draw(course)
    return {
        "index": {"course": course, "explorer": explorers.fragments(exported, "explorers")[LIVING], "offline": offline,
                  "nodes": nodes, "edges": edges, "width": width, "height": height},
        "glossary": {"entries": entries, "symbols": glossary.symbols(course)},
        "claims": {"claims": claims.by_lesson(claims.load()), "verdicts": claims.VERDICTS,
                   "by_name": {lesson.name: lesson for lesson in course}, "linked": claims.linked},
        **questions.pages(course),
        "bridge": {"norms": bridges, "versions": bridge.versions()},
        "references": {"works": references.load(course)},
        "teaching": {"guide": prose.html(_guide()), "notes": teaching.collect(course)},
        "search": {},
    }


def _guide():
    """The instructor's guide; files of the repository that are no page of the site are named without a link."""
    return re.sub(r"\[([^\]]*)\]\((?!https|#)[^)]*\)", r"\1", GUIDE.read_text(encoding="utf-8"))


def wake(target, course, kept=supply.KEPT, say=print):
    """Let the code of a built site run in its pages, and its notebooks in a lab, with the bytes that are `kept`."""
    if supply.ready(kept) and lab.ready(kept):
        lay.lay(target, course, kept, say)
        lab.lay(target, course, kept, say)
    else:
        say(f"  Code in the pages is to be read: the bytes that run it are not here ({supply.COMMAND} brings them)")


if __name__ == "__main__":
    course = lessons.load()
    build(TARGET, course, alive.explorers())
    wake(TARGET, course)
    print(f"{TARGET.relative_to(folder.BUILD.parent)}/index.html: open it in a browser, or run make serve")
