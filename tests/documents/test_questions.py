"""The table of questions: links and cells; its numbers are proven in the lessons (test_prose_numbers)."""
import re

import numpy as np
import pytest

from helpers import data, precision
from helpers import lessons as packages
from helpers.lessons.clinic.cases import CASES
from publish import structure
from publish.questions import HEADER, SIGNS, repairs
from tests.documents import lessons

ROWS = data.rows("questions", header=HEADER)
CELLS = {lesson.name: {cell["id"] for cell in lesson.cells} for lesson in lessons.LESSONS}
by_question = pytest.mark.parametrize("row", ROWS, ids=[row["question"][:40] for row in ROWS])


def test_there_are_forty_questions_or_more_and_each_stands_once():
    assert len({row["question"] for row in ROWS}) == len(ROWS) >= 40


@by_question
def test_a_question_is_answered_in_three_sentences_at_most_and_found_by_its_words(row):
    assert row["question"].endswith("?") and row["answer"].endswith(".") and len(row["words"].split()) >= 3
    assert len(re.findall(r"[.?!](?:\s|$)", row["answer"])) <= 3


@by_question
def test_a_question_leads_to_a_cell_that_there_is(row):
    assert row["lesson"] in packages.names()
    assert row["cell"] in CELLS[row["lesson"]]


@by_question
def test_a_symptom_has_a_repair_of_four_lines_at_most_for_a_library_that_is_named(row):
    assert row["repair"] or not row["sign"]
    assert "\n".join(code for _, code in repairs(row)) == row["repair"]
    for _, code in repairs(row):
        assert 1 <= sum(not line.startswith("#") for line in code.splitlines()) <= 4


@by_question
def test_how_to_tell_leads_to_questions_that_there_are(row):
    asked = {structure.slug(other["question"]) for other in ROWS}
    assert set(re.findall(r"\]\(#([^)]*)\)", row["tell"])) <= asked
    assert not re.search(r"\]\((?!#)", row["tell"])


def test_the_question_of_train_and_eval_mode_leads_to_its_causes_one_by_one():
    (row,) = [row for row in ROWS if row["question"].startswith("Why is my model's accuracy")]
    causes = [line for line in row["tell"].splitlines() if line.startswith("- **")]
    assert len(causes) >= 5 and all("](#" in cause for cause in causes) and "update_bn" in row["repair"]


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_has_a_case_or_an_error_message_and_three_questions(sign):
    assert sign == "error" or sign in {case.sign for case in CASES}
    assert sum(row["sign"] == sign for row in ROWS) >= 3


def test_a_sign_is_one_that_the_page_of_symptoms_shows():
    assert {row["sign"] for row in ROWS} == {"", *SIGNS} and {case.sign for case in CASES} <= set(SIGNS)


@by_question
def test_a_thread_is_an_issue_or_a_pull_request(row):
    assert re.fullmatch(r"|https://github\.com/[\w.-]+/[\w.-]+/(issues|pull)/\d+", row["thread"])


def test_float16_cannot_hold_what_the_answers_say_it_cannot():
    assert np.float16(1e-12) == 0 and np.float16(0.0001) ** 2 == 0
    assert np.isinf(precision.rounded(256.0**2, "float16")) and np.isfinite(precision.rounded(255.0**2, "float16"))
