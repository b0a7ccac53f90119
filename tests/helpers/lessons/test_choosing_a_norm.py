"""The guide of choosing a norm, held against the rules that the lessons found, task by task."""
from functools import cache
from itertools import product

import pytest

from helpers.lessons.choosing_a_norm import claims, closing_quiz
from helpers.lessons.choosing_a_norm.explorer import guide
from helpers.lessons.choosing_a_norm.judging import BATCHES, FOR, FROM_SCRATCH, NORMS, TRAINED

TASKS = list(product(FOR, BATCHES, ("no", "yes"), (FROM_SCRATCH, TRAINED)))
asked = cache(guide)   # one guide for all tasks: to build its picture takes longer than to answer
OWN = "group norm", "instance norm", "layer norm", "RMS norm"


def first(data, batch, strength, start):
    """The norm that the guide says to try first."""
    said = asked().set(data=data, batch=batch, strength=strength, start=start)
    return next(norm for norm in NORMS if f"first try: {norm}" in said)


FIRST = {
    ("photos", "16 or more", "no", FROM_SCRATCH): "batch norm",
    ("photos", "2 to 4", "no", FROM_SCRATCH): "group norm",
    ("photos", "1", "no", FROM_SCRATCH): "group norm",
    ("photos", "16 or more", "yes", FROM_SCRATCH): "batch norm",
    ("photos", "2 to 4", "yes", FROM_SCRATCH): "batch norm",
    ("photos", "1", "yes", FROM_SCRATCH): "no norm",
    ("photos", "1", "no", TRAINED): "batch norm",
    ("photos", "1", "yes", TRAINED): "batch norm",
    ("photos, to restyle", "1", "no", FROM_SCRATCH): "instance norm",
    ("text, word by word", "16 or more", "no", FROM_SCRATCH): "RMS norm",
    ("text, word by word", "1", "yes", FROM_SCRATCH): "no norm",
    ("sentences, to classify", "16 or more", "no", FROM_SCRATCH): "RMS norm",
    ("rows of a table", "16 or more", "no", FROM_SCRATCH): "batch norm",
    ("rows of a table", "2 to 4", "no", FROM_SCRATCH): "layer norm",
    ("rows of a table", "2 to 4", "yes", FROM_SCRATCH): "no norm",
}


@pytest.mark.parametrize("task", FIRST, ids=", ".join)
def test_the_first_try_is_what_the_lessons_found(task):
    assert first(*task) == FIRST[task]


@pytest.mark.slow
def test_no_task_is_sent_to_a_norm_that_breaks_a_rule_of_the_lessons():
    for data, batch, strength, start in TASKS:
        found = first(data, batch, strength, start)
        assert not (strength == "yes" and found in OWN), "it erases the answer"
        assert not (start == FROM_SCRATCH and batch == "1" and found == "batch norm"), "it has nothing to compare"
        assert not (start == FROM_SCRATCH and data == "text, word by word" and found in OWN[:2]), "it sees later words"


def test_the_guide_says_what_it_was_not_told():
    assert dict(guide().reply["numbers"])["not asked here"]


@pytest.mark.parametrize("words", ["14 times", "Gaussian", "fails in small batches"])
def test_a_claim_is_sorted_by_the_reader_before_it_is_answered(words):
    asked = claims.question(words)
    assert asked.options == list(claims.VERDICTS)
    claim = next(claim for claim in claims.load() if words in claim["claim"])
    assert all(claim["reason"] in reply for reply in asked.replies)
    assert asked.replies[claims.VERDICTS.index(claim["verdict"])].startswith("Right")


def test_a_claim_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no claim"):
        claims.question("does not stand in the table")


def test_no_answer_names_a_lesson_by_its_number():
    texts = [text for _, _, options in closing_quiz.QUESTIONS.values() for text in options.values()]
    assert texts and not [text for text in texts if "lesson " in text]
