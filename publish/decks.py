"""Builds one deck for each lesson, and their index: `python -m publish.decks`."""
from helpers.explore import offline
from publish import alive, explorers, folder, lessons, notes, slides

TARGET = folder.BUILD / "slides"


def build(target, course, exported, site=False, say=print):
    """Write the decks of these Lessons and their index into the folder `target`.

    Each deck links back to its lesson: to the page in a `site`, else to the notebook, which is laid beside the decks,
    as the `exported` explorers are; in a site they are there already.
    """
    moving = explorers.fragments(exported, "../explorers" if site else "explorers")
    home = "../lessons/{}.html" if site else "notebooks/{}.ipynb"
    folder.start(target)
    folder.add_reveal(target)
    decks = []
    for lesson in course:
        deck = slides.build(lesson, moving)
        say(f"  deck {lesson.number}")
        noted = notes.load(lesson.name)
        if noted and (silent := [slide.name for slide in deck if not slide.note]):
            say(f"    slides without a note: {', '.join(silent)}")
        decks.append((lesson, notes.minutes(noted)))
        folder.write(target / f"{lesson.name}.html", "deck.html", lesson=lesson, columns=_columns(deck),
                     home=home.format(lesson.name if site else lesson.file.stem), offline=offline,
                     figures=target.parent / "figures" if site else None)
    folder.write(target / "index.html", "decks.html", decks=decks, site=site)
    if not site:
        lessons.lay(target / "notebooks")
        explorers.lay(target / "explorers", exported)


def _columns(deck):
    """The slides by the columns of the overview: each begins with a slide of its own section."""
    columns = []
    for slide in deck:
        if slide.first:
            columns.append([])
        columns[-1].append(slide)
    return columns


if __name__ == "__main__":
    build(TARGET, lessons.load(), alive.explorers())
    print(f"{TARGET.relative_to(folder.BUILD.parent)}/index.html: open it in a browser; it needs nothing else")
