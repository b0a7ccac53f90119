"""Claims with their verdict, reason, lesson and reference, as a table to read."""
import html
import re
from textwrap import fill

from helpers import data, quiz
from helpers.text import title

HEADER = ("claim", "verdict", "reason", "lesson", "reference")
VERDICTS = ("true", "true with conditions", "false")
WORK = re.compile(r"([^; ][^;]*), arXiv ([\d.]+)")


def load():
    """The claims of data/claims.csv, as a list of dicts with the keys of HEADER, all texts."""
    return data.rows("claims", header=HEADER)


def question(words):
    """A Question that lets the reader judge the claim that holds `words`; each choice is answered with its reason."""
    claim = next((claim for claim in load() if words in claim["claim"]), None)
    if claim is None:
        raise ValueError(f"no claim holds {words!r}: give words of a claim in data/claims.csv")
    told = f"It is {claim['verdict']}. {claim['reason']}"
    return quiz.choose(claim["claim"], dict.fromkeys(VERDICTS, told), claim["verdict"])


class Sorted:
    """Claims in a table for each verdict, shown as a page, or as lines of text where there is none."""

    def __init__(self, claims):
        self.groups = {verdict: [claim for claim in claims if claim["verdict"] == verdict] for verdict in VERDICTS}

    def _repr_mimebundle_(self, **_):
        return {"text/plain": "\n\n".join(_text(*group) for group in self.groups.items()),
                "text/html": "".join(_page(*group) for group in self.groups.items())}


def _text(verdict, claims):
    rows = [f"- {claim['claim']} {claim['reason']} ({title(claim['lesson'])}; {_named(claim['reference'])})"
            for claim in claims]
    return "\n".join([verdict.upper(), *(fill(row, 110, subsequent_indent="  ") for row in rows)])


def _page(verdict, claims):
    rows = "".join(f"<tr>{''.join(map(_cell, (claim['claim'], claim['reason'], title(claim['lesson']))))}"
                   f"<td style='text-align:left'>{linked(claim['reference'])}</td></tr>" for claim in claims)
    heads = "".join(f"<th style='text-align:left'>{head}</th>"
                    for head in ("claim", "what we found", "lesson", "reference"))
    return f"<h4>{verdict.capitalize()}</h4><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(text):
    return f"<td style='text-align:left'>{html.escape(text)}</td>"


def _named(reference):
    return WORK.sub(r"\1", reference)


def linked(reference):
    """A reference as HTML: each work leads to arXiv."""
    return WORK.sub(r'<a href="https://arxiv.org/abs/\2">\1</a>', html.escape(reference))
