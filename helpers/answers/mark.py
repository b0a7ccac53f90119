"""Marks an answer: correct, a known mistake with its hint, or a sentence that helps."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

import numpy as np

from helpers.answers import read as reading
from helpers.answers.compare import agree
from helpers.answers.describe import describe
from helpers.answers.repair import repair

UNANSWERED, CORRECT, WRONG = "not answered yet", "correct", "not quite"


@dataclass(frozen=True, eq=False)
class Exercise:
    """An answer and its known wrong answers {hint: value}; ValueError if one cannot be told from another.

    Values are numbers, arrays, or texts compared without case and spaces. With `inputs`, a list of argument
    tuples, they are functions, whose results are compared. `tol` is relative to each entry. Where more than one
    answer is right, `holds` has the conditions on the array of an answer, {hint: predicate}: the first that
    does not hold gives its hint, `answer` is one example, and each wrong answer stands at the hint it gets.
    """

    answer: object
    wrong: dict = field(default_factory=dict)
    tol: float = 2e-3
    inputs: list | None = None
    holds: dict = field(default_factory=dict)
    sealed = False

    def __post_init__(self):
        if not self.wants_text and not all(np.isfinite(part).all() for part in self.expected):
            raise ValueError("Exercise: the answer holds NaN or infinity; a finite answer was expected")
        if self.holds:
            return self._require_conditions()
        known = {"the answer": self.expected, **self.mistakes}
        for (name, a), (other, b) in combinations(known.items(), 2):
            if self.same(b, a):
                raise ValueError(f"Exercise: {name!r} and {other!r} agree within tol={self.tol}: "
                                 "change the data or tol")

    def _require_conditions(self):
        if self.inputs is not None or self.wants_text:
            raise ValueError("Exercise: `holds` looks at an array; leave `inputs` out and give numbers as the answer")
        for hint, value in {None: self.answer, **self.wrong}.items():
            got = self.failing(reading.array(value))
            if got != hint:
                raise ValueError(f"Exercise: {value!r} gets {got!r} where {hint!r} was expected")

    def failing(self, numbers):
        """The hint of the first condition that does not hold for an array, or None."""
        return next((hint for hint, predicate in self.holds.items() if not _true(predicate, numbers)), None)

    @property
    def hints(self):
        """The hints on what often goes wrong, in order."""
        return list(self.holds or self.wrong)

    @property
    def options(self):
        """The texts to choose from, where a text is asked for."""
        return sorted([self.answer, *self.wrong.values()])

    @property
    def wants_text(self):
        """Whether the answer is a text."""
        return isinstance(self.answer, str)

    @cached_property
    def expected(self):
        """The outcomes of the answer."""
        return self.outcomes(self.answer)

    @cached_property
    def mistakes(self):
        """The outcomes of each known wrong answer, {hint: outcomes}."""
        return {hint: self.outcomes(value) for hint, value in self.wrong.items()}

    def outcomes(self, value):
        """What is compared: a list of one text, one array, or one array for each input; raises Unusable."""
        if self.inputs is None:
            return [reading.text(value) if self.wants_text else reading.array(value)]
        if not callable(value):
            raise reading.Unusable("a function was expected: give its name, without parentheses")
        return [reading.array(reading.call(value, arguments)) for arguments in self.inputs]

    def same(self, outcomes, reference):
        """Whether all outcomes agree with the reference within `tol`."""
        if self.wants_text:
            return outcomes == reference
        return all(agree(a, b, self.tol) for a, b in zip(outcomes, reference))


def _true(predicate, numbers):
    try:
        return bool(predicate(numbers))
    except Exception:  # what cannot be computed, for an array of another shape, does not hold
        return False


def mark(exercise, value):
    """(status, message) for a value: not answered yet, correct, or not quite and a sentence; never raises."""
    try:
        return _mark(exercise, value)
    except reading.Unusable as problem:
        return WRONG, str(problem)
    except Exception as error:  # an object may raise anything at all when it is looked at
        return WRONG, f"this value cannot be read ({type(error).__name__}): give a number or an array"


def _mark(exercise, value):
    if reading.is_blank(value):
        return UNANSWERED, ""
    if exercise.holds:
        hint = exercise.failing(reading.array(value))
        return (WRONG, hint) if hint else (CORRECT, "")
    try:
        outcomes = exercise.outcomes(value)
    except reading.Failed as failed:
        raise reading.Unusable(repair(exercise, value) or str(failed)) from None
    if exercise.same(outcomes, exercise.expected):
        return CORRECT, ""
    for hint, mistake in exercise.mistakes.items():
        if exercise.same(outcomes, mistake):
            return WRONG, hint
    return WRONG, _advice(exercise, value, outcomes)


def _advice(exercise, value, outcomes):
    if exercise.wants_text:
        return f"answer with one of: {', '.join(exercise.options)}"
    if exercise.inputs is not None and (sentence := repair(exercise, value)):
        return sentence
    told = [None if agree(a, b, exercise.tol) else describe(a, b, exercise.tol)
            for a, b in zip(outcomes, exercise.expected)]
    if len(set(told)) == 1 and told[0][1]:
        return told[0][0]
    k = next(k for k, one in enumerate(told) if one)
    place = f"for input {k + 1} of {len(told)}, " if len(told) > 1 else ""
    return place + told[k][0]
