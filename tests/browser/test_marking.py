"""Marking in a page: what Python exports, tested by the page's script, gives the verdicts that Python gives."""
import json
from pathlib import Path

import numpy as np
import pytest

from helpers import lessons
from helpers.answers.mark import CORRECT, UNANSWERED, WRONG, Exercise, mark
from publish import alive

SCRIPT = Path(alive.__file__).parent / "static" / "site.js"
TYPED = {f"{name}.{number}": exercise for name in lessons.names()
         for number, exercise in lessons.load(name).EXERCISES.items()
         if alive.exercise(name, number)}
NUMBERS = [name for name, exercise in TYPED.items() if not exercise.wants_text]
ONLY_PYTHON = "off by one factor: is a", "off by one and the same number"
"""Ratios and differences are no bounds."""


@pytest.fixture(scope="module")
def told(chromium):
    """Marks [(exercise, typed), ...] by the page's script."""
    page = chromium.new_page()
    page.goto("about:blank")
    page.add_script_tag(path=SCRIPT)

    def verdicts(name, typed):
        lesson, number = name.split(".")
        return page.evaluate("([exercise, typed]) => typed.map((one) => mark(exercise, one))",
                             [json.loads(alive.exercise(lesson, int(number))), typed])

    yield verdicts
    page.close()


def near_misses(exercise):
    """Values that are right, nearly right, or wrong in a way that people are wrong."""
    reference, random = exercise.expected[0].astype(float).ravel(), np.random.default_rng(5)
    unit = 10.0 ** (np.floor(np.log10(np.abs(np.where(reference == 0, 1, reference)))) - 3)
    yield from (reference, np.round(reference / unit) * unit, reference + 10 * unit, reference + 3 * unit)
    yield from (np.round(reference / unit / k) * unit * k for k in (10, 100))
    yield from (np.round(reference, digits) for digits in (3, 2, 1, 0))
    yield from (-reference, abs(reference), reference[::-1], np.roll(reference, 1), 2 * reference, reference + 1)
    yield from (reference * factor for factor in (np.sqrt(4 / 5), np.sqrt(5 / 4), 0.8, 1.25, 1.006, 0.994, 1.004))
    yield from (np.append(reference, 1), np.append(reference, reference), reference[:-1], reference[:1], [3.0])
    for k in range(len(reference)):
        for step in (1, -1, 1e-3, 5):
            yield reference + step * (np.arange(len(reference)) == k)
        yield np.where(np.arange(len(reference)) == k, -reference, reference)
    yield from (random.normal(0, 10.0**k, len(reference)) for k in range(-3, 4))
    yield from (value[0].ravel() for value in exercise.mistakes.values() if value[0].ndim < 2)


@pytest.mark.parametrize("name", NUMBERS)
def test_page_and_python_give_one_verdict(told, name):
    values = [list(map(float, value)) for value in near_misses(TYPED[name]) if len(value)]
    typed = [", ".join(map(repr, value)) for value in values]
    for value, (status, message) in zip(values, told(name, typed), strict=True):
        expected = mark(TYPED[name], value if len(value) > 1 else value[0])
        assert status == expected[0], (value, message, expected)
        if not any(words in expected[1] for words in ONLY_PYTHON):
            assert message == expected[1], value


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("typed, value", [
    ("", ""), ("  ", "  "), ("None", None), ("abc", "abc"), ("1.186 m", "1.186 m"), ("12 values", "12 values"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("1..2", "1..2"), ("one half", "one half"),
])
def test_what_is_no_number_gets_the_sentence_of_python(told, name, typed, value):
    assert told(name, [typed]) == [list(mark(TYPED[name], value))]


def test_words_are_marked_alike(told, monkeypatch):
    asked = Exercise("d", wrong={"a is right: read on": "a", "b is right: look again": "b"})
    monkeypatch.setitem(lessons.load("template").EXERCISES, 9, asked)
    for word in ("d", "a", "b", "zzz", "1"):
        for typed in (word, f" {word.upper()} ", f'"{word}"'):
            assert told("template.9", [typed]) == [list(mark(asked, word))]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("typed", ["nan", "Infinity", "1e999", "-Infinity"])
def test_what_is_not_finite_is_no_answer(told, name, typed):
    assert told(name, [typed])[0][0] == WRONG == mark(TYPED[name], float(typed))[0]


@pytest.mark.parametrize("name, typed", [
    ("layer_vs_instance_norm.1", "3137, 6275, 196, 784"), ("choosing_a_norm.1", "38450, 19200"),
])
def test_an_integer_is_never_off_by_one(told, name, typed):
    values = [int(part) for part in typed.split(", ")]
    assert told(name, [typed])[0][0] == mark(TYPED[name], values)[0] == WRONG


def test_a_decimal_comma_makes_two_numbers_in_both(told):
    name = next(name for name in NUMBERS if TYPED[name].expected[0].size == 1)
    assert told(name, ["1,186"]) == [list(mark(TYPED[name], (1, 186)))]
    assert "decimal comma" in told(name, ["1,186"])[0][1]


@pytest.mark.parametrize("typed", ["True, False, False, True", "np.array([1, 0, 0, 1])",
                                   "[True, False, False, True]", "(1 0 0 1)"])
def test_numbers_and_truths_are_read_as_people_type_them(told, typed):
    assert told("layer_norm.2", [typed]) == [[CORRECT, ""]]


def test_rows_are_not_taken_for_a_row(told):
    assert told("choosing_a_norm.1", ["[[38400], [19200]]"])[0][0] == mark(
        TYPED["choosing_a_norm.1"], [[38400], [19200]])[0] == WRONG


def test_functions_and_answers_with_conditions_are_left_to_python():
    assert alive.exercise("column_statistics", 3) is None
    assert len(alive.hints("column_statistics", 3)) > 2
    assert UNANSWERED == "not answered yet"
