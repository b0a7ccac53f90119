"""The plans of TEACHING.md: their minutes are those of the speaker notes, never typed.

A plan is a table with the columns lesson, sections, minutes. A row names a lesson by a link and the sections of it that
are presented ("all" for all); a break has its own minutes; the last row holds the sum.
"""
import re
from math import ceil

from publish import frame, notes

PLAN = re.compile(r"^\| lesson \| sections \| minutes \|\n\|[-|]+\|\n((?:\|.*\n)+)", re.M)
ROW = re.compile(r"\| (.*?) \| (.*?) ?\| (.*?) \|")
LESSON = re.compile(r"\]\([\w./]*\d\d_(\w+)\.ipynb\)")
SUM = "**together**"


def filled(text, course):
    """The text with the minutes of all its plans computed from the notes of these Lessons."""
    named = {lesson.name: lesson for lesson in course}
    return PLAN.sub(lambda plan: plan[0].replace(plan[1], _filled(plan[1], named)), text)


def rows(text):
    """The rows of each plan as (lesson, sections, minutes), all as texts."""
    return [ROW.findall(plan[1]) for plan in PLAN.finditer(text)]


def minutes(lesson, sections):
    """How long the slides of these sections of a Lesson take, by its notes; rounded up."""
    told = notes.load(lesson.name)
    wanted = set(sections.split(", "))
    if unknown := wanted - {"all", "title", *lesson.sections}:
        raise ValueError(f"TEACHING.md: {lesson.name} has no section {', '.join(sorted(unknown))}")
    shown = [cell["id"] for cell, section in zip(lesson.cells, lesson.sections, strict=True)
             if "all" in wanted and section not in frame.UNSHOWN or (section or "title") in wanted]
    return ceil(sum(told[cell].minutes for cell in shown if cell in told))


def _filled(table, named):
    lines, total = [], 0
    for lesson, sections, typed in ROW.findall(table):
        if lesson == SUM:
            lines.append(f"| {SUM} | | **{total}** |")
            continue
        found = LESSON.search(lesson)
        taken = minutes(named[found[1]], sections) if found and found[1] in named else int(typed or 0)
        total += taken
        lines.append(f"| {lesson} | {sections} | {taken} |")
    return "\n".join(lines) + "\n"
