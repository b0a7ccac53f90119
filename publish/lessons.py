"""The lessons as the notebooks hold them: title, question, minutes, cells, exercises."""
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from publish import canonical, edition, structure

FOLDER = Path(__file__).parent.parent / "notebooks"
NUMBERED = re.compile(r"(?:(\d\d)_)?(\w+)")


@dataclass(frozen=True, eq=False)
class Lesson:
    """One notebook: `file` is its path, `cells` are those of nbformat."""

    file: Path
    cells: list

    @property
    def number(self):
        """The two digits that its file begins with, which is its place in the order; None for the template."""
        return NUMBERED.fullmatch(self.file.stem)[1]

    @property
    def name(self):
        """The words of its file: column_statistics."""
        return NUMBERED.fullmatch(self.file.stem)[2]

    @property
    def code(self):
        """Its code cells."""
        return [cell for cell in self.cells if cell["cell_type"] == "code"]

    @property
    def prose(self):
        """Its markdown cells."""
        return [cell for cell in self.cells if cell["cell_type"] == "markdown"]

    @property
    def title(self):
        """What the lesson does: the heading up to its colon."""
        return structure.heading(self.cells[0]).partition(": ")[0]

    @property
    def question(self):
        """What the lesson asks: the heading after its colon, with a capital letter."""
        words = structure.heading(self.cells[0]).partition(": ")[2]
        return words[0].upper() + words[1:]

    @property
    def facts(self):
        """The line below the title, as Markdown: minutes, what the lesson needs, what comes next."""
        return next(line for line in self.cells[0]["source"].splitlines() if structure.MINUTES.fullmatch(line))

    @property
    def minutes(self):
        """The minutes a student needs."""
        return int(re.search(r"\d+", self.facts)[0])

    @property
    def needs(self):
        """The names of the lessons that this one builds on."""
        return re.findall(r"\(\d\d_(\w+)\.ipynb\)", self.facts.partition("**Next:**")[0])

    @cached_property
    def sections(self):
        """The section of each cell."""
        return structure.sections(self.cells)

    @property
    def outcomes(self):
        """What a student will be able to do, as Markdown lines."""
        return re.findall(r"^\d\. (.*?)[;.]?$", self.text("You will be able to"), re.M)

    def section(self, name):
        """The cells of one section."""
        return [cell for cell, section in zip(self.cells, self.sections, strict=True) if section == name]

    def tagged(self, tag):
        """The cells that carry a tag."""
        return [cell for cell in self.cells if tag in structure.tags(cell)]

    def text(self, section):
        """The Markdown of a section."""
        return "\n\n".join(map(structure.markdown, self.section(section)))


def read(path):
    """The Lesson in a file."""
    return Lesson(path, canonical.read(path).cells)


def everything(folder=FOLDER):
    """The Lesson of every notebook, in order; the template comes last."""
    return [read(path) for path in sorted(folder.glob("*.ipynb"))]


def load():
    """The Lessons of the course, in order."""
    return [lesson for lesson in everything() if lesson.number]


def lay(folder):
    """Copy the notebooks of the lessons into a folder; each says below its title which edition it is from."""
    folder.mkdir(parents=True)
    for lesson in load():
        notebook = canonical.read(lesson.file)
        notebook.cells[0]["source"] += f"\n\n*{edition.stamp(lesson.name)}*"
        nbformat.write(notebook, folder / lesson.file.name)
