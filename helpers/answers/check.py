"""Instant feedback on the exercises of a lesson: mark a value, say the verdict in one line."""

from dataclasses import dataclass
from html import escape

from helpers import done
from helpers.answers.mark import CORRECT, UNANSWERED, WRONG, mark

UNKNOWN, TOLD = "unknown", "told"
SIGNS = {  # status -> symbol, colour of the bar beside the sentence
    CORRECT: ("✓", "var(--jp-success-color1, #2e7d32)"),
    WRONG: ("✗", "var(--jp-warn-color1, #c25700)"),
    UNANSWERED: ("…", "var(--jp-info-color1, #0277bd)"),
    TOLD: ("→", "var(--jp-info-color1, #0277bd)"),
    UNKNOWN: ("?", "var(--jp-warn-color1, #c25700)"),
}


@dataclass(frozen=True)
class Verdict:
    """A status and the line that tells it, shown as text and, with a symbol and a coloured bar, as HTML."""

    status: str
    line: str

    def __repr__(self):
        return self.line

    def _repr_html_(self):
        symbol, colour = SIGNS[self.status]
        style = (f"margin: 0.4em 0; padding: 0.3em 0.8em; border-left: 0.35em solid {colour}; "
                 "color: var(--jp-content-font-color1, inherit)")
        sign = f'<span aria-hidden="true">{symbol}</span>'
        return f'<div role="status" style="{style}">{sign} {escape(self.line)}</div>'


def checks(lesson, exercises):
    """The functions check(number, value) and solution(number, value) of a lesson, for its {number: Exercise}."""
    def verdict_on(number, value):
        if type(number) is not int or number not in exercises:
            known = ", ".join(map(str, exercises))
            return Verdict(UNKNOWN, f"no exercise has the number {number!r}: this lesson has {known}")
        status, message = mark(exercises[number], value)
        return Verdict(status, ": ".join(part for part in (f"Exercise {number}", status, message) if part))

    def check(number, value):
        """The Verdict on a value for the exercise of that number; never raises. A right one is noted (done)."""
        verdict = verdict_on(number, value)
        if verdict.status == CORRECT:
            done.note(lesson, str(number))
        return verdict

    def solution(number, value):
        """The Verdict on the course's own solution, to be shown where its folded cell stands; never raises."""
        verdict = verdict_on(number, value)
        if verdict.status == CORRECT:
            return Verdict(CORRECT, f"Solution {number} passes its check: open the folded cell to read it.")
        return Verdict(verdict.status, f"The solution FAILS its check. {verdict.line}")

    return check, solution
