"""Marking: what is right, which mistake was made, and a sentence for everything else."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from helpers.answers.mark import CORRECT, UNANSWERED, WRONG, Exercise, mark
from tests.helpers.answers.hostile import VALUES, endless

X = np.random.default_rng(1).normal(3.0, 2.0, (5, 3))
MEANS = Exercise(X.mean(axis=0), {"axis 1": X.mean(axis=1), "divided by n-1": X.sum(axis=0) / 4})
ONE = Exercise(1.1859, {"divided by the variance": 0.4688, "nothing to divide by": np.nan})
GRID = Exercise(X, {"not centred": X + 3})
SORT = Exercise("batch norm", {"that is one row": "layer norm", "that is one image": "instance norm"})


def centre(x):
    return x - x.mean(axis=0)


CENTRE = Exercise(
    centre,
    {"axis 1": lambda x: x - x.mean(axis=1, keepdims=True), "not subtracted": lambda x: x},
    inputs=[(X,), (X[:2] + 1,)],
)


def message(exercise, value, status=WRONG):
    got, sentence = mark(exercise, value)
    assert got == status
    return sentence


@pytest.mark.parametrize("value", [None, ..., "", "  ", [None, None], (..., ...), [[None], [None]]])
@pytest.mark.parametrize("exercise", [MEANS, ONE, GRID, SORT, CENTRE])
def test_nothing_filled_in_is_not_answered_yet(exercise, value):
    assert mark(exercise, value) == (UNANSWERED, "")


@pytest.mark.parametrize("exercise, value", [
    (ONE, 1.1859), (ONE, 1.186), (ONE, np.float32(1.1859)), (ONE, [1.1859]), (ONE, np.array([[1.1859]])),
    (ONE, Fraction(11859, 10000)), (ONE, Decimal("1.1859")), (ONE, np.ma.array(1.1859)),
    (MEANS, X.mean(axis=0)), (MEANS, list(X.mean(axis=0))), (MEANS, X.mean(axis=0).astype(np.float32)),
    (SORT, "batch norm"), (SORT, " Batch  Norm"), (SORT, "BATCHNORM"), (SORT, np.str_("batch norm")),
    (CENTRE, centre), (CENTRE, lambda x: (x - x.mean(axis=0)).tolist()),
    (Exercise(True, {"it does": False}), np.True_), (Exercise([True, False]), np.array([1, 0])),
    (Exercise((0, 2, 3), {"the channels": (1,)}), [0, 2, 3]), (Exercise(0.0, {"one": 1.0}), 1e-12),
])
def test_the_right_answer_in_every_dress(exercise, value):
    assert mark(exercise, value) == (CORRECT, "")


@pytest.mark.parametrize("exercise", [MEANS, ONE, GRID, SORT, CENTRE])
def test_each_known_mistake_gets_its_own_hint(exercise):
    for hint, value in exercise.wrong.items():
        assert mark(exercise, value) == (WRONG, hint)


FOUR = Exercise([1.185854, -0.790569, 1.166667, -0.204124])


@pytest.mark.parametrize("exercise, value, words", [
    (ONE, -1.1859, "sign is flipped"), (MEANS, -X.mean(axis=0), "sign is flipped"),
    (ONE, 1.19, "right to 3 digits"), (ONE, 1.2, "right to 2 digits"), (ONE, 1.18, "right to 3 digits"),
    (ONE, 2.5, "too large"), (ONE, 0.2, "too small"), (ONE, np.inf, "divided by 0"),
    (ONE, "1.186", "without quotes"), (ONE, "1,186", "decimal point, 1.186"), (ONE, "x", "text came"),
    (ONE, (1, 186), "decimal comma"), (ONE, X, "where one was expected"), (ONE, 1j, "complex"),
    (ONE, len, "function came"), (ONE, {}, "type dict"), (ONE, [], "shape is (0,)"),
    (ONE, ["1"], "without quotes"),
    (MEANS, 3.0, "1 number came where 3 were expected"), (MEANS, X.mean(axis=0)[:, None], "shape is (3, 1) where (3,)"),
    (MEANS, np.ones(5), "5 numbers came where 3 were expected"), (MEANS, X, "(5, 3) where (3,) was expected"),
    (MEANS, [1, [2]], "lengths"), (FOUR, [1.19, -0.79, 1.17, -0.20], "right to 2 decimals: give 4 digits"),
    (MEANS, [None, 1.0, 2.0], "None"), (MEANS, [np.nan, 1, 2], "1 of 3 numbers are NaN"),
    (MEANS, np.ma.array(X.mean(axis=0), mask=[0, 1, 0]), "masked"),
    (MEANS, X.mean(axis=0) + [0, 0.5, 0], "2 of 3 entries are right; the first that is not is at [1]"),
    (GRID, X.T, "rows and columns"), (GRID, X.ravel(), "numbers are right, but their shape is (15,)"),
    (SORT, "group norm", "one of: batch norm, instance norm, layer norm"), (SORT, 3, "text in quotes"),
    (CENTRE, X, "function was expected"), (CENTRE, "centre", "function was expected"),
])
def test_everything_else_gets_a_sentence_that_helps(exercise, value, words):
    assert words in message(exercise, value)


def test_square_arrays_that_are_transposed_are_recognized():
    assert "rows and columns" in message(Exercise(X[:3]), X[:3].T)


def prints(x):
    print(centre(x))


def writes_into_its_input(x):
    x -= x.mean(axis=0)
    return x


def leaves(x):
    raise SystemExit


def warns(x):
    import warnings
    warnings.warn("loud")
    return np.log(-np.abs(x))


@pytest.mark.parametrize("function, words", [
    (lambda x: None, "forget return"), (prints, "printed its result"), (endless, "without end"),
    (writes_into_its_input, "changed its input"), (leaves, "SystemExit"), (warns, "NaN"),
    (lambda x: x.nothing, "uses .nothing, which arrays do not have"), (lambda: 1, "takes 0 arguments"),
    (lambda x: 1 / 0, "division"),
    (lambda x: "text", "text came"), (lambda x: -centre(x), "the sign is flipped"),
    (lambda x: centre(x) + (len(x) == 2), "for input 2 of 2"),
    (lambda x: x.mean(axis=0), "where (5, 3) was expected"),
])
def test_functions_that_go_wrong_are_told_how(function, words, capsys):
    before = X.copy()
    assert words in message(CENTRE, function)
    assert np.array_equal(X, before)
    assert capsys.readouterr() == ("", "")


def test_a_list_that_a_function_changes_is_noticed():
    exercise = Exercise(len, {"one too many": lambda rows: len(rows) + 1}, inputs=[([1, 2],)])
    assert "changed its input" in message(exercise, lambda rows: len(rows) if rows.pop() else 0)


@pytest.mark.parametrize("argument", [
    [np.ones(2), np.ones((2, 2))], {"w": np.ones(2), "more": [np.ones(3)]}, (np.ones(2), [np.nan, 1.0]),
    np.array([np.ones(2), None], dtype=object), [np.full(2, np.nan), np.random.default_rng(0)],
], ids=["list", "dict", "tuple", "objects", "nan"])
def test_what_is_written_into_anything_that_an_argument_holds_is_seen(argument):
    def write(part):
        if isinstance(part, np.ndarray) and part.dtype != object:
            part[0] = 7
        elif not isinstance(part, (float, np.random.Generator)) and part is not None:
            write(list(part.values() if isinstance(part, dict) else part)[0])
        return 1.0

    exercise = Exercise(lambda given: 1.0, {"two": lambda given: 2.0}, inputs=[(argument,)])
    assert mark(exercise, lambda given: 1.0) == (CORRECT, "")
    assert "changed its input" in message(exercise, write)


def test_a_failing_function_is_quoted_in_one_short_line():
    def fails(x):
        raise ValueError("first\nsecond " + "x" * 1000)
    sentence = message(CENTRE, fails)
    assert "\n" not in sentence and len(sentence) < 200 and "first second" in sentence


@pytest.mark.parametrize("exercise", [MEANS, ONE, GRID, SORT, CENTRE])
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_no_value_makes_marking_raise(exercise, value):
    assert len(message(exercise, value)) > 3
    if exercise is CENTRE:
        assert len(message(exercise, lambda x: value)) > 3


def test_entries_near_zero_are_judged_by_the_size_of_the_others():
    exercise = Exercise(np.array([1.0, 0.0, -1.0]))
    assert mark(exercise, [1.0, 1e-6, -1.0])[0] == CORRECT
    assert mark(exercise, [1.0, 1e-3, -1.0])[0] == WRONG


def test_small_answers_are_judged_by_their_own_size():
    assert mark(Exercise(1e-5), 1.001e-5)[0] == CORRECT
    assert mark(Exercise(1e-5), 2e-5)[0] == WRONG


def test_an_integer_is_never_off_by_one():
    assert mark(Exercise(16384), 16384.0)[0] == CORRECT
    assert mark(Exercise(16384), 16385)[0] == WRONG


def test_the_tolerance_can_be_tightened():
    assert mark(Exercise(1.0, tol=1e-6), 1.0001)[0] == WRONG
    assert mark(Exercise(1.0), 1.0001)[0] == CORRECT


@pytest.mark.parametrize("answer, wrong, options, words", [
    (1.0, {"same": 1.001}, {}, "agree"), (1.0, {"a": 2.0, "b": 2.001}, {}, "'a' and 'b' agree"),
    ("yes", {"same": " YES"}, {}, "agree"), (X, {"same": X + 1e-9}, {}, "agree"),
    (centre, {"same": lambda x: centre(x)}, {"inputs": [(X,)]}, "agree"),
    (float("nan"), {}, {}, "finite"), (None, {}, {}, "None"), ([[1], [1, 2]], {}, {}, "lengths"),
    (1j, {}, {}, "complex"), (3.0, {}, {"inputs": [(X,)]}, "function"), ("yes", {"a number": 3}, {}, "text"),
    (centre, {"fails": lambda x: 1 / 0}, {"inputs": [(X,)]}, "divided by 0"),
])
def test_exercises_that_cannot_be_marked_fail_when_they_are_written(answer, wrong, options, words):
    with pytest.raises(ValueError, match=words):
        Exercise(answer, wrong, **options)


def test_a_wrong_function_needs_to_differ_on_one_input_only():
    inputs = [(X - X.mean(axis=0),), (X,)]
    exercise = Exercise(centre, {"not subtracted": lambda x: x * 1.0}, inputs=inputs)
    assert mark(exercise, lambda x: x * 1.0) == (WRONG, "not subtracted")


COLUMN = "give five numbers in one row"
SPREAD = "52 must be the mean: let the others balance around it"
ALIKE = "five equal numbers have no spread: move two of them apart"
OPEN = {COLUMN: lambda x: x.shape == (5,), SPREAD: lambda x: abs(x.mean() - 52) < 0.1, ALIKE: lambda x: x.std() > 0}
BATCH = Exercise([50.0, 51, 52, 53, 54], {COLUMN: [52.0], SPREAD: [1.0, 2, 3, 4, 5], ALIKE: [52.0] * 5}, holds=OPEN)


@pytest.mark.parametrize("value, expected", [
    ([50, 51, 52, 53, 54], (CORRECT, "")), (np.array([0, 52, 104, 52, 52.0]), (CORRECT, "")), (None, (UNANSWERED, "")),
    ([1, 2], (WRONG, COLUMN)), (52, (WRONG, COLUMN)), ([1, 1, 1, 1, 1], (WRONG, SPREAD)), ([52] * 5, (WRONG, ALIKE)),
    ([np.nan] * 5, (WRONG, SPREAD)),
])
def test_conditions_are_looked_at_in_their_order(value, expected):
    assert mark(BATCH, value) == expected


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_no_value_makes_conditions_raise(value):
    assert mark(BATCH, value)[0] == WRONG


def test_a_condition_that_cannot_be_computed_does_not_hold():
    exercise = Exercise([1.0, 2.0], {}, holds={"give two rows": lambda x: x[1] > x[0]})
    assert mark(exercise, [1.0]) == (WRONG, "give two rows")


@pytest.mark.parametrize("answer, wrong, inputs, words", [
    ([1.0], {}, None, "gets 'give five"), ([50.0, 51, 52, 53, 54], {SPREAD: [52.0] * 5}, None, "gets 'five equal"),
    ([50.0, 51, 52, 53, 54], {ALIKE: [50.0, 51, 52, 53, 54]}, None, "gets None"),
    (len, {}, [([1],)], "leave `inputs` out"), ("yes", {}, None, "numbers as the answer"),
])
def test_conditions_that_do_not_fit_their_examples_are_refused(answer, wrong, inputs, words):
    with pytest.raises(ValueError, match=words):
        Exercise(answer, wrong, inputs=inputs, holds=OPEN)
