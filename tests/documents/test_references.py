"""The references: every cited work has a row, every row is cited, and the arXiv numbers agree."""

import re

import pytest

from helpers import data
from helpers.lessons.choosing_a_norm import claims
from tests.documents import lessons
from tests.documents.test_links import CITED_LINK, MENTION, WORKS

ROWS = data.rows("references")
KEYS = [row["key"] for row in ROWS]
JUDGED = [claim["reference"] for claim in claims.load()]
CITED = "\n".join([cell["source"] for lesson in lessons.LESSONS for cell in lesson.prose] + JUDGED)


def test_rows_are_sorted_and_no_work_stands_twice():
    numbers = [row["arxiv"] for row in ROWS if row["arxiv"]]
    assert KEYS == sorted(set(KEYS)) and len(numbers) == len(set(numbers))


def test_every_citation_has_a_row():
    found = set(MENTION.findall(CITED))
    assert len(found) > 10 and found <= set(KEYS)


def test_every_linked_number_has_a_row():
    linked = {number for _, number in CITED_LINK.findall(CITED)}
    assert len(linked) > 10 and linked <= {row["arxiv"] for row in ROWS}


def test_the_numbers_are_those_of_the_claims():
    judged = {(work.strip(), number) for text in JUDGED for work, number in claims.WORK.findall(text)}
    assert len(judged) > 5 and judged <= {(row["key"], row["arxiv"]) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=KEYS)
def test_a_row_is_cited_complete_and_at_one_with_its_key(row):
    assert row["key"] in CITED and row["authors"] and row["title"]
    assert re.fullmatch(r"\d{4}\.\d{5}|", row["arxiv"]) and WORKS.get(row["key"], row["arxiv"]) == row["arxiv"]
    if named := re.fullmatch(r"(\w+) .*(\d{4})", row["key"]):
        surname, year = named.groups()
        assert row["authors"].split(",")[0].endswith(f" {surname}") and row["year"] == year
