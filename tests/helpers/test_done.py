"""Progress: noted in a student's own folder only, by checks and predictions, and shown for all lessons."""
import json

import pytest

from helpers import done, quiz
from helpers.answers.check import checks
from helpers.answers.mark import Exercise

NOTEBOOK = {"cells": [{"source": "# Scale data: why?\n"}, {"source": ["lesson.predict('a', 'b')"]},
                      {"source": "## Your turn\n\n### Exercise 1: One\n"}, {"source": "### Exercise 2: Two"}]}


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A folder with two copies of lessons, one that was set aside, and half a file; it is the working folder."""
    (tmp_path / done.LAID).write_text("{}", encoding="utf-8")
    for name in ("02_scaling_data", "03_layer_norm", "03_layer_norm-2026-01-01"):
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    (tmp_path / "04_half.ipynb").write_text('{"cells": [', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_solved_exercise_is_noted_once_and_neither_a_wrong_nor_the_course_s_own_solution(mine):
    check, solution = checks("layer_norm", {1: Exercise(3.0), 2: Exercise(4.0)})
    check(2, 5)
    solution(1, 3)
    assert done.kept() == {} and not (mine / done.FILE).exists()
    for _ in range(2):
        assert repr(check(2, 4)) == "Exercise 2: correct"
    assert done.kept() == {"layer_norm": ["2"]}


def test_a_prediction_is_noted_when_it_is_made(mine):
    predict, _ = quiz.prediction("scaling_data")
    question = predict("Which?", ["this", "that"])
    assert done.kept() == {}
    question.answer = 2
    assert done.kept() == {"scaling_data": ["prediction"]}


def test_elsewhere_nothing_is_noted(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    check, _ = checks("layer_norm", {1: Exercise(3.0)})
    assert repr(check(1, 3)) == "Exercise 1: correct" and list(tmp_path.iterdir()) == []
    assert done.so_far() is None and "make lab" in capsys.readouterr().out


def test_the_overview_lists_every_lesson_with_what_is_open(mine):
    done.note("layer_norm", "2")
    done.note("layer_norm", done.PREDICTION)
    shown = done.so_far()
    assert repr(shown).splitlines() == ["lesson      predicted  solved  open", "Scale data  not yet    none    1, 2",
                                        "Scale data  yes        2       1"]
    assert shown._repr_html_().count("<tr>") == 3


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"layer_norm": "1"}', "3", '{"a": {"b": 1}}'])
def test_a_file_that_is_none_is_nothing_and_is_replaced(mine, text):
    (mine / done.FILE).write_text(text, encoding="utf-8")
    assert done.kept() == {} and len(done.so_far()) == 2
    done.note("layer_norm", "1")
    assert done.kept() == {"layer_norm": ["1"]}


def test_a_folder_that_cannot_be_written_to_stops_nobody(mine):
    (mine / "progress.half").mkdir()
    done.note("layer_norm", "1")
    assert done.kept() == {}


def test_the_names_of_lessons_are_those_of_their_packages():
    from helpers import lessons
    for name in lessons.names():
        check = lessons.load(name).check
        assert name in [cell.cell_contents for cell in check.__closure__ if isinstance(cell.cell_contents, str)]
