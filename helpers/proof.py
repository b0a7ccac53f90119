"""What a text states, proven: each number beside the expression that computes it, in a folded cell below the text."""
import json
from dataclasses import dataclass
from html import escape

import numpy as np

from helpers import stated as reading
from helpers.text import NOISE

DIGITS = 6
MOST = 12
"""The most values of one text that are shown in full."""


@dataclass(frozen=True, repr=False)
class Proof:
    """What was proven: the full value of each text, the texts of notes and hints, the sources, the conditions."""

    stated: dict
    told: dict
    cited: dict
    conditions: int

    def __repr__(self):
        parts = [_count(self.stated, "number above is computed here", "numbers above are computed here"),
                 _count(self.told, "is told elsewhere", "are told elsewhere"),
                 _count(self.cited, "is cited", "are cited"),
                 _count(range(self.conditions), "statement holds", "statements hold")]
        return ", ".join(part for part in parts if part)

    def _repr_html_(self):
        rows = [(text, value) for part in (self.stated, self.told, self.cited) for text, value in part.items()]
        cells = "".join(f"<tr><td>{escape(text)}</td><td>{escape(value)}</td></tr>" for text, value in rows)
        data = json.dumps({"values": {**self.stated, **self.told}, "sources": self.cited}, ensure_ascii=False)
        return (f'<details class="proof" data-proof="{escape(data)}"><summary>{escape(repr(self))}</summary>'
                f"<table><tr><th>text</th><th>full value, or source</th></tr>{cells}</table></details>")


def proof(stated=None, *conditions, told=None, cited=None):
    """Prove what the text above states: {"31.2": z[:, 0].sum(), "4, 4, 3, 6, 4": z[:, 2], "12 %": share}.

    A text holds one number or more, word for word as it is stated; its value, rounded as the text rounds, must
    give it. One number may stand for many values, which must all give it. `conditions` must be true. `told` are
    texts of hints, captions, questions and speaker notes; `cited` names for a text the source it was copied
    from. AssertionError names the first text that does not hold, its value, and how it should read.
    """
    shown = [{text: _full(_proven(text, value)) for text, value in (part or {}).items()} for part in (stated, told)]
    for place, condition in enumerate(conditions, start=1):
        if not isinstance(condition, bool | np.bool_):
            raise TypeError(f"proof: condition {place} is {type(condition).__name__}; True or False was expected")
        assert condition, f"proof: condition {place} of {len(conditions)} is false"
    for text, source in (cited or {}).items():
        if not (isinstance(source, str) and source.strip()):
            raise TypeError(f"proof: the source of {text!r} is {source!r}; a text that names it was expected")
    return Proof(*shown, dict(cited or {}), len(conditions))


def disagreement(text, value):
    """In one sentence, how a value differs from what a text states; "" where it agrees."""
    stated, values = reading.numbers(reading.normal(text)), np.asarray(value, float).ravel()
    if not stated or not values.size:
        return f"{text!r} states {len(stated)} numbers and the expression gives {values.size}"
    if len(stated) not in (1, values.size):
        return f"{text!r} states {len(stated)} numbers, but the expression gives {values.size}: {_full(values)}"
    pairs = [(stated[place % len(stated)], float(number)) for place, number in enumerate(values)]
    if all(one.holds(number) for one, number in pairs):
        return ""
    should = [one.instead(number) for one, number in pairs]
    return f"{text!r} is stated, but the value is {_full(values)}: the text should read {', '.join(should)}"


def _proven(text, value):
    wrong = disagreement(text, value)
    assert not wrong, f"proof: {wrong}"
    return value


def _full(value):
    """Values with six digits: all that agrees from one processor to the next."""
    values = np.asarray(value, float).ravel()
    more = ["…"] if values.size > MOST else []
    return ", ".join([f"{0.0 if abs(one) < NOISE else one:.{DIGITS}g}" for one in values[:MOST]] + more)


def _count(things, one, many):
    return f"{len(things)} {one if len(things) == 1 else many}" if len(things) else ""
