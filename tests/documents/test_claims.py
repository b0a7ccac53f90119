"""The table of claims: every claim of the sources is judged, with its lesson and its reference."""
import pytest

from helpers import lessons
from helpers.lessons.choosing_a_norm import claims
from tests.documents.test_links import WORKS

CLAIMS = claims.load()
WANTED = ["faster and more stable", "14 times", "initial weights", "regularizes", "covariate shift", "smoother",
          "sequences", "convolutional", "transformers", "Gaussian", "undo", "divides by the variance",
          "any learning rate", "batch of one", "any factor"]


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


def test_page_and_text_hold_all_claims_and_the_page_links_the_papers():
    shown = claims.Sorted([dict(CLAIMS[0], reason="a < b", reference="Ba et al. 2016, arXiv 1607.06450")])
    bundle = shown._repr_mimebundle_()
    assert "a &lt; b" in bundle["text/html"] and "a < b" in bundle["text/plain"]
    assert '<a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016</a>' in bundle["text/html"]
    assert "1607" not in bundle["text/plain"]
    everything = claims.Sorted(CLAIMS)._repr_mimebundle_()["text/html"]
    assert everything.count("<tr><td") == len(CLAIMS)
