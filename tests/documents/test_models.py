"""The table of today's models: every row names its code, the words in it that show the norm, and when it was read."""
import re
from datetime import date

import pytest

from helpers import data
from publish.questions import MODELS

ROWS = data.rows("models", header=MODELS)
by_model = pytest.mark.parametrize("row", ROWS, ids=[row["model"] for row in ROWS])


def test_there_are_twenty_models_or_more_and_each_stands_once():
    assert len({row["model"] for row in ROWS}) == len(ROWS) >= 20
    assert {row["norm"] for row in ROWS} == {"batch", "layer", "rms", "group", "none"}
    assert {row["field"] for row in ROWS} == {"text", "images", "speech"}


@by_model
def test_a_model_names_its_code(row):
    assert re.fullmatch(r"[\w-]+/[\w-]+", row["repository"]) and row["path"].endswith(".py")
    assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"]) and len(row["fragment"]) > 8


@by_model
def test_a_model_says_when_its_code_was_read(row):
    assert date(2026, 1, 1) < date.fromisoformat(row["read"]) < date(2030, 1, 1)


@by_model
def test_a_norm_has_an_eps_and_none_has_not(row):
    assert (row["norm"] == "none") == (row["eps"] == "" == row["learned"])
    assert row["norm"] == "none" or 0 < float(row["eps"]) <= 1e-3


@by_model
def test_what_is_learned_fits_the_code_that_is_quoted(row):
    fragment = row["fragment"]
    assert ("1.0" in fragment and "weight" in fragment) <= ("gamma - 1" in row["learned"])
    assert "affine=False" not in fragment or row["learned"].startswith("nothing")
    assert ("head_dim" in fragment and "num_attention_heads *" not in fragment) <= ("per head" in row["qk_norm"])
