"""Instant feedback on exercises: look an exercise up by its name, mark the value, say it in one line."""

from dataclasses import dataclass
from html import escape
from importlib import import_module
from pkgutil import iter_modules

from helpers import exercises
from helpers.marking import CORRECT, UNANSWERED, WRONG, mark

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


def check(name, value):
    """The Verdict on a value for the exercise of that name, such as "02.1"; never raises."""
    exercise, problem = _find(name)
    if exercise is None:
        return Verdict(UNKNOWN, problem)
    status, message = mark(exercise, value)
    return Verdict(status, f"{name}: {status}: {message}" if message else f"{name}: {status}")


def solution(name, value):
    """The Verdict on the course's own solution, to be shown where its folded cell stands; never raises."""
    verdict = check(name, value)
    if verdict.status == CORRECT:
        return Verdict(CORRECT, f"Solution {name} passes its check: open the folded cell to read it.")
    return Verdict(verdict.status, f"The solution FAILS its check. {verdict.line}")


def _find(name):
    """(exercise, None), or (None, a sentence on why there is none)."""
    if not isinstance(name, str):
        return None, 'name the exercise in quotes, such as check("02.1", answer)'
    lessons = sorted(module.name.removeprefix("lesson_") for module in iter_modules(exercises.__path__))
    lesson = name.split(".")[0]
    if lesson not in lessons:
        return None, f"no exercise is named {name!r}: there are lessons {', '.join(lessons)}"
    try:
        known = import_module(f"helpers.exercises.lesson_{lesson}").EXERCISES
    except Exception as error:
        return None, f"the exercises of lesson {lesson} cannot be loaded ({type(error).__name__})"
    if name not in known:
        return None, f"no exercise is named {name!r}: lesson {lesson} has {', '.join(known)}"
    return known[name], None
