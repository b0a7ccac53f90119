"""What the notebooks store: every cell executed in order, without error, its meaning in words."""

import re
from html.parser import HTMLParser

from tests.documents import lessons
from tests.documents.lessons import each
from publish import structure
from publish.canonical import is_canonical

SPEAKS = {"print", "show", "check", "solution", "predict", "reveal", "choose"}
BARE = re.compile(r"\barray\(|\bnp\.\w+\(|<__main__|<Figure| at 0x[0-9a-f]|\bdtype=")
DECIMAL = re.compile(r"\d+\.\d+(?:e[-+]?\d+)?")
DIGITS = 6
PLACEHOLDER = "No description has been provided"


class Images(HTMLParser):
    """Collects the attributes of the <img> elements of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.found.append(dict(attrs))


@each
def test_the_file_is_in_canonical_form(lesson):
    path = lesson.file
    assert is_canonical(path), f"run: python -m publish.store {path.relative_to(lessons.ROOT)}"


@each
def test_every_code_cell_was_executed_in_order(lesson):
    assert [cell["execution_count"] for cell in lesson.code] == list(range(1, len(lesson.code) + 1))


@each
def test_every_cell_that_speaks_stores_what_it_said(lesson):
    """nbval compares nothing for a cell whose outputs were cleared."""
    for cell in lesson.code:
        if SPEAKS & {call for call, _ in lessons.calls(cell)}:
            assert cell["outputs"], lessons.name(cell)


@each
def test_no_output_is_an_error_or_a_warning(lesson):
    for cell in lesson.code:
        for output in cell["outputs"]:
            assert output["output_type"] != "error", lessons.name(cell)
            assert output.get("name") != "stderr", lessons.name(cell)


@each
def test_every_output_also_says_in_words_what_it_shows(lesson):
    for cell in lesson.code:
        for output in cell["outputs"]:
            kinds = set(output.get("data", {"text/plain": ""}))
            assert "text/plain" in kinds, lessons.name(cell)
            assert kinds <= {"text/plain", "text/html"}, f"{lessons.name(cell)}: use figures.show"


@each
def test_every_image_has_an_alternative_text(lesson):
    for cell in lesson.cells:
        for page in lessons.pages(cell) or [structure.markdown(cell)]:
            for image in Images(page).found:
                assert (image.get("alt") or "").strip(), lessons.name(cell)
                assert PLACEHOLDER not in image["alt"], lessons.name(cell)
        assert "![](" not in structure.markdown(cell), lessons.name(cell)


@each
def test_numbers_are_printed_by_the_formatter(lesson):
    for cell in lesson.code:
        if lesson.name in structure.CLINICS and structure.shows(cell, "question"):   # its choices are lines of code
            continue
        for text in lessons.texts(cell):
            assert not BARE.search(text), f"{lessons.name(cell)}: {BARE.search(text)[0]}"
            too_long = [number for number in DECIMAL.findall(text) if _significant(number) > DIGITS]
            assert not too_long, f"{lessons.name(cell)}: {too_long}"


@each
def test_every_solution_passes_its_check(lesson):
    for cell in lesson.tagged("solution"):
        assert any("passes its check" in text for text in lessons.texts(cell)), lessons.name(cell)


@each
def test_no_answer_is_given_away(lesson):
    for cell in lesson.tagged("answer"):
        assert not any(text.endswith(": correct") for text in lessons.texts(cell)), lessons.name(cell)


def _significant(number):
    return len(number.partition("e")[0].replace(".", "").lstrip("0"))
