"""What the course asks, as items: predictions, quizzes, claims, and the exercises whose answer is typed."""
import base64
import json
import re
from html import unescape

import numpy as np
from bs4 import BeautifulSoup

from helpers import lessons as packages
from helpers.answers import check, compare, mark
from helpers.lessons.choosing_a_norm import claims
from publish import structure
from publish.banks.item import Field, Item, Option, Picture

QUESTION = re.compile(r'<div class="quiz" data-question="([^"]*)"')
REVEAL = re.compile(r'<div data-reveal="([^"]*)"')
PICTURE = re.compile(r'<img [^>]*alt="([^"]*)" src="data:image/(png|svg)[^;]*;base64,([^"]*)"')
COMMIT = re.compile(r"Click an answer, then \*\*Commit\*\*\..*", re.S)
OPENING = re.compile(r"\A(?:#+ .*\n+)+(?:\*\d+ minutes? · \w+\*\n+)?")
NOTEBOOK = re.compile(r"[^.\n]*\b(?:The answer in the cell|three dots)\b[^.\n]*\.\s*")
"""What is said of the notebook alone."""


def collect(course):
    """The Items of these Lessons, in order, and the claims at the end of theirs."""
    by_lesson = claims.by_lesson(claims.load())
    for lesson in course:
        yield from _asked(lesson)
        yield from _exercises(lesson)
        rows = next((rows for name, rows in by_lesson if name == lesson.name), [])
        for number, claim in enumerate(rows, 1):
            options = [Option(verdict, claims.answer(claim), verdict == claim["verdict"])
                       for verdict in claims.VERDICTS]
            yield Item(f"{lesson.name}-claim-{number}", lesson, f"Claim {number}", claim["claim"], options)


def _asked(lesson):
    """The prediction and the quizzes of a Lesson, as they are stored; its claims come from their table."""
    pages = [(cell, _pages(cell)) for cell in lesson.cells]
    verdicts = {told["key"]: told["verdicts"] for _, outputs in pages for told in _found(REVEAL, outputs)}
    known, shown = {claim["claim"] for claim in claims.load()}, 0
    for place, (cell, outputs) in enumerate(pages):
        for told in _found(QUESTION, outputs):
            if told["prompt"] in known:
                continue
            shown += not told["key"]
            title = "Prediction" if told["key"] else f"Quiz {shown}"
            name, text = f"{lesson.name}-{structure.slug(title)}", told["prompt"]
            if told["key"]:
                above = [one for one, section in zip(lesson.cells[:place], lesson.sections)
                         if section == lesson.sections[place]]
                told_above = (OPENING.sub("", COMMIT.sub("", structure.markdown(one))).strip() for one in above)
                text = "\n\n".join([*told_above, f"**{text}**"])
                options = _predicted(told["options"], verdicts[told["key"]])
            else:
                options = [Option(option, reply, k == told["right"])
                           for k, (option, reply) in enumerate(zip(told["options"], told["replies"]), 1)]
            yield Item(name, lesson, title, text.strip(), options, [], _pictures(name, outputs),
                       told.get("code", False))


def _predicted(options, verdicts):
    """The options of a prediction with what each turned out to be; the first verdict is for those who chose none."""
    sign = check.SIGNS[mark.CORRECT][0]
    told = [BeautifulSoup(one, "html.parser").get_text() for one in verdicts[1:]]
    return [Option(option, reply.partition(" ")[2], reply.startswith(sign)) for option, reply in zip(options, told)]


def _exercises(lesson):
    """The exercises of a Lesson whose answer is typed: numbers, truths, or a word out of several."""
    known = packages.load(lesson.name).EXERCISES
    number = 0
    for cell in lesson.cells:
        if "exercise" in structure.tags(cell):
            heading, number = cell["source"], int(re.search(r"### Exercise (\d+)", cell["source"])[1])
        exercise = known.get(number)
        if "answer" not in structure.tags(cell) or exercise.inputs is not None or exercise.holds:
            continue
        given = [line for line in cell["source"].splitlines() if not re.match(r"answer =|lesson\.check", line)]
        code = "\n\n```\n" + "\n".join(given) + "\n```" if given else ""
        title = re.search(r"### (Exercise .*)", heading)[1]
        task = NOTEBOOK.sub("", OPENING.sub("", heading[heading.index("### "):])).strip()
        text = f"*To be done with the lesson open: {lesson.title}.*\n\n{task}{code}"
        yield Item(f"{lesson.name}-exercise-{number}", lesson, title, text, *_answer(exercise))


def _answer(exercise):
    """(options, fields) of an exercise."""
    if exercise.wants_text:
        hints = {value: hint for hint, value in exercise.wrong.items()}
        return [Option(one, hints.get(one, "Right."), one == exercise.answer) for one in exercise.options], []
    right, truth = exercise.expected[0], exercise.expected[0].dtype.kind == "b"
    mistakes = [(value.astype(float).ravel(), hint) for hint, (value,) in exercise.mistakes.items()
                if value.size == right.size]
    fields = []
    for k, (value, allowed) in enumerate(zip(right.astype(float).ravel(), _allowed(right, exercise.tol))):
        wrong = []
        for numbers, hint in mistakes:
            known = [(value, allowed), *((other, off) for other, off, _ in wrong)]
            off = _allowed(numbers, exercise.tol)[k]
            if np.isfinite(numbers[k]) and all(abs(numbers[k] - other) > off + most for other, most in known):
                wrong.append((float(numbers[k]), float(off), hint))
        fields.append(Field(float(value), float(allowed), wrong, truth))
    return [], fields


def _allowed(numbers, tol):
    low, high = compare.bounds(np.asarray(numbers), tol)
    return ((high - low) / 2).ravel()


def _pages(cell):
    return ["".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", ())]


def _found(pattern, pages):
    return [json.loads(unescape(match[1])) for page in pages if (match := pattern.match(page))]


def _pictures(name, pages):
    found = [match for page in pages if (match := PICTURE.match(page))]
    return [Picture(f"{name}-{k}.{kind}", base64.b64decode(data), unescape(words))
            for k, (words, kind, data) in enumerate((match.groups() for match in found), 1)]
