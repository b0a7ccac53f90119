"""A lesson's number stands in the name of its notebook and in what is derived from it: nowhere else."""
import re

import pytest

from publish import lessons as course
from tests.documents import lessons

NUMBERED = re.compile(r"\b[Ll]essons? (?:\d\d\b|\d+ (?:and|to) \d)|\b[Ee]xercises? \d\d\.\d"
                      r"|\[\d\d [A-Z][^\]]*\]\(\d\d_|\blesson_\d\d\b")
TEXTS = [path for pattern in ("*.md", "data/*.csv", "data/*.md", "publish/speaker_notes/*.md", "helpers/**/*.py",
                              "publish/**/*.py",
                              "publish/templates/*.html", "data/*.py") for path in sorted(lessons.ROOT.glob(pattern))]


def numbered(text):
    """The places of a text that name a lesson by its number."""
    return [found[0] for found in NUMBERED.finditer(text)]


@pytest.mark.parametrize("path", TEXTS, ids=[str(path.relative_to(lessons.ROOT)) for path in TEXTS])
def test_no_text_names_a_lesson_by_its_number(path):
    assert numbered(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("lesson", course.everything(), ids=lambda lesson: lesson.name)
def test_no_notebook_names_a_lesson_by_its_number(lesson):
    assert {cell["id"]: found for cell in lesson.cells if (found := numbered(cell["source"]))} == {}


@pytest.mark.parametrize("text", ["as in lesson 04", "Lessons 04 and 07", "exercise 02.1",
                                  "[02 Column statistics](02_column_statistics.ipynb)",
                                  "from helpers.explorers import lesson_02", "lessons 6 and 7"])
def test_a_number_is_found(text):
    assert numbered(text)


@pytest.mark.parametrize("text", ["[Column statistics](02_column_statistics.ipynb)", "a lesson of 25 minutes",
                                  "exercise 2 of it", "12 lessons"])
def test_other_numbers_are_left_alone(text):
    assert not numbered(text)
