"""Checks: an exercise is found by its number, and the verdict is one line that is safe to show."""

from html.parser import HTMLParser

import pytest

from helpers.answers.check import SIGNS, Verdict, checks
from helpers.answers.mark import Exercise
from tests.helpers.answers.hostile import VALUES

LESSON = {
    1: Exercise(1.186, {"you divided by the variance": 0.5, "eps is outside <the root>": 0.9}),
    2: Exercise("batch", {"that is layer norm": "layer"}),
}


check, solution = checks("a_lesson", LESSON)


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


@pytest.mark.parametrize("number, value, line", [
    (1, None, "Exercise 1: not answered yet"),
    (1, 1.186, "Exercise 1: correct"),
    (1, 0.5, "Exercise 1: not quite: you divided by the variance"),
    (1, -1.186, "Exercise 1: not quite: the sign is flipped"),
    (2, "Layer", "Exercise 2: not quite: that is layer norm"),
])
def test_a_verdict_is_one_line(number, value, line):
    assert repr(check(number, value)) == line


@pytest.mark.parametrize("number", [3, 0, -1, None, "1", "os.path", "a\nb", 97.1, True, [1]])
@pytest.mark.parametrize("tell", [check, solution])
def test_an_unknown_number_is_answered_with_the_known_ones(tell, number):
    verdict = tell(number, 1.0)
    assert "this lesson has 1, 2" in repr(verdict)
    assert "\n" not in repr(verdict)
    assert verdict.status == "unknown"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("number", LESSON)
def test_no_value_raises_or_reaches_the_page_unescaped(number, value):
    for verdict in [check(number, value), solution(number, value)]:
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
    verdict = check(1, value)
    page = Reader(verdict._repr_html_())
    assert page.text == f"{symbol} {verdict!r}"
    assert page.attributes["role"] == "status"


def test_every_status_has_a_symbol_and_a_colour_with_a_fallback():
    assert len({symbol for symbol, _ in SIGNS.values()}) == len(SIGNS) == 5
    assert all(colour.startswith("var(--jp-") and ", #" in colour for _, colour in SIGNS.values())


def test_a_solution_that_passes_says_where_to_read_it():
    verdict = solution(1, 1.186)
    assert repr(verdict) == "Solution 1 passes its check: open the folded cell to read it."
    assert verdict.status == "correct"


@pytest.mark.parametrize("value", [0.5, 2.0, None, "x"])
def test_a_solution_that_fails_says_so(value):
    verdict = solution(1, value)
    assert repr(verdict) == f"The solution FAILS its check. {check(1, value)!r}"
    assert verdict.status != "correct"


def test_verdicts_compare_by_what_they_say():
    assert check(1, 1.186) == Verdict("correct", "Exercise 1: correct")
