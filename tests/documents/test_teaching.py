"""TEACHING.md is true: its files and targets, its tables, the slides and exercises it names, its minutes."""

import re
from itertools import pairwise

import pytest

from tests.documents import lessons
from publish import frame

TEXT = (lessons.ROOT / "TEACHING.md").read_text(encoding="utf-8")
LESSONS = {lesson.number: lesson for lesson in lessons.LESSONS if lesson.number}
QUOTED = re.findall(r"`([^`\n]+)`", TEXT)
FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]*\w\.(?:md|yml|lock|ipynb|py)|(?:[\w.-]+/)+")


def rows(heading):
    """The cells of each row of the table under a heading, without the row of titles."""
    part = re.split(rf"^#+ {re.escape(heading)}$", TEXT, flags=re.M)[1]
    table = re.split(r"^#", part, flags=re.M)[0]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in re.findall(r"^\|.*", table, re.M)[2:]]


PLANS = {"One lecture of 50 minutes": 50, "One seminar of 3 hours": 180}
TABLES = [(title, column) for title, column in [*((plan, 1) for plan in PLANS), ("Misconceptions by lesson", 0)]]


def headings(lesson):
    """The words of all headings of a lesson."""
    return set(re.findall(r"^#+ (.+?)\s*$", "\n".join(map(frame.markdown, lesson.cells)), re.M))


def exercises(number):
    """The names of the exercises of a lesson."""
    return {f"{number}.{k}" for k in re.findall(r"Exercise (\d):", " ".join(headings(LESSONS[number])))}


def test_every_file_exists():
    # What is built is not there yet, and NN stands for the number of each lesson.
    named = [word for word in re.findall(r"\S+", " ".join(QUOTED)) if FILE.fullmatch(word) and "build/" not in word]
    files = [word.replace("NN", number) for word in named for number in (LESSONS if "NN" in word else [""])]
    assert len(named) > 5 and [file for file in files if not (lessons.ROOT / file).exists()] == []


def test_every_target_of_make_exists():
    targets = set(re.findall(r"^([a-z-]+):", (lessons.ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {target for words in QUOTED for target in re.findall(r"^make ([a-z-]+)", words)}
    assert {"slides", "site", "serve", "handouts"} <= named <= targets


@pytest.mark.parametrize("heading", ["What each lesson presupposes", "Misconceptions by lesson"])
def test_every_lesson_has_its_rows_in_order(heading):
    numbers = [row[0] for row in rows(heading)]
    assert sorted(set(numbers)) == sorted(LESSONS) and numbers == sorted(numbers)
    assert all(numbers.count(number) in ({2, 3} if "Mis" in heading else {1}) for number in LESSONS)


@pytest.mark.parametrize("number", LESSONS)
def test_what_a_lesson_needs_is_its_own_line(number):
    (said,) = [row[2] for row in rows("What each lesson presupposes") if row[0] == number]
    line = re.search(r"\*\*Needs:\*\*(.*?)\*\*Next:", LESSONS[number].cells[0]["source"])[1]
    assert re.findall(r"\d\d", said) == re.findall(r"\((\d\d)_", line)


@pytest.mark.parametrize(("heading", "column"), TABLES)
def test_slides_and_exercises_named_are_in_the_lesson(heading, column):
    for row in rows(heading):
        number, where = row[column], " | ".join(row[column + 1:])
        if number in LESSONS:
            assert set(re.findall(r"\*([^*]+)\*", where)) <= headings(LESSONS[number]), row
            assert set(re.findall(r"\b\d\d\.\d\b", where)) <= exercises(number), row
        else:
            assert where.startswith("break"), row


@pytest.mark.parametrize(("plan", "minutes"), PLANS.items())
def test_the_minutes_of_a_plan_follow_each_other_and_add_up(plan, minutes):
    marks = [tuple(map(int, row[0].split("–"))) for row in rows(plan)]
    assert (marks[0][0], marks[-1][1]) == (0, minutes) and all(start < end for start, end in marks)
    assert all(one[1] == other[0] for one, other in pairwise(marks))


def test_each_day_of_the_week_adds_up_and_every_lesson_comes_once():
    days = rows("One week")
    assert [sum(map(int, re.findall(r"\*\*(\d+)\*\*", day[2]))) for day in days] == [90] * 5
    assert re.findall(r"lesson (\d\d)", " ".join(f"{day[1]} {day[2]}" for day in days)) == list(LESSONS)
    named = re.findall(r"\b\d\d\.\d\b", " ".join(" ".join(day) for day in days))
    assert named and [name for name in named if name not in exercises(name[:2])] == []
