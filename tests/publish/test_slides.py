"""Each lesson as slides: what is shown, what is not, and how much."""
import re
from collections import defaultdict
from html import unescape

import pytest

from publish import cells, lessons, slides
from publish import frame

MOST_LINES = 15
LESSONS = lessons.load()
EXPLORERS = defaultdict(lambda: '<div class="explorer"></div>')


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.number)
def deck(request):
    return request.param, slides.build(request.param, EXPLORERS)


def shown(slide, kind):
    """The texts of the parts of that kind."""
    return [unescape(re.sub(r"<[^>]+>", "", part.html)) for part in slide.parts if part.kind == kind]


def test_a_slide_shows_few_lines_of_code(deck):
    _, built = deck
    for slide in built:
        lines = [line for text in shown(slide, "code") for line in text.splitlines() if line.strip()]
        assert len(lines) <= MOST_LINES, slide.name


def test_the_question_stands_alone_and_the_reveal_comes_in_short(deck):
    _, built = deck
    asked = [slide for slide in built if slide.layout == "question" and slide.section == "Predict"]
    assert [[part.kind for part in slide.parts] for slide in asked] == [["question"]]
    assert [slide.section for slide in built if shown(slide, "reveal")] == ["In short"]


def test_an_explorer_fills_its_slide(deck):
    _, built = deck
    found = [slide for slide in built if slide.layout == "explorer"]
    assert found and all([part.kind for part in slide.parts] == ["explorer"] for slide in found)


def test_asserts_are_shown_where_they_are_the_matter(deck):
    _, built = deck
    for slide in built:
        short = all(len(text.splitlines()) <= slides.CHECKED["Check"] for text in shown(slide, "code"))
        matter = slide.section == "Write it once" or slide.section == "Check" and short
        assert matter or not re.search(r"^assert", "\n".join(shown(slide, "code")), re.M), slide.name


def test_every_function_that_a_lesson_writes_is_on_a_slide(deck):
    lesson, built = deck
    written = "\n".join(text for slide in built for text in shown(slide, "code"))
    for cell, section in zip(lesson.cells, lesson.sections):
        if cell["cell_type"] == "code" and section in slides.TAUGHT:
            assert all(name in written for name in re.findall(r"^def \w+", cell["source"], re.M)), cell["id"]


def test_exercises_are_prompts_without_solutions(deck):
    lesson, built = deck
    titles = [slide.title for slide in built if slide.section == "Your turn"]
    assert len([title for title in titles if title.startswith("Exercise")]) >= 3
    everything = "\n".join(part.html for slide in built for part in slide.parts)
    for cell in lesson.cells:
        if "solution" in frame.tags(cell):
            lines = cells.code(cell["source"]).splitlines()
            assert not any(line in everything for line in lines if "solution" in line), cell["id"]
    assert "check(" not in re.sub(r"<[^>]+>", "", everything)


def test_neither_setup_nor_symbols_are_shown(deck):
    _, built = deck
    assert not {slide.section for slide in built} & frame.UNSHOWN


def test_every_text_of_the_lesson_is_on_a_slide(deck):
    lesson, built = deck
    words = set(re.findall(r"\w{5,}", re.sub(r"<[^>]+>", " ", " ".join(
        [f"{slide.section} {slide.title}" for slide in built] + [part.html for slide in built for part in slide.parts]))))
    for cell, kind in zip(lesson.cells, frame.slide_types(lesson.cells)):
        if cell["cell_type"] == "markdown" and kind != "skip":
            plain = re.sub(r"\$\$.*?\$\$|\$.*?\$|`.*?`|\]\([^)]*\)", " ", cell["source"], flags=re.S)
            assert set(re.findall(r"\w{5,}", plain)) <= words, cell["id"]


@pytest.mark.parametrize(("source", "later", "shown"), [
    ("x = 1\nassert (x ==\n        1)\nprint(x)\nassert x", "", "x = 1\nprint(x)"),
    ("# the seed\ny = f(1)\nz = y + 1\nassert z\nprint(3)", "", "print(3)"),
    ("y = 1\nassert y", "print(y)", "y = 1"),
    ("def right(x):\n    return x\nfig, ax = new()\nax.plot([1])\nassert right(2)", "", "fig, ax = new()\nax.plot([1])"),
    ("def right(x):\n    return x\nassert right(2)", None, "def right(x):\n    return x"),
    ("assert True", "", ""),
])
def test_code_without_asserts_and_what_only_they_used(source, later, shown):
    assert cells.without_asserts(source, later) == shown


def test_an_exercise_shows_where_to_write_but_not_the_check():
    source = "def f(x):\n    return x\nanswer = None\ncheck('02.1', answer)"
    assert cells.without_checks(source) == "def f(x):\n    return x\nanswer = None"


def test_a_line_that_is_too_long_goes_on_further_right():
    html = cells.wrapped('def f(x):\n    return """a\n  b"""')
    assert re.findall(r"--by: (\d)ch", html) == ["0", "4", "2"] and html.count("<span") == html.count("</span>")


def test_short_strings_and_numbers_are_not_broken():
    html = cells.wrapped('print("z  x2", 1e-3, "%s")' % ("long " * 10))
    assert re.findall(r'<span class="\w+ whole">([^<]*)<', html) == ['"z  x2"', "1e-3"]


def test_the_shape_of_a_figure_is_read_from_its_picture():
    cell = next(cell for cell in LESSONS[2].cells if cell["id"] == "see-it-2")
    (figure,) = cells.outputs(cell, EXPLORERS)
    assert figure.kind == "figure" and figure.aspect == pytest.approx(7.2 / 3.8, abs=0.01)
