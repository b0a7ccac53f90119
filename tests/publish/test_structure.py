"""The structure as data: headings, sections, slide types, and the sizes its budgets are about."""

import math

import pytest

from publish import minutes, structure


def cell(source, *tags, kind="markdown"):
    return {"cell_type": kind, "source": source, "metadata": {"tags": list(tags)}}


def code(lines):
    return cell("\n".join(["x = 1"] * lines), kind="code")


@pytest.mark.parametrize(("source", "level", "words"), [
    ("# Title: why?", 1, "Title: why?"),
    ("## See it\n\ntext", 2, "See it"),
    ("### Exercise 02.1", 3, "Exercise 02.1"),
    ("#no heading", 0, ""),
    ("text\n## later", 0, ""),
])
def test_the_heading_that_opens_a_cell_is_read(source, level, words):
    assert structure.level(cell(source)) == level
    assert structure.heading(cell(source)) == words


def test_a_comment_of_code_is_no_heading():
    assert structure.level(cell("# comment", kind="code")) == 0


def test_cells_belong_to_the_section_above_them():
    cells = [cell("# T: q?"), cell("## Setup"), code(1), cell("### Part"), cell("## Symbols")]
    assert structure.sections(cells) == ["", "Setup", "Setup", "Setup", "Symbols"]


@pytest.mark.parametrize(("one", "section", "kind"), [
    (cell("# Title: why?"), "", "slide"),
    (cell("## See it"), "See it", "slide"),
    (cell("### Exercise 02.1"), "Your turn", "subslide"),
    (cell("## Setup"), "Setup", "skip"),
    (cell("import numpy", kind="code"), "Setup", "skip"),
    (cell("## Symbols"), "Symbols", "skip"),
    (cell("answer = None", "answer", kind="code"), "Your turn", "skip"),
    (cell("solution()", "solution", kind="code"), "Your turn", "skip"),
    (cell("**Notice**\n\n- a"), "See it", "fragment"),
    (cell("print(1)", "fragment", kind="code"), "Compute", "fragment"),
    (cell("print(1)", "subslide", kind="code"), "Compute", "subslide"),
    (cell('lesson.predict("Why?", ["a", "b"])', kind="code"), "Predict", "subslide"),
    (cell("text"), "Compute", None),
    (cell("# comment", kind="code"), "Compute", None),
])
def test_the_slide_type_follows_from_the_frame(one, section, kind):
    assert structure.slide_types([cell(f"## {section}"), one])[1] == kind


def test_text_after_code_begins_a_slide_and_code_after_text_or_code_stays():
    cells = [cell("## Compute"), cell("text"), code(1), code(1), cell("text"), code(1), cell("**Notice**")]
    assert structure.slide_types(cells) == ["slide", None, None, None, "subslide", None, "fragment"]


def test_code_sizes_count_lines_that_are_not_blank():
    cells = [cell("# T"), *(code(n) for n in (1, 1, 2, 3, 5)), cell("a\n\n\nb", kind="code")]
    assert structure.code_sizes(cells) == {"median": 2, "90th percentile": 4, "longest": 5}


def test_the_longest_run_of_code_cells_is_counted():
    assert structure.longest_run_of_code([code(1), cell("a"), code(1), code(1), code(1), cell("b"), code(1)]) == 3
    assert structure.longest_run_of_code([cell("a")]) == 0


@pytest.mark.parametrize(("title", "good"), [
    ("# Normalize a column: what does batch norm compute?", True),
    ("# Batch norm", False),
    ("# Normalize a column: an introduction", False),
])
def test_a_title_has_two_parts_and_asks(title, good):
    assert bool(structure.TITLE.fullmatch(title)) == good


def test_a_proof_is_on_no_slide_and_ends_none():
    proof = cell("proof({})", "proof", kind="code")
    cells = [cell("## Compute"), code(1), cell("text"), proof, cell("more"), code(1), proof, cell("last")]
    assert structure.slide_types(cells) == ["slide", None, "subslide", "skip", None, None, "skip", "subslide"]
    assert structure.longest_run_of_code([code(1), proof, code(1)]) == 2
    assert structure.to_read([code(1), proof, cell("answer = None", "answer", kind="code")]) == [code(1)]


def test_words_are_counted_from_one_thing_to_see_to_the_next():
    seen = code(1) | {"outputs": [{"output_type": "stream", "text": "3"}]}
    cells = [cell("## See the problem"), cell("a b c"), code(1), cell("d e"), seen, cell("f"), cell("## In short"),
             cell("g " * 99)]
    assert structure.apart(cells) == 4 + 3 + 2


def test_minutes_are_those_of_all_that_is_read_seen_and_done():
    picture = code(12) | {"outputs": [{"output_type": "display_data", "data": {"text/html": "<img alt='a'>"}}]}
    explorer = code(0) | {"outputs": [{"output_type": "display_data", "data": {"text/html": '<div class="explorer">'}}]}
    task = cell("### Exercise 1: Do it\n\n*4 minutes · do*", "exercise")
    question, answer = (cell(f"lesson.{word}(\n'a',\n'b')", kind="code") for word in ("predict", "reveal"))
    cells = [cell("# A: b?\n\n**5 minutes** · **Needs:** nothing"), cell("word " * 180), question, picture, explorer,
             cell("$$x$$"), task, answer, cell("## Deeper"), cell("word " * 9000)]
    assert minutes.words(cells) == 8 + 180 + 1 + 9
    assert minutes.needed(cells) == math.ceil(198 / minutes.WORDS + 12 / minutes.LINES + 1 + 1 + 1 + 3 + 4) == 14
    assert "**14 minutes**" in minutes.stated(cells)
    assert minutes.stated([cells[0], cell("### Exercise 1: Do it", "exercise")]) == cells[0]["source"]
