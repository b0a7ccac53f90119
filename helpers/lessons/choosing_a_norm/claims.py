"""Claims about normalization: first the reader judges, then comes the verdict, with its reason,
lesson and reference."""
import html
import re
from itertools import groupby
from textwrap import fill

from helpers import data, quiz
from helpers.text import title

HEADER = ("claim", "verdict", "reason", "lesson", "reference")
VERDICTS = ("true", "true with conditions", "false")
JUDGED = "Gaussian", "fails in small batches", "invariant to a factor", "RMS norm ignores a shift"
"""Words of the claims that the lesson has its reader judge."""
WORK = re.compile(r"([^; ][^;]*), arXiv ([\d.]+)")


def load():
    """The claims of data/claims.csv, as a list of dicts with the keys of HEADER, all texts; by lesson."""
    return data.rows("claims", header=HEADER)


def question(words):
    """A Question that lets the reader judge the claim that holds `words`; each choice is answered with its reason."""
    claim = next((claim for claim in load() if words in claim["claim"]), None)
    if claim is None:
        raise ValueError(f"no claim holds {words!r}: give words of a claim in data/claims.csv")
    return quiz.choose(claim["claim"], dict.fromkeys(VERDICTS, answer(claim)), claim["verdict"])


def answer(claim):
    """The verdict on a claim and its reason, in words."""
    return f"It is {claim['verdict']}. {claim['reason']}"


def by_lesson(claims):
    """Claims in groups as (name of the lesson, list of claims), in their order."""
    return [(name, list(group)) for name, group in groupby(claims, lambda claim: claim["lesson"])]


class Folded:
    """Claims to be judged first: each unfolds its verdict on a page; as text the verdict stands below."""

    def __init__(self, claims):
        self.claims = claims

    def _repr_mimebundle_(self, **_):
        groups = by_lesson(self.claims)
        return {"text/plain": "\n\n".join(_text(*group) for group in groups),
                "text/html": "".join(_page(*group) for group in groups)}


def _text(lesson, claims):
    rows = [f"- {claim['claim']} {answer(claim)} ({_named(claim['reference'])})" for claim in claims]
    return "\n".join([title(lesson), *(fill(row, 110, subsequent_indent="  ") for row in rows)])


def _page(lesson, claims):
    rows = "".join(f"<details><summary>{html.escape(claim['claim'])}</summary>{html.escape(answer(claim))} "
                   f"({linked(claim['reference'])})</details>" for claim in claims)
    return f'<p style="margin:0.8em 0 0.2em"><strong>{title(lesson)}</strong></p>{rows}'


def _named(reference):
    return WORK.sub(r"\1", reference)


def linked(reference):
    """A reference as HTML: each work leads to arXiv."""
    return WORK.sub(r'<a href="https://arxiv.org/abs/\2">\1</a>', html.escape(reference))
