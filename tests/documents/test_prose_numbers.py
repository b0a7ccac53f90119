"""Every number that a lesson states is proven: in its prose, its exercises, its hints, its captions and its notes."""

import ast
import re
from decimal import Decimal

import pytest

from helpers import stated
from publish import notes, numbers, proven
from tests.documents import lessons

UNPROVEN = set()
"""Lessons whose numbers still stand in asserts. Take a name away with the lesson's last assert for prose; add none."""
TELLING = ("exercises.py", "closing_quiz.py")
"""Modules of a lesson whose strings a reader meets."""

NOT_PROSE = re.compile(r"^```.*?^```|`[^`\n]+`|\]\([^)]*\)|<[^>]+>", re.M | re.S)
NUMBER = re.compile(
    r"(?P<minus>(?<![\w.})\]])[-−–])?(?<![\w.])(?P<digits>(?!0\d)\d+\.\d+(?:e[-+]?\d+)?)(?!\.?\w)"
    r"(?:\s*(?:\\cdot|\\times|×|·)\s*10\^\{?(?P<power>-?\d+))?(?P<percent>\s*(?:\\?%|percent\b))?")


def some(chosen):
    """Parametrizes a test over the chosen lessons."""
    found = [lesson for lesson in lessons.LESSONS if chosen(lesson.name)]
    return pytest.mark.parametrize("lesson", found, ids=[lesson.file.stem for lesson in found])


def told(lesson):
    """The texts of a lesson that stand outside its notebook: its exercises' strings, its quiz, its speaker notes."""
    folder = lessons.ROOT / "helpers" / "lessons" / lesson.name
    sources = [file.read_text(encoding="utf-8") for file in map(folder.joinpath, TELLING) if file.exists()]
    strings = [node.value for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    written = notes.FOLDER / f"{lesson.name}.md"
    return [text for text in strings if isinstance(text, str)] + (
        [written.read_text(encoding="utf-8")] if written.exists() else [])


@some(lambda name: name not in UNPROVEN)
def test_every_number_that_is_stated_is_proven(lesson):
    faults = proven.faults(lesson, told(lesson))
    assert not faults, "\n".join(faults)


@some(UNPROVEN.__contains__)
def test_a_lesson_is_called_unproven_only_while_it_has_no_proof(lesson):
    assert not lesson.tagged("proof"), f"take {lesson.name} out of UNPROVEN"


def test_every_unproven_lesson_exists():
    assert UNPROVEN <= {lesson.name for lesson in lessons.LESSONS}


@some(UNPROVEN.__contains__)
def test_every_decimal_of_an_unproven_lesson_is_asserted_or_an_input(lesson):
    code = [cell["source"] for cell in lesson.code]
    unknown = {lessons.name(cell): missing([cell["source"]], code) for cell in lesson.prose}
    assert not any(unknown.values()), {where: found for where, found in unknown.items() if found}


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
    ("$$\\mu_1 = \\frac{7 + 2 + 1 + 7 + 3}{5} = \\frac{20}{5} = 4.5$$", ["4.5"]),
])
def test_the_numbers_of_a_text_that_must_be_proven_are_found(text, pieces):
    text = numbers.readable(text)
    assert [text[start:end] for start, end in numbers.required(text)] == [stated.normal(piece) for piece in pieces]


def written(source):
    """The numbers a code cell writes, with their signs; not those of an `agrees` that nothing asserts."""
    tree = ast.parse(source)
    asserted = _below(tree, lambda node: isinstance(node, ast.Assert))
    idle = _below(tree, lambda node: _is_agrees(node) and node not in asserted)
    return {value for node in ast.walk(tree) if node not in idle for value in _constant(node)}


def missing(markdown, code):
    """The decimals that the texts of `markdown` state and no source of `code` writes; -0.5 needs a -0.5."""
    known = {value for source in code for value in written(source)}
    known |= {-value for value in known if value < 0}
    found = [match for source in markdown for match in NUMBER.finditer(_prose(source)) if not match["percent"]]
    return [match[0] for match in found if _value(match) not in known]


def test_a_number_is_missing_once_its_assert_is_deleted():
    prose, assertion = ["It is 1.186, and -0.791 below."], "assert agrees(x[:2], [1.186, -0.791])"
    assert missing(prose, ["x = z / 2.5", assertion]) == []
    assert missing(prose, ["x = z / 2.5", "agrees(x, [1.186, -0.791])"]) == ["1.186", "-0.791"]


def _prose(text):
    text = NOT_PROSE.sub(" ", text)
    for pattern in numbers.LEFT_OUT:
        text = pattern.sub(" ", text)
    return text


def _value(match):
    size = Decimal(match["digits"]).scaleb(int(match["power"] or 0))
    return (-size if match["minus"] else size).normalize()


def _below(tree, wanted):
    return {node for top in ast.walk(tree) if wanted(top) for node in ast.walk(top)}


def _is_agrees(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "agrees"


def _constant(node):
    """The value of a number, or of a minus and a number; nothing for any other node."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return [-value for value in _constant(node.operand)]
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return [Decimal(repr(node.value)).normalize()]
    return []
