"""A new lesson: started in a copy of the course it turns nothing red but what it says is left to do."""
import os
import re
import shutil
import subprocess
import sys

import pytest

from publish import numbering, start

COPIED = (".github", "data", "helpers", "hub", "notebooks", "publish", "tests")


@pytest.fixture
def course(tmp_path):
    """A copy of the course, without what is built."""
    for name in COPIED:
        shutil.copytree(numbering.ROOT / name, tmp_path / name,
                        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_*"))
    for path in numbering.ROOT.glob("*"):
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def test_the_lessons_behind_it_move_and_all_links_follow(course):
    before = list(numbering.files(course / "notebooks"))
    said = start.start("a_trial", 3, course, run=False)
    after = numbering.files(course / "notebooks")
    assert list(after) == [*before[:3], "a_trial", *before[3:]]
    assert [file[:2] for file in after.values()] == [f"{place:02}" for place in range(len(after))]
    links = [link for path in numbering.documents(course)
             for link in re.findall(r"\]\((?:notebooks/)?(\d\d_\w+\.ipynb)", path.read_text(encoding="utf-8"))]
    links += [link for path in (course / "notebooks").glob("*.ipynb")
              for link in re.findall(r"\]\((\d\d_\w+\.ipynb)", path.read_text(encoding="utf-8"))]
    assert len(links) > 20 and set(links) <= set(after.values())
    assert "| 03 | [Center a column" in (course / "README.md").read_text(encoding="utf-8")
    assert "03_a_trial.ipynb" in said and "helpers/lessons/a_trial" in said


@pytest.mark.parametrize(("name", "place", "words"), [
    ("The Idea", None, "lower-case words"), ("../x", None, "lower-case words"), ("", None, "lower-case words"),
    ("layer_norm", None, "already"), ("template", None, "already"), ("a_trial", 0, "expected 1 to"),
    ("a_trial", 99, "expected 1 to"),
])
def test_what_cannot_be_started_is_refused_and_nothing_changes(course, name, place, words):
    before = sorted(course.rglob("*"))
    with pytest.raises(ValueError, match=words):
        start.start(name, place, course, run=False)
    assert sorted(course.rglob("*")) == before


@pytest.mark.slow
def test_nothing_turns_red_but_what_is_said(course):
    environment = {**os.environ, "PYTHONPATH": str(course)}
    *others, _ = numbering.files(course / "notebooks")   # what asks one of them alone, the new one leaves as it is
    command = [sys.executable, "-m", "publish.start", "a_trial", "--root", str(course)]
    said = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=True).stdout
    asked = " and ".join(f"not {name}" for name in ("setup", "stored_runs", *others))
    tests = ["tests/documents", "tests/helpers/lessons", "tests/publish/test_notes.py", "tests/helpers/test_layers.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not slow", "-k",
               asked, *tests]
    run = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    red = set(re.findall(r"^(?:FAILED|ERROR) (\S+?\.py)", run.stdout, re.M))
    assert red and {file for file in red if file not in said} == set(), run.stdout[-3000:]
