"""Every number that a lesson states is proven: in its prose, its exercises and explorers, its hints, captions, notes,
claims and answers."""

import ast

import pytest

from helpers import data, stated
from publish import notes, numbers, proven
from tests.documents import lessons

TABLES = {"claims": ("claim", "reason"), "questions": ("answer", "tell")}
"""Tables whose rows belong to lessons, and the columns that state something."""


def told(lesson):
    """The texts of a lesson that stand outside its notebook: strings of its modules, speaker notes, claims, answers."""
    modules = sorted((lessons.ROOT / "helpers" / "lessons" / lesson.name).glob("*.py"))
    notes_of_it = [file for file in [notes.FOLDER / f"{lesson.name}.md"] if file.exists()]
    rows = [row[column] for table, columns in TABLES.items() for row in data.rows(table) if row["lesson"] == lesson.name
            for column in columns]
    return [*(text for file in modules for text in strings(file.read_text(encoding="utf-8"))),
            *(file.read_text(encoding="utf-8") for file in notes_of_it), *rows]


def strings(source):
    """The strings of a module that are words, not names; without its docstrings."""
    nodes = list(ast.walk(ast.parse(source)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return [node.value for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
            and id(node) not in docstrings]


@lessons.each
def test_every_number_that_is_stated_is_proven(lesson):
    faults = proven.faults(lesson, told(lesson))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("text", "pieces"), [
    ("a mean of 3.6, then $\\hat z = -0.791.$", ["3.6", "-0.791"]),
    ("about $1.5 \\times 10^{-3}$ or 2.50e-4, even 10⁻⁵", ["1.5 \\times 10^{-3}", "2.50e-4", "10^-5"]),
    ("<td>4.25</td> and $x-0.5$, 1,118 steps", ["4.25", "0.5", "1,118"]),
    ("−0.25 and 0.5–0.75", ["-0.25", "0.5", "0.75"]),
    ("12 % of it, then 7.5\\% or 2 percent", ["12 %", "7.5%", "2 percent"]),
    ("nine of 10, 7 of 9, 18 blocks", ["10", "18"]),
    ("the column 7, 2, 1, 7 and 3, then 4, 5", ["7, 2, 1, 7 and 3"]),
    ("four: **0.36** for one, and **0.71**, $-0.21$ and 0.12 for three", ["0.36", "0.71**, $-0.21$ and 0.12"]),
    ("`0.1` and Exercise 12, section 4.2, Table 11, Python 3.11, arXiv 1502.03167, [x](a_1.5.png) and 02.1", []),
    ("Ioffe and Szegedy 2015, Ba et al. 2016 (CVPR 2026), in 2018: ResNet-50, VGG-16, $z_{11}$, 25 minutes", []),
    ("```python\nx = 1.25\n```\n12. twelfth", []),
    ("$0.9 \\cdot 1 + 0.1 \\cdot 12 = 2.1$", ["0.9", "0.1", "2.1"]),
    ("in [a-b/c.d#189581](https://github.com/a/b) and #45, a/b 46", ["45", "46"]),
    ("$$\\mu_1 = \\frac{7 + 2 + 1 + 7 + 3}{5} = \\frac{20}{5} = 4.5$$", ["4.5"]),
])
def test_the_numbers_of_a_text_that_must_be_proven_are_found(text, pieces):
    text = numbers.readable(text)
    assert [text[start:end] for start, end in numbers.required(text)] == [stated.normal(piece) for piece in pieces]
