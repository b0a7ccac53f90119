"""A student's own copies of the lessons, in my/: `python -m publish.lab.copies` lays them, `... NAME` lays one anew.

The course's notebooks are never written into, so an update of the course meets no change in them. A copy that nobody
has written in follows the course; one that somebody has written in stays, and is set aside only when asked for anew.
"""
import argparse
import hashlib
import json
import os
import re
import sys
from datetime import date
from pathlib import Path

import nbformat
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.kernelspec import KernelSpecManager

ROOT = Path(__file__).parents[2]
NUMBERED = re.compile(r"\d\d_(\w+)\.ipynb")


class Desk:
    """The folder `mine` with copies of the lessons in `course`; it notes what it laid in .laid.json."""

    def __init__(self, course=ROOT / "notebooks", mine=None):
        mine = mine or Path(os.environ.get("NORMALIZATION_DESK", ROOT / "my"))   # a hub has one for each student
        self.course, self.mine, self.note = course, mine, mine / ".laid.json"
        mine.mkdir(exist_ok=True)
        self.laid = json.loads(self.note.read_text(encoding="utf-8")) if self.note.exists() else {}

    def lay(self):
        """Bring the copies up to the course; a sentence for each that somebody wrote in and that has a
        newer edition."""
        copies = _by_name(self.mine)
        for name, original in _by_name(self.course).items():
            copy, edition = copies.get(name), written(original)
            if copy and copy.name != original.name:
                copy = copy.rename(self.mine / original.name)   # the lesson moved to another place
            says = copy and written(copy)
            if says == edition:
                self.laid[name] = edition
            elif copy is None or says and says == self.laid.get(name):
                self._copy(original)
            elif edition != self.laid.get(name):
                yield (f"There is a newer edition of {name}; what you wrote in {copy.name} stays. "
                       "To take the newer one "
                       f"and keep yours beside it: {command(name)}")
        self._remember()

    def fresh(self, asked):
        """Lay a lesson anew and set the copy with what was written aside; a sentence. ValueError: no such lesson."""
        originals, name = _by_name(self.course), re.sub(r"^\d\d_|\.ipynb$", "", Path(asked).name)
        if name not in originals:
            raise ValueError(f"There is no lesson {asked!r}; there are {', '.join(originals)}.")
        copy = _by_name(self.mine).get(name)
        aside = copy and copy.rename(_free(copy))
        self._copy(originals[name])
        self._remember()
        return f"{originals[name].name} is as the course has it" + (f"; what was there is now in {aside.name}."
                                                                    if aside else ".")

    def _copy(self, original):
        notebook = nbformat.read(original, as_version=4)
        notebook.metadata = nbformat.from_dict(metadata())
        _write(self.mine / original.name, nbformat.writes(notebook).rstrip("\n") + "\n")
        self.laid[NUMBERED.fullmatch(original.name)[1]] = written(original)

    def _remember(self):
        _write(self.note, json.dumps(self.laid, indent=1, sort_keys=True) + "\n")


def metadata():
    """What JupyterLab writes into a notebook that it opens with the kernel of this Python.

    A copy that holds it already is not changed by being opened, and is closed without a question.
    """
    kernel = KernelSpecManager().get_kernel_spec("python3")
    named = {"display_name": kernel.display_name, "language": kernel.language, "name": "python3"}
    return {"kernelspec": named, "language_info": IPythonKernel.language_info}


def written(path):
    """A digest of what the cells of a notebook say, without what they printed; None where it cannot be read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        said = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (ValueError, KeyError, TypeError):
        return None
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def command(name):
    """What to type for a lesson anew."""
    return f"make fresh LESSON={name}   (without make: python -m publish.lab.copies {name})"


def _by_name(folder):
    return {found[1]: path for path in sorted(folder.glob("*.ipynb")) if (found := NUMBERED.fullmatch(path.name))}


def _free(path):
    """A name beside the file with today's date, that is not taken."""
    stem, number = f"{path.stem}-{date.today().isoformat()}", 1
    while (aside := path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.ipynb")).exists():
        number += 1
    return aside


def _write(path, text):
    """Write the whole file or nothing of it."""
    half = path.with_suffix(".half")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(path)


def main(arguments=None):
    """Lay the copies, or the lesson that is named anew; 0, or 1 and a sentence where there is no such lesson."""
    parser = argparse.ArgumentParser(prog="python -m publish.lab.copies", description=__doc__.partition("\n")[0])
    parser.add_argument("lesson", nargs="?", help="its name, such as column_statistics")
    options = parser.parse_args(arguments)
    desk = Desk()
    try:
        laid = f"Your copies of the lessons are in {desk.mine.name}/."
        said = [desk.fresh(options.lesson)] if options.lesson else [*desk.lay(), laid]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(*said, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
