"""The table of claims: every claim of the sources is judged, with its lesson, its numbers and its reference."""
import re

import pytest

from helpers import data, lessons
from helpers.lessons.choosing_a_norm import claims, released
from publish import lessons as course
from publish import proofs
from tests.documents.test_links import WORKS
from tests.documents.test_questions import numbers

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


OTHERS = re.compile(r"(?:layer|instance|group|RMS|QK|pre-|post-)\W?norm|a norm|DyT|transformer|language model|half precision"
                    r"|weight decay|accumulation", re.I)
SOURCES = {   # numbers of claims that no lesson computes: {words of the claim: {number: where it stands}}
    "does not depend on the batch": {"32": "Wu and He 2018, table 2"},
    "not for convolutional": {"25.3": "Wu and He 2018, table 1", "23.6": "Wu and He 2018, table 1",
                              "50": "the name of the network"},
    "any learning rate works": {}, "14 times": {"2.33": "Ioffe and Szegedy 2015, figure 3"},
    "trained deep": {"1,000": "Chen and Wei 2026, abstract"},
    "7 to 64 %": {"64": "Zhang and Sennrich 2019, abstract", "153666": "the number of the pull request"},
}
DATES = re.compile(r"\b(?:\d\d? November )?20\d\d\b")


def test_there_are_forty_claims_or_more_and_a_third_is_not_about_batch_norm():
    others = [claim for claim in CLAIMS if OTHERS.search(claim["claim"]) and "batch norm" not in claim["claim"].lower()]
    assert len(CLAIMS) >= 40 and 3 * len(others) >= len(CLAIMS)


def told(name):
    """Every number that the proofs of a lesson prove or cite, as texts."""
    (lesson,) = [one for one in course.everything() if one.name == name]
    found = [proofs.read(cell, place) for place, cell in enumerate(lesson.cells) if "proof" in cell["metadata"].get("tags", ())]
    return {number for proof in found for key in (*proof.stated, *proof.told, *proof.cited)
            for number in re.findall(r"\d+(?:[.,]\d+)*", key)}


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["claim"][:40] for claim in CLAIMS])
def test_the_numbers_of_a_claim_are_proven_in_its_lesson_or_have_a_source(claim):
    stated = numbers(DATES.sub("", f"{claim['claim']} {claim['reason']}"))
    known = told(claim["lesson"]) if stated else set()
    sources = {number for words, listed in SOURCES.items() if words in claim["claim"] for number in listed}
    assert not [number for number in stated if number not in known | sources]


def test_the_share_of_rms_norm_is_that_of_the_table_of_models():
    (claim,) = [claim for claim in CLAIMS if "because it is better" in claim["claim"]]
    counts = released.counted("text")
    assert f"{counts['rms']} of the {sum(counts.values())} text models" in claim["reason"]
    assert {row["read"] for row in data.rows("models")} == {"2026-11-21"} and "21 November 2026" in claim["reason"]


def test_a_claim_about_today_says_of_which_day():
    for claim in CLAIMS:
        assert not re.search(r"today|nowadays|currently|usual(?:ly)? it is|in code", claim["reason"], re.I) or re.search(
            r"20\d\d", claim["reason"]), claim


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
