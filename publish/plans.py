"""The plans of TEACHING.md: their minutes are computed, never typed.

A plan is a table with the columns lesson, sections, minutes. A row names a lesson by a link and the sections of it that
are presented ("all" for all), and its minutes are those of the speaker notes; a break has its own minutes. With a
column exercises the plan is for one who works alone: its minutes are those of reading these sections and of doing the
exercises whose numbers are given. The last row holds the sum.
"""
import re
from math import ceil

from publish import notes, structure
from publish.minutes import EXERCISE, exact

PLAN = re.compile(r"^\| lesson \| sections \| (?:exercises \| )?minutes \|\n\|[-|]+\|\n((?:\|.*\n)+)", re.M)
LESSON = re.compile(r"\]\([\w./]*\d\d_(\w+)\.ipynb\)")
SUM = "**together**"


def filled(text, course):
    """The text with the minutes of all its plans computed from these Lessons and their notes."""
    named = {lesson.name: lesson for lesson in course}
    return PLAN.sub(lambda plan: plan[0].replace(plan[1], _filled(_rows(plan[1]), named)), text)


def rows(text):
    """The rows of each plan as [lesson, sections, (exercises,) minutes], all as texts."""
    return [_rows(plan[1]) for plan in PLAN.finditer(text)]


def minutes(lesson, sections):
    """How long the slides of these sections of a Lesson take, by its notes; rounded up."""
    told, wanted = notes.load(lesson.name), _wanted(lesson, sections)
    shown = [cell["id"] for cell, section in _placed(lesson)
             if "all" in wanted and section not in structure.UNSHOWN or (section or "title") in wanted]
    return ceil(sum(told[cell].minutes for cell in shown if cell in told))


def alone(lesson, sections, exercises):
    """How long it takes to read these sections of a Lesson and to do its exercises of these numbers; rounded."""
    wanted, numbers = _wanted(lesson, sections), set(exercises.split(", "))
    prompts = {cell["id"]: EXERCISE.search(cell["source"])["number"] for cell, _ in _placed(lesson)
               if "exercise" in structure.tags(cell)}
    if unknown := numbers - set(prompts.values()):
        raise ValueError(f"TEACHING.md: {lesson.name} has no exercise {', '.join(sorted(unknown))}")
    chosen = [cell for cell, section in _placed(lesson)
              if (prompts[cell["id"]] in numbers if cell["id"] in prompts else (section or "title") in wanted)]
    return round(exact(chosen))


def _placed(lesson):
    return zip(lesson.cells, lesson.sections, strict=True)


def _wanted(lesson, sections):
    wanted = set(sections.split(", "))
    if unknown := wanted - {"all", "title", *lesson.sections}:
        raise ValueError(f"TEACHING.md: {lesson.name} has no section {', '.join(sorted(unknown))}")
    return wanted


def _rows(table):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def _filled(table, named):
    lines, total = [], 0
    for lesson, *chosen, typed in table:
        found = LESSON.search(lesson)
        if lesson == SUM:
            typed = f"**{total}**"
        elif found and found[1] in named:
            typed = (alone if len(chosen) == 2 else minutes)(named[found[1]], *chosen)
        total += int(typed) if lesson != SUM else 0
        lines.append(" | ".join(["", lesson, *chosen, str(typed), ""]).strip() + "\n")
    return "".join(lines)
