"""The table of questions: links, cells, and every number of an answer computed again."""
import re

import numpy as np
import pytest

from helpers import data, precision
from helpers import lessons as packages
from helpers.lessons.norms_in_practice import dropout, porting, training
from publish.questions import HEADER
from tests.documents import lessons

ROWS = data.rows("questions", header=HEADER)
CELLS = {lesson.name: {cell["id"] for cell in lesson.cells} for lesson in lessons.LESSONS}
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?(?!\w)")
by_question = pytest.mark.parametrize("row", ROWS, ids=[row["question"][:40] for row in ROWS])


def computed():
    """{words of a question: {number as stated: value}} for every number that is a result or a default."""
    decayed = training.decayed(decay=0.01, on="norms", steps=400, every=400)[-1, 2]
    return {
        "momentum in batch norm": {"0.1": 1 - 0.9, "0.9": 1 - 0.1, "0.99": 0.99},
        "n or by n - 1": {"10": 10, "10/9": 10 / 9, "9": 9},
        "eps do I need": {"0.302": porting.wrong_eps(sd=(0.01,))["Keras"][0], "0.01": 0.01, "1e-3": porting.EPS["Keras"],
                          "1e-12": porting.EPS["BERT"]},
        "dropout stand": {"0.707": dropout.shift(0, 1, 0.5)},
        "gamma and beta be decayed": {"0.30": decayed, "0.01": 0.01, "400": 400},
        "NaN in half": {"0.0001": 0.0001, "1e-12": porting.EPS["BERT"]},
        "overflow": {"65,504": float(np.finfo(np.float16).max), "256": np.sqrt(2.0**16)},
        "bfloat16 and float32": {"0.0078": precision.machine_eps("bfloat16"), "0.0034": 0.0034,
                                 "1.8": np.sqrt((0.0034 + 2**-7) / 0.0034)},
        "enough for sums": {"256": precision.total(np.ones(1000), "bfloat16")},
    }


def numbers(text):
    """The numbers of an answer that must be computed: decimals, and whole numbers from 10 on."""
    return [one for one in NUMBER.findall(text) if "." in one or float(one.replace(",", "")) >= 10]


def test_there_are_forty_questions_or_more_and_each_stands_once():
    assert len({row["question"] for row in ROWS}) == len(ROWS) >= 40


@by_question
def test_a_question_is_answered_in_three_sentences_at_most_and_found_by_its_words(row):
    assert row["question"].endswith("?") and row["answer"].endswith(".") and len(row["words"].split()) >= 3
    assert len(re.findall(r"[.?!](?:\s|$)", row["answer"])) <= 3


@by_question
def test_a_question_leads_to_a_cell_that_there_is(row):
    assert row["lesson"] in packages.names()
    assert row["cell"] in CELLS.get(row["lesson"], {""})


@by_question
def test_a_thread_is_an_issue_or_a_pull_request(row):
    assert re.fullmatch(r"|https://github\.com/[\w.-]+/[\w.-]+/(issues|pull)/\d+", row["thread"])


def test_every_number_of_an_answer_is_computed():
    known = computed()
    for row in ROWS:
        found = {stated: value for words, values in known.items() if words in row["question"] for stated, value in values.items()}
        for stated in numbers(row["answer"]):
            decimals = len(stated.partition(".")[2])
            assert stated in found and round(found[stated], decimals) == float(stated.replace(",", "")), (row["question"], stated)


@pytest.mark.parametrize("wrong", ["It leaves 0.303 of it.", "The end is 65,505.", "After 401 steps."])
def test_a_number_that_nobody_computed_is_seen(wrong):
    known = {stated for values in computed().values() for stated in values}
    assert [one for one in numbers(wrong) if one not in known]


def test_float16_cannot_hold_what_the_answers_say_it_cannot():
    assert np.float16(1e-12) == 0 and np.float16(0.0001) ** 2 == 0
    assert np.isinf(precision.rounded(256.0**2, "float16")) and np.isfinite(precision.rounded(255.0**2, "float16"))
