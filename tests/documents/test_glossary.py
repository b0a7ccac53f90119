"""The glossary: each term stands once, and the lesson that defines it holds its sentence."""

import re

import pytest

from helpers import data
from tests.documents import lessons

ROWS = data.rows("glossary")
CELLS = {(lesson.name, cell["id"]): cell["source"] for lesson in lessons.LESSONS for cell in lesson.cells}
STOP = re.compile(r"\.(?!\w)")


def test_terms_are_sorted_and_stand_once():
    terms = [row["term"].lower() for row in ROWS]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("row", ROWS, ids=[row["term"] for row in ROWS])
def test_the_cell_holds_the_sentence_once(row):
    before, *after = CELLS[row["lesson"], row["cell"]].split(row["phrase"])
    assert len(after) == 1, "the phrase stands in its cell once"
    assert not before[-1:].isalnum() and not after[0][:1].isalnum(), "the phrase is made of whole words"
    assert 4 <= len(row["phrase"].split()) <= 8
    sentence, *rest = STOP.split(row["phrase"] + after[0])
    assert rest and 5 <= len(sentence.split()) <= 60
