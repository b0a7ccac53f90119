"""Checks: an exercise is found by its name, and the verdict is one line that is safe to show."""

import sys
from html.parser import HTMLParser
from types import ModuleType

import pytest

from helpers import checks
from helpers.checks import SIGNS, Verdict, check, solution
from helpers.marking import Exercise
from tests.hostile import VALUES

LESSON = {
    "97.1": Exercise(1.186, {"you divided by the variance": 0.5, "eps is outside <the root>": 0.9}),
    "97.2": Exercise("batch", {"that is layer norm": "layer"}),
}


@pytest.fixture(autouse=True)
def lessons(monkeypatch):
    """A lesson 97 with two exercises, and a lesson 98 that cannot be loaded."""
    lesson = ModuleType("lesson_97")
    lesson.EXERCISES = LESSON
    monkeypatch.setitem(sys.modules, "helpers.exercises.lesson_97", lesson)
    monkeypatch.setitem(sys.modules, "helpers.exercises.lesson_98", ModuleType("lesson_98"))
    monkeypatch.setattr(checks, "iter_modules", lambda path: [_module("lesson_97"), _module("lesson_98")])


def _module(name):
    module = ModuleType(name)
    module.name = name
    return module


class Reader(HTMLParser):
    """Collects the text, the tags and the attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.text, self.tags, self.attributes = "", [], {}
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes.update(attributes)

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("name, value, line", [
    ("97.1", None, "97.1: not answered yet"),
    ("97.1", 1.186, "97.1: correct"),
    ("97.1", 0.5, "97.1: not quite: you divided by the variance"),
    ("97.1", -1.186, "97.1: not quite: the sign is flipped"),
    ("97.2", "Layer", "97.2: not quite: that is layer norm"),
])
def test_a_verdict_is_one_line(name, value, line):
    assert repr(check(name, value)) == line


@pytest.mark.parametrize("name, words", [
    ("97.9", "lesson 97 has 97.1, 97.2"), ("97", "lesson 97 has 97.1, 97.2"),
    ("96.1", "there are lessons 97, 98"),
    ("", "lessons 97, 98"), ("os.path", "lessons 97, 98"), ("../97.1", "lessons"), ("a\nb", "lessons"),
    ("98.1", "lesson 98 cannot be loaded (AttributeError)"),
    (None, "in quotes"), (97.1, "in quotes"), (["97.1"], "in quotes"),
])
@pytest.mark.parametrize("tell", [check, solution])
def test_an_unknown_name_is_answered_with_the_known_ones(tell, name, words):
    verdict = tell(name, 1.0)
    assert words in repr(verdict)
    assert "\n" not in repr(verdict)
    assert verdict.status == "unknown"


def test_without_any_lesson_the_answer_is_still_a_sentence(monkeypatch):
    monkeypatch.setattr(checks, "iter_modules", lambda path: [])
    assert "no exercise is named '01.1'" in repr(check("01.1", 3))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("name", LESSON)
def test_no_value_raises_or_reaches_the_page_unescaped(name, value):
    for verdict in [check(name, value), solution(name, value)]:
        page = verdict._repr_html_()
        assert "\n" not in repr(verdict)
        assert "<script" not in page
        assert Reader(page).tags == ["div", "span"]


def test_a_name_with_markup_is_escaped():
    page = check("<script>alert(1)</script>", 1)._repr_html_()
    assert "<script" not in page
    assert "<script>alert(1)</script>" in Reader(page).text


@pytest.mark.parametrize("value, symbol", [(1.186, "✓"), (0.9, "✗"), (None, "…")])
def test_the_page_says_the_line_with_a_symbol_that_differs_by_status(value, symbol):
    verdict = check("97.1", value)
    page = Reader(verdict._repr_html_())
    assert page.text == f"{symbol} {verdict!r}"
    assert page.attributes["role"] == "status"


def test_every_status_has_a_symbol_and_a_colour_with_a_fallback():
    assert len({symbol for symbol, _ in SIGNS.values()}) == len(SIGNS) == 5
    assert all(colour.startswith("var(--jp-") and ", #" in colour for _, colour in SIGNS.values())


def test_a_solution_that_passes_says_where_to_read_it():
    verdict = solution("97.1", 1.186)
    assert repr(verdict) == "Solution 97.1 passes its check: open the folded cell to read it."
    assert verdict.status == "correct"


@pytest.mark.parametrize("value", [0.5, 2.0, None, "x"])
def test_a_solution_that_fails_says_so(value):
    verdict = solution("97.1", value)
    assert repr(verdict) == f"The solution FAILS its check. {check('97.1', value)!r}"
    assert verdict.status != "correct"


def test_verdicts_compare_by_what_they_say():
    assert check("97.1", 1.186) == Verdict("correct", "97.1: correct")
