"""Which edition of the course this is: its version, when it was released, and when each lesson was last changed."""
import json
import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

from helpers import __version__

ROOT = Path(__file__).parent.parent
VERSION = __version__
AUTHORS = "The authors of the normalization course"
TITLE = "Normalization in deep learning: a course in notebooks"
NOTED = "changed.json"
"""The file in which a copy of the course that has no history keeps the dates of its lessons."""
RELEASED = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", re.M)
LESSON = re.compile(r"(?:notebooks/\d\d_|helpers/lessons/)(\w+)(?:\.ipynb|/.*)")


def released(root=ROOT):
    """{version: its day of release} of CHANGELOG.md, newest first."""
    return {version: date.fromisoformat(day)
            for version, day in RELEASED.findall((root / "CHANGELOG.md").read_text(encoding="utf-8"))}


@cache
def changed(root=ROOT):
    """{name of a lesson: the day on which its notebook or its package was last changed}.

    From the history of the folder, else from what was noted in it; empty where neither tells.
    """
    noted = root / NOTED
    if noted.exists():
        told = json.loads(noted.read_text(encoding="utf-8"))
        return {name: date.fromisoformat(day) for name, day in told.items()}
    return _from_history(root)


def note(folder, root=ROOT):
    """Write the dates of the lessons into a copy of the course that has no history of its own."""
    told = {name: day.isoformat() for name, day in sorted(changed(root).items())}
    (folder / NOTED).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8", newline="\n")


def written(day):
    """A day as a text has it: 21 November 2026."""
    return f"{day.day} {day:%B %Y}"


def stamp(name, root=ROOT):
    """The line that says of a lesson which edition it is from and when it was last changed, if that is known."""
    day = changed(root).get(name)
    return f"Edition {VERSION}" + (f", last changed on {written(day)}" if day else "")


def cite(title, root=ROOT):
    """How a lesson of that title is cited: as a sentence, and as an entry of BibTeX."""
    days = released(root)
    year = days.get(VERSION, max(days.values())).year
    key = "_".join(re.findall(r"[a-z]+", title.lower())[:3])
    fields = {"author": f"{{{AUTHORS}}}", "title": title, "booktitle": TITLE, "edition": VERSION, "year": year}
    entry = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"{AUTHORS} ({year}). {title}. In: {TITLE}, edition {VERSION}.", f"@incollection{{{key},\n{entry}\n}}"


def git(root, *arguments):
    """What git prints, or None where there is no git or no history."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, encoding="utf-8")
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout


def _from_history(root):
    if git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}   # a shallow copy gives all files the day of its one commit
    days, day = {}, None
    for line in git(root, "log", "--format=%x00%cs", "--name-only", "--relative", "--", ".").splitlines():
        if line.startswith("\0"):
            day = date.fromisoformat(line[1:])
        elif found := LESSON.fullmatch(line):
            days.setdefault(found[1], day)
    return days
