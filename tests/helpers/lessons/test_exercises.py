"""The exercises of all lessons: right answers pass, and each known mistake is told apart."""

import ast
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from helpers import lessons
from helpers.answers import read
from helpers.answers.mark import CORRECT, UNANSWERED, WRONG, mark
from tests.helpers.answers.hostile import FUNCTIONS, LINGERING, VALUES

LESSONS = {name: lessons.load(name).EXERCISES for name in lessons.names()}
EXERCISES = {f"{name}.{number}": exercise for name, known in LESSONS.items() for number, exercise in known.items()}

each_lesson = pytest.mark.parametrize("lesson", LESSONS)
each_exercise = pytest.mark.parametrize("name", EXERCISES)


@each_lesson
def test_a_lesson_has_three_to_five_exercises_and_the_clinic_ten_numbered_in_order(lesson):
    numbers = list(LESSONS[lesson])
    assert 3 <= len(numbers) <= (10 if lesson == "clinic" else 5)
    assert numbers == list(range(1, len(numbers) + 1))


@each_exercise
def test_an_exercise_knows_two_wrong_answers_or_more(name):
    exercise = EXERCISES[name]
    two_valued = np.asarray(exercise.answer).dtype == bool and np.ndim(exercise.answer) == 0
    assert len(exercise.wrong) >= (1 if two_valued else 2)


@each_exercise
def test_the_answer_is_correct(name):
    assert mark(EXERCISES[name], EXERCISES[name].answer) == (CORRECT, "")


@each_exercise
def test_every_known_wrong_answer_gets_its_own_hint(name):
    for hint, value in EXERCISES[name].wrong.items():
        assert mark(EXERCISES[name], value) == (WRONG, hint)


@each_exercise
def test_a_hint_is_one_short_line(name):
    for hint in EXERCISES[name].wrong:
        assert "\n" not in hint and 10 <= len(hint) <= 200


def twice(source):
    """The hints that a table of a module holds twice, but for signs and capitals;
    of two alike Python keeps the last."""
    for table in ast.walk(ast.parse(source)):
        if isinstance(table, ast.Dict):
            keys = [key.value for key in table.keys if isinstance(key, ast.Constant)]
            keys = [re.sub(r"\W+", " ", str(key)).strip().lower() for key in keys]
            yield from (key for number, key in enumerate(keys) if key in keys[:number])


@each_lesson
def test_no_two_hints_of_an_exercise_are_alike(lesson):
    assert list(twice(Path(lessons.load(lesson).exercises.__file__).read_text(encoding="utf-8"))) == []


def test_two_hints_that_are_alike_are_seen():
    assert list(twice('wrong = {"divide by n": 1, "take the root": 2, "Divide, by n": 3}')) == ["divide by n"]


@each_exercise
def test_nothing_filled_in_is_not_answered_yet(name):
    assert mark(EXERCISES[name], None) == (UNANSWERED, "")


@each_exercise
def test_whatever_value_is_given_gets_a_sentence(name):
    for value in VALUES:
        sentence(name, value, may_be_right=value is True)


@each_exercise
def test_whatever_function_is_given_gets_a_sentence(name, monkeypatch):
    returning = [lambda *args, value=value: value for value in VALUES]
    for function in [*FUNCTIONS, *returning]:
        sentence(name, function)
    monkeypatch.setattr(read, "call", partial(read.call, seconds=0.02))
    for function in LINGERING:
        sentence(name, function)


def sentence(name, value, may_be_right=False):
    status, message = mark(EXERCISES[name], value)
    blank = status == UNANSWERED and value in ("", None, ...)
    told = status == WRONG and 10 < len(message) < 300 and "\n" not in message
    assert blank or told or (status == CORRECT and may_be_right)
