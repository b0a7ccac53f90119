"""The table of claims: every claim of the sources is judged, with its lesson and its reference."""
import re

import pytest

from helpers import data, lessons
from helpers.lessons.choosing_a_norm import claims, released
from tests.documents.test_links import WORKS

CLAIMS = claims.load()
WANTED = ["faster and more stable", "14 times", "initial weights", "regularizes", "covariate shift", "smoother",
          "sequences", "convolutional", "transformers", "Gaussian", "undo", "divides by the variance",
          "any learning rate", "batch of one", "invariant to a factor"]


@pytest.mark.parametrize("words", WANTED)
def test_a_claim_of_the_sources_is_judged(words):
    assert [claim for claim in CLAIMS if words in claim["claim"]]


def test_every_claim_is_a_sentence_with_a_known_verdict_a_reason_and_a_lesson():
    for claim in CLAIMS:
        assert claim["claim"].endswith(".") and claim["reason"].endswith("."), claim
        assert claim["verdict"] in claims.VERDICTS and claim["lesson"] in lessons.names(), claim
    assert len({claim["claim"] for claim in CLAIMS}) == len(CLAIMS)


def test_every_reference_is_a_cited_work_or_the_lesson_itself():
    for claim in CLAIMS:
        works = claims.WORK.findall(claim["reference"])
        assert works or claim["reference"] == "computed in the lesson", claim
        assert all(WORKS[name.strip()] == number for name, number in works), claim
        assert len(works) == claim["reference"].count("arXiv"), claim


OTHERS = re.compile(r"(?:layer|instance|group|RMS|QK|pre-|post-)\W?norm|a norm|DyT|transformer|language model"
                    r"|half precision"
                    r"|weight decay|accumulation", re.I)


def test_there_are_forty_claims_or_more_and_a_third_is_not_about_batch_norm():
    others = [claim for claim in CLAIMS if OTHERS.search(claim["claim"]) and "batch norm" not in claim["claim"].lower()]
    assert len(CLAIMS) >= 40 and 3 * len(others) >= len(CLAIMS)


def test_the_share_of_rms_norm_is_that_of_the_table_of_models():
    (claim,) = [claim for claim in CLAIMS if "because it is better" in claim["claim"]]
    counts = released.counted("text")
    assert f"{counts['rms']} of {sum(counts.values())} text models" in claim["reason"]
    assert {row["read"] for row in data.rows("models")} == {"2026-11-21"} and "21 November 2026" in claim["reason"]


def test_a_claim_about_today_says_of_which_day():
    today = re.compile(r"today|nowadays|currently|usual(?:ly)? it is|in code", re.I)
    for claim in CLAIMS:
        assert not today.search(claim["reason"]) or re.search(r"20\d\d", claim["reason"]), claim


def test_page_and_text_hold_all_claims_and_the_page_folds_the_verdict_and_links_the_papers():
    shown = claims.Folded([dict(CLAIMS[0], reason="a < b", reference="Ba et al. 2016, arXiv 1607.06450")])
    bundle = shown._repr_mimebundle_()
    summary, rest = bundle["text/html"].split("</summary>")
    assert claims.answer(CLAIMS[0])[:6] not in summary and "a &lt; b" in rest and "a < b" in bundle["text/plain"]
    assert '<a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016</a>' in rest
    assert "1607" not in bundle["text/plain"]
    everything = claims.Folded(CLAIMS)._repr_mimebundle_()
    assert everything["text/html"].count("<details>") == len(CLAIMS) == everything["text/plain"].count("\n- ")


def test_claims_stand_together_by_lesson_so_that_no_order_tells_the_verdict():
    groups = claims.by_lesson(CLAIMS)
    assert len(groups) == len({name for name, _ in groups})
    assert sum(len({claim["verdict"] for claim in group}) > 1 for _, group in groups) > len(groups) / 2
