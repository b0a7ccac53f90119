"""Start a lesson from the template, and say what is left to do: `python -m publish.start the_idea [--at 03]`."""
import argparse
import re
import shutil
import sys
from pathlib import Path

from publish import lessons, numbering, store

LEFT = """\
{file} is a lesson that runs: the template under a name of its own. What is left to do, and what asks for it:
  - its text, its title and what it needs: write them, then make notebooks ARGS={file}
  - two pictures more, and a fourth exercise, in {package}/exercises.py tests/documents/test_notebooks_form.py
  - its explorer, in {package}/explorer.py; record what it says with
    python -m tests.helpers.lessons.test_explorers                      tests/helpers/lessons/test_explorers.py
  - "Next" of the lesson before it has to lead here{before}             tests/documents/test_links.py
  - what learners bring: its row in TEACHING.md, and a place in its plans
  - speaker notes, in {notes} (until then make slides names the slides without)
  - the terms that it defines: their rows in data/glossary.csv"""


def start(name, place=None, root=numbering.ROOT, run=True):
    """Lay the notebook, the package and the notes of a new lesson; returns what is left to do.

    The lessons from `place` on move back by one. ValueError says which name or place cannot be taken.
    """
    folder = root / "notebooks"
    names = list(numbering.files(folder))
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise ValueError(f"The name came as {name!r}; expected lower-case words joined by _, such as layer_norm.")
    if name in names or (root / "helpers" / "lessons" / name).exists():
        raise ValueError(f"There is a lesson {name} already; take another name.")
    place = len(names) if place is None else place
    if not 0 < place <= len(names):
        raise ValueError(f"The place came as {place}; expected 1 to {len(names)}.")
    _renumber(folder, [*names[:place], None, *names[place:]])
    file = folder / f"{place:02}_{name}.ipynb"
    following = f"[the next lesson]({place + 1:02}_{names[place]}.ipynb)" if place < len(names) else "the end"
    source = (folder / "template.ipynb").read_text(encoding="utf-8")
    source = re.sub(r"\[[^][]*\]\(\d\d_\w+\.ipynb\)", following, source)
    file.write_text(source.replace("import template as", f"import {name} as"), encoding="utf-8", newline="\n")
    _lay_package(root, name)
    notes = root / "publish" / "speaker_notes" / f"{name}.md"
    notes.write_text(f"# Speaker notes: {name.replace('_', ' ')}\n", encoding="utf-8", newline="\n")
    if run:
        store.store(file)
    course = [lesson for lesson in lessons.everything(folder) if lesson.number]
    numbering.refresh(course, root)
    return LEFT.format(file=file.relative_to(root), package=f"helpers/lessons/{name}", notes=notes.relative_to(root),
                       before=f" ({place - 1:02}_{names[place - 1]}.ipynb)")


def _renumber(folder, order):
    """Give each named notebook the number of its place, the last first; None keeps a place free."""
    files = numbering.files(folder)
    for place, name in reversed(list(enumerate(order))):
        if name and files[name] != f"{place:02}_{name}.ipynb":
            (folder / files[name]).rename(folder / f"{place:02}_{name}.ipynb")
    names = numbering.files(folder)
    for path in folder.glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        path.write_text(numbering.follow(text, names), encoding="utf-8", newline="\n")


def _lay_package(root, name):
    package = root / "helpers" / "lessons"
    shutil.copytree(package / "template", package / name, ignore=shutil.ignore_patterns("__pycache__"))
    words = name.replace("_", " ").capitalize()
    for module in (package / name).glob("*.py"):
        text = module.read_text(encoding="utf-8")
        for old, new in (("lessons.template", f"lessons.{name}"), ('"template"', f'"{name}"'),
                         ("The template of a lesson", words), ("the template", words), ("Two values, centered", words)):
            text = text.replace(old, new)
        module.write_text(text, encoding="utf-8", newline="\n")


def main(arguments=None):
    """Start the lesson that is named; 0, or 1 and a sentence where it cannot be started."""
    parser = argparse.ArgumentParser(prog="python -m publish.start", description=__doc__.partition(":")[0])
    parser.add_argument("name", help="lower-case words joined by _, such as layer_norm")
    parser.add_argument("--at", type=int, help="its place; the lessons from there on move back (default: the last)")
    parser.add_argument("--root", type=Path, default=numbering.ROOT, help="the folder of the course")
    options = parser.parse_args(arguments)
    try:
        print(start(options.name, options.at, options.root))
    except (ValueError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
