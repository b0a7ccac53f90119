"""The lessons as the notebooks hold them: title, question, minutes, cells, exercises."""
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publish import prose
from tools import canonical, frame

FOLDER = Path(__file__).parent.parent / "notebooks"
NUMBER = re.compile(r"\d\d")


@dataclass(frozen=True, eq=False)
class Lesson:
    """One numbered notebook: `name` is the file without its ending, `cells` are those of nbformat."""

    name: str
    cells: list

    @property
    def number(self):
        """The two digits that begin the name."""
        return self.name[:2]

    @property
    def title(self):
        """What the lesson does: the heading up to its colon."""
        return frame.heading(self.cells[0]).partition(": ")[0]

    @property
    def question(self):
        """What the lesson asks: the heading after its colon, with a capital letter."""
        words = frame.heading(self.cells[0]).partition(": ")[2]
        return words[0].upper() + words[1:]

    @property
    def facts(self):
        """The line below the title, as Markdown: minutes, what the lesson needs, what comes next."""
        return next(line for line in self.cells[0]["source"].splitlines() if frame.MINUTES.fullmatch(line))

    @property
    def minutes(self):
        """The minutes a student needs."""
        return int(re.search(r"\d+", self.facts)[0])

    @property
    def needs(self):
        """The names of the lessons that this one builds on."""
        return re.findall(r"\((\w+)\.ipynb\)", self.facts.partition("**Next:**")[0])

    @cached_property
    def sections(self):
        """The section of each cell."""
        return frame.sections(self.cells)

    @property
    def outcomes(self):
        """What a student will be able to do, as Markdown lines."""
        return re.findall(r"^\d\. (.*?)[;.]?$", self.text("You will be able to"), re.M)

    def text(self, section):
        """The Markdown of a section."""
        return "\n\n".join(frame.markdown(cell) for cell, name in zip(self.cells, self.sections) if name == section)


def load():
    """All numbered lessons, in order."""
    return [Lesson(path.stem, canonical.read(path).cells)
            for path in sorted(FOLDER.glob("*.ipynb")) if NUMBER.match(path.stem)]


def lay(folder):
    """Copy the notebooks of the lessons into a folder."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns(".*", "template*"))
