"""The stored notebooks, as the tests of the collection read them."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tools import frame
from tools.canonical import read

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "notebooks"


@dataclass
class Lesson:
    """A notebook: its name without the suffix, and its cells."""

    name: str
    cells: list = field(repr=False)

    @property
    def number(self):
        """What its exercises' names begin with."""
        return self.name.partition("_")[0]

    @property
    def code(self):
        """Its code cells."""
        return [cell for cell in self.cells if cell["cell_type"] == "code"]

    @property
    def prose(self):
        """Its markdown cells."""
        return [cell for cell in self.cells if cell["cell_type"] == "markdown"]

    def section(self, name):
        """The cells of one section."""
        where = frame.sections(self.cells)
        return [cell for cell, section in zip(self.cells, where, strict=True) if section == name]

    def tagged(self, tag):
        """The cells that carry a tag."""
        return [cell for cell in self.cells if tag in frame.tags(cell)]


def load(name):
    """The notebook of that name as a Lesson."""
    return Lesson(name, read(FOLDER / f"{name}.ipynb").cells)


NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
each = pytest.mark.parametrize("lesson", [load(name) for name in NAMES], ids=NAMES)


def calls(cell):
    """The calls a code cell makes outside its functions, as (name, node); quiz.predict is named predict."""
    todo, found = [ast.parse(cell["source"])], []
    while todo:
        node = todo.pop(0)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            found.append((getattr(node.func, "id", None) or node.func.attr, node))
        inside = ast.iter_child_nodes(node)
        todo += [child for child in inside if not isinstance(child, ast.FunctionDef | ast.Lambda)]
    return found


def texts(cell):
    """What a cell printed or showed as plain text, one text per output; nothing for markdown."""
    outputs = cell.get("outputs", ())
    plain = [output.get("text") or output.get("data", {}).get("text/plain") for output in outputs]
    return [text for text in plain if text]


def pages(cell):
    """What a cell showed as HTML, one text per output; nothing for markdown."""
    shown = [output.get("data", {}).get("text/html") for output in cell.get("outputs", ())]
    return [page for page in shown if page]


def name(cell):
    """How a failure names a cell: its id and first line."""
    return f"{cell['id']}: {cell['source'].partition(chr(10))[0]}"
