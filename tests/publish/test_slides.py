"""Each lesson as slides: what is shown, what is not, and how much."""
import re
from collections import defaultdict
from html import unescape
from pathlib import Path

import nbformat
import pytest

from publish import cells, lessons, slides
from publish import structure

LESSONS = lessons.load()
EXPLORERS = defaultdict(lambda: '<div class="explorer"></div>')


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.number)
def deck(request):
    return request.param, slides.build(request.param, EXPLORERS)


def shown(slide, kind):
    """The texts of the parts of that kind."""
    return [unescape(re.sub(r"<[^>]+>", "", part.html)) for part in slide.parts if part.kind == kind]


def test_the_reveal_comes_in_short(deck):
    lesson, built = deck
    assert [slide.section for slide in built
            if shown(slide, "reveal")] == ["In short"] * (lesson.name not in structure.CLINICS)


def test_every_function_that_a_lesson_writes_is_on_a_slide(deck):
    lesson, built = deck
    written = "\n".join(text for slide in built for text in shown(slide, "code"))
    for cell, section in zip(lesson.cells, lesson.sections):
        if cell["cell_type"] == "code" and section in ("Compute", "Write it once"):
            assert all(name in written for name in re.findall(r"^def \w+", cell["source"], re.M)), cell["id"]


def test_exercises_are_prompts_without_solutions(deck):
    lesson, built = deck
    titles = [slide.title for slide in built if slide.section == "Your turn" or lesson.name in structure.CLINICS]
    assert len([title for title in titles if title.startswith("Exercise")]) >= 3
    everything = "\n".join(part.html for slide in built for part in slide.parts)
    for cell in lesson.cells:
        if "solution" in structure.tags(cell):
            lines = cells.code(cell["source"]).splitlines()
            assert not any(line in everything for line in lines if "solution" in line), cell["id"]
    assert "check(" not in re.sub(r"<[^>]+>", "", everything)


def test_neither_setup_nor_symbols_are_shown(deck):
    _, built = deck
    assert not {slide.section for slide in built} & structure.UNSHOWN


def test_every_text_of_the_lesson_is_on_a_slide(deck):
    lesson, built = deck
    words = set(re.findall(r"\w{5,}", re.sub(r"<[^>]+>", " ", " ".join(
        [f"{slide.section} {slide.title}" for slide in built] + [part.html for slide in built
                                                                 for part in slide.parts]))))
    for cell, kind in zip(lesson.cells, structure.slide_types(lesson.cells)):
        if cell["cell_type"] == "markdown" and kind != "skip":
            plain = re.sub(r"\$\$.*?\$\$|\$.*?\$|`.*?`|\]\([^)]*\)", " ", cell["source"], flags=re.S)
            assert set(re.findall(r"\w{5,}", plain)) <= words, cell["id"]


def test_proofs_answers_marks_and_what_lies_deeper_stand_on_no_slide():
    cells_of = [
        ("title-1", "markdown", "# A: b?", ()), ("compute-1", "markdown", "## Compute", ()),
        ("compute-2", "code", "assert proven", ("proof",)),
        ("your-turn-1", "markdown", "### Exercise 1", ("exercise",)),
        ("your-turn-2", "code", "def f(x):\n    return x\n\nlesson.check(1, f)", ("answer",)),
        ("your-turn-3", "code", "lesson.solution(1, 2)", ("solution",)),
        ("deeper-1", "markdown", "## Deeper", ()), ("deeper-2", "markdown", "Below.", ())]
    made = [nbformat.v4.new_code_cell(source, id=name, metadata={"tags": list(tags)}) if kind == "code"
            else nbformat.v4.new_markdown_cell(source, id=name, metadata={"tags": list(tags)})
            for name, kind, source, tags in cells_of]
    built = slides.build(lessons.Lesson(Path("99_none.ipynb"), made), EXPLORERS)
    assert [slide.name for slide in built] == ["title-1", "compute-1", "your-turn-1"]
    assert [text for slide in built for text in shown(slide, "code")] == ["def f(x):\n    return x\n"]
    assert [slide.note for slide in built] == [None, None, None]


def test_a_line_that_is_too_long_goes_on_further_right():
    html = cells.wrapped('def f(x):\n    return """a\n  b"""')
    assert re.findall(r"--by: (\d)ch", html) == ["0", "4", "2"] and html.count("<span") == html.count("</span>")


def test_short_strings_and_numbers_are_not_broken():
    html = cells.wrapped('print("z  x2", 1e-3, "%s")' % ("long " * 10))
    assert re.findall(r'<span class="\w+ whole">([^<]*)<', html) == ['"z  x2"', "1e-3"]
