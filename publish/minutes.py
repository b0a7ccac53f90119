"""How long a lesson takes: computed from what it holds outside Deeper, and never guessed."""
import math
import re

from publish import structure

WORDS, LINES = 165, 6
"""Words and lines of code that a newcomer reads in a minute, as blind trials of the lessons suggest."""
EXPLORER = 3
EXERCISE = re.compile(r"^### Exercise (?P<number>\d+)[^\n]*\n+\*(?P<minutes>\d+) minutes? · (?P<kind>\w+)\*$", re.M)
QUIZ = re.compile(r"^lesson\.(predict|reveal)\(", re.M)
"""Code that only puts a question or its answer: what is read of it is the quiz, whose minute is counted."""
DISPLAYED = re.compile(r"\$\$.+?\$\$|^```python", re.S | re.M)
STATED = re.compile(r"(?<=\*\*)\d+(?= minutes\*\*)")


def words(cells):
    """The words of the markdown outside Deeper."""
    return sum(len(structure.markdown(cell).split()) for cell in structure.core(cells))


def exercises(cells):
    """(minutes, kind) of each exercise, as the line below its heading says; None where one does not say it."""
    prompts = [cell for cell in cells if "exercise" in structure.tags(cell)]
    found = [EXERCISE.search(cell["source"]) for cell in prompts]
    return [(int(match["minutes"]), match["kind"]) for match in found] if all(found) else None


def needed(cells):
    """The minutes that the cells of a lesson need, rounded up; None where an exercise does not say its own."""
    taken = exact(cells)
    return None if taken is None else math.ceil(taken)


def exact(cells):
    """As `needed`, not rounded."""
    core, own = structure.core(cells), exercises(cells)
    if own is None:
        return None
    setup = [cell for cell, section in zip(core, structure.sections(core)) if section == "Setup"]
    lines = sum(structure.code_lines(cell) for cell in structure.to_read(core)
                if cell not in setup and not QUIZ.search(cell["source"]))
    looks = sum(structure.shows(cell, "figure") for cell in core) + sum(
        len(DISPLAYED.findall(structure.markdown(cell))) for cell in core) + sum(
        bool(structure.PREDICTION.search(cell["source"])) for cell in core)
    moves = sum(structure.shows(cell, "explorer") for cell in core)
    return words(core) / WORDS + lines / LINES + looks + EXPLORER * moves + sum(time for time, _ in own)


def stated(cells):
    """The text of the title cell with the minutes that the lesson needs; as it is where they are not known."""
    minutes = needed(cells)
    text = cells[0]["source"]
    return STATED.sub(str(minutes), text, count=1) if minutes else text
