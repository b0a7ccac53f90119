"""TEACHING.md is true: its files and targets, the lessons it names, and the minutes of its plans."""

import re

import pytest

from publish import lessons as course
from publish import numbering, plans
from tests.documents import lessons

TEXT = (lessons.ROOT / "TEACHING.md").read_text(encoding="utf-8")
COURSE = course.load()
QUOTED = re.findall(r"`([^`\n]+)`", TEXT)
FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]*\w\.(?:md|yml|lock|ipynb|py)|(?:[\w.-]+/)+")
BUILT = re.compile(r"build/|my/")


def test_every_file_exists():
    named = [word for word in re.findall(r"\S+", " ".join(QUOTED)) if FILE.fullmatch(word) and not BUILT.match(word)]
    assert len(named) > 5 and [file for file in named if not (lessons.ROOT / file).exists()] == []


def test_every_target_of_make_exists():
    targets = set(re.findall(r"^([a-z-]+):", (lessons.ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {target for words in QUOTED for target in re.findall(r"^make ([a-z-]+)", words)}
    assert {"slides", "site", "serve", "handouts", "fresh"} <= named <= targets


def test_the_lessons_it_names_exist_under_these_numbers():
    linked = re.findall(r"\]\(notebooks/(\w+\.ipynb)\)", TEXT)
    assert len(linked) > 20 and set(linked) <= set(numbering.files().values())


def test_the_minutes_of_the_plans_are_those_of_the_notes():
    assert plans.filled(TEXT, COURSE) == TEXT, "run make notebooks"


@pytest.mark.parametrize(("heading", "least", "most"), [
    ("One lecture of 50 minutes", 38, 50), ("One seminar of 3 hours", 135, 180), ("The short path", 60, 130),
    ("The short path, alone", 90, 120),
])
def test_a_plan_fits_its_time(heading, least, most):
    (table,) = plans.rows(re.split(r"^#+ ", TEXT.split(f"### {heading}\n")[1], maxsplit=1, flags=re.M)[0])
    assert table[-1][0] == plans.SUM
    total = int(table[-1][-1].strip("*"))
    assert total == sum(int(row[-1]) for row in table[:-1]) and least <= total <= most


def test_minutes_are_computed_and_unknown_sections_refused():
    one = COURSE[0]
    row = f"| [a](notebooks/{one.file.name}) |"
    head = "| lesson | sections | minutes |\n|---|---|---|\n"
    text = f"{head}{row} all | 0 |\n| break | | 7 |\n| {plans.SUM} | | **0** |\n"
    spoken = plans.minutes(one, "all")
    assert spoken > 5 and plans.filled(text, COURSE).endswith(f"{row} all | {spoken} |\n| break |  | 7 |\n"
                                                              f"| {plans.SUM} |  | **{spoken + 7}** |\n")
    with pytest.raises(ValueError, match="no section Nowhere"):
        plans.filled(text.replace("all", "Nowhere"), COURSE)


def test_who_works_alone_reads_and_does_what_is_named():
    one = COURSE[0]
    row = f"| [a](notebooks/{one.file.name}) | title, Play | 1, 3 |"
    text = f"| lesson | sections | exercises | minutes |\n|---|---|---|---|\n{row} 0 |\n| {plans.SUM} | | | **0** |\n"
    alone = plans.alone(one, "title, Play", "1, 3")
    assert plans.filled(text, COURSE).endswith(f"{row} {alone} |\n| {plans.SUM} |  |  | **{alone}** |\n")
    without = plans.alone(one, "title, Play", "1")
    assert 4 < without < alone < plans.alone(one, "title, Play, Compute", "1, 3") < one.minutes
    with pytest.raises(ValueError, match="no section Nowhere"):
        plans.alone(one, "Nowhere", "1")
    with pytest.raises(ValueError, match="no exercise 9"):
        plans.alone(one, "Play", "1, 9")
