"""A folder with every explorer: its frames, which pages load from there, its picture, and a page of its own."""
from helpers.explore import offline
from publish import cells, folder, structure


def lay(target, exported, gallery=""):
    """Write the files of these explorers, {name: Exported}, into the folder `target`; `gallery`:
    a page that lists them."""
    for name, explorer in exported.items():
        own = target / structure.slug(name)
        folder.write(own.with_suffix(".html"), "explorer.html", explorer=explorer, own=own.name, gallery=gallery,
                     offline=offline, theme=folder.static("theme.js"))
        own.with_suffix(".js").write_text(explorer.script, encoding="utf-8")
        own.with_suffix(".svg").write_text(explorer.picture, encoding="utf-8")


def fragments(exported, address):
    """The fragments {name: HTML} of these explorers, for pages that find that folder at `address`."""
    return {name: explorer.beside(f"{address}/{structure.slug(name)}") for name, explorer in exported.items()}


def places(course):
    """The (Lesson, cell id) where each explorer stands first in these Lessons, by its name, in their order."""
    found = {}
    for lesson in course:
        for cell in lesson.code:
            for output in cells.outputs(cell, Names()):
                if output.kind == "explorer":
                    found.setdefault(output.html, (lesson, cell["id"]))
    return found


class Names(dict):
    """Stands for the explorers where only their names are asked for."""

    def __missing__(self, name):
        return name
