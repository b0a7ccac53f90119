"""README.md says what is there: the lessons with title and minutes, the files, the targets of make."""

import json
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
LESSONS = sorted((REPOSITORY / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ROWS = {row[2:4]: row for row in README.splitlines() if re.match(r"\| \d\d \|", row)}


def expected_row(path):
    """The row of the table for a lesson, from the title and the minutes of its first cell."""
    first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    title = re.match(r"# (.+)", first)[1]
    minutes = re.search(r"\*\*(\d+) minutes\*\*", first)[1]
    return f"| {path.name[:2]} | [{title}](notebooks/{path.name}) | {minutes} |"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_in_the_table_with_its_title_and_minutes(path):
    assert ROWS[path.name[:2]] == expected_row(path)


def test_the_table_lists_the_lessons_in_order():
    assert list(ROWS) == [path.name[:2] for path in LESSONS]


def test_every_linked_file_exists():
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links and [link for link in links if not (REPOSITORY / link).is_file()] == []


def test_every_target_of_make_exists():
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"(?:^    |`)make ([a-z-]+)", README, re.M))
    assert {"lab", "test", "help"} <= named <= targets


def test_the_commands_for_windows_are_those_the_workflow_runs():
    commands = [line.strip() for line in README.splitlines() if line.startswith("    ") and "\\" in line]
    workflow = (REPOSITORY / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert commands and [line for line in commands if "publish.lab" not in line and line not in workflow] == []


def test_it_is_one_screen():
    assert len(README.splitlines()) - len(LESSONS) <= 48
