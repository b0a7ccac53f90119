"""Every decimal number that prose states stands in the code of its notebook: asserted, or as an input."""

import ast
import re
from decimal import Decimal

import pytest

from tests.documents import lessons
from tests.documents.lessons import each

NOT_PROSE = re.compile(r"^```.*?^```|`[^`\n]+`|\]\([^)]*\)|<[^>]+>", re.M | re.S)
REFERENCE = re.compile(
    r"\b(?:exercises?|sections?|equations?|tables?|figures?|theorem|python|numpy|pytorch|keras|flax|jax"
    r"|version|arxiv:?)\s+\d+(?:\.\d+)+", re.I)
NUMBER = re.compile(
    r"(?P<minus>(?<![\w.})\]])[-−–])?(?<![\w.])(?P<digits>(?!0\d)\d+\.\d+(?:e[-+]?\d+)?)(?!\.?\w)"
    r"(?:\s*(?:\\cdot|\\times|×|·)\s*10\^\{?(?P<power>-?\d+))?(?P<percent>\s*(?:\\?%|percent\b))?")


def stated(text):
    """The decimal numbers a markdown text states: (text, value); not percentages, references or code."""
    found = NUMBER.finditer(REFERENCE.sub(" ", NOT_PROSE.sub(" ", text)))
    return [(match[0], _value(match)) for match in found if not match["percent"]]


def written(source):
    """The numbers a code cell writes, with their signs; not those of an `agrees` that nothing asserts."""
    tree = ast.parse(source)
    asserted = _below(tree, lambda node: isinstance(node, ast.Assert))
    idle = _below(tree, lambda node: _is_agrees(node) and node not in asserted)
    return {value for node in ast.walk(tree) if node not in idle for value in _constant(node)}


def missing(markdown, code):
    """The numbers the texts of `markdown` state that no source of `code` writes; -0.5 needs a -0.5."""
    known = {value for source in code for value in written(source)}
    known |= {-value for value in known if value < 0}
    return [text for source in markdown for text, value in stated(source) if value not in known]


@each
def test_every_number_in_prose_is_asserted_or_an_input(lesson):
    code = [cell["source"] for cell in lesson.code]
    unknown = {lessons.name(cell): missing([cell["source"]], code) for cell in lesson.prose}
    assert not any(unknown.values()), {where: numbers for where, numbers in unknown.items() if numbers}


@pytest.mark.parametrize(("text", "values"), [
    ("a mean of 3.6, then $\\hat z = -0.791.$", ["3.6", "-0.791"]),
    ("about $1.5 \\times 10^{-3}$ or 2.50e-4", ["0.0015", "0.00025"]),
    ("<td>4.25</td> and $x-0.5$ and \\frac{1.5}{2}", ["4.25", "0.5", "1.5"]),
    ("−0.25 and 0.5–0.75", ["-0.25", "0.5", "0.75"]),
    ("`0.1` and 12.5 % and 7.5\\% and 2.5 percent", []),
    ("Exercise 02.1, section 4.2, Python 3.11, numpy 2.4.6, arXiv 1502.03167, [x](a_1.5.png) and 02.1", []),
])
def test_the_numbers_of_a_text_are_found(text, values):
    assert [value for _, value in stated(text)] == [Decimal(value) for value in values]


def test_a_number_is_missing_once_its_assert_is_deleted():
    prose, assertion = ["It is 1.186, and -0.791 below."], "assert agrees(x[:2], [1.186, -0.791])"
    assert missing(prose, ["x = z / 2.5", assertion]) == []
    assert missing(prose, ["x = z / 2.5"]) == ["1.186", "-0.791"]


def test_a_sign_that_prose_states_is_compared():
    assert missing(["-0.5"], ["assert agrees(x, 0.5)"]) == ["-0.5"]
    assert missing(["0.5 below"], ["assert agrees(x, -0.5)"]) == []


def test_figures_that_nothing_asserts_do_not_count():
    assert missing(["0.5"], ["agrees(x, 0.5)"]) == ["0.5"]
    assert missing(["0.5"], ["print('0.5')  # 0.5"]) == ["0.5"]


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
