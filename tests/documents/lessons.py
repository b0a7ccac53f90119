"""The stored notebooks, as the tests of the collection read them."""

import ast
from pathlib import Path

import pytest

from publish import lessons

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"


LESSONS = lessons.everything()
NAMES = [lesson.file.stem for lesson in LESSONS]
each = pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)


def load(name):
    """The Lesson of that name, read anew."""
    (file,) = (lesson.file for lesson in LESSONS if lesson.name == name)
    return lessons.read(file)


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
