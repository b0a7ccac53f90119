"""What a student has predicted and solved: kept in progress.json beside their own copies of the lessons, sent nowhere.

The file holds {lesson: [what was done]}: "prediction", or the number of an exercise; the site has the same file.
"""
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

FILE = "progress.json"
LAID = ".laid.json"
"""What marks a folder with a student's own copies (publish/lab/copies.py): only there something is kept."""
PREDICTION = "prediction"
NUMBERED = re.compile(r"\d\d_(\w+)")
EXERCISE = re.compile(r"^### Exercise (\d+)", re.M)
NOWHERE = ("Nothing is kept here: open the lessons with make lab, which lays copies of your own, "
           "and what you do there is noted.")


@dataclass(frozen=True)
class Row:
    """One lesson: its title, whether it asks for a prediction and has got one, and its exercises."""

    title: str
    asks: bool
    predicted: bool
    solved: list
    open: list

    @property
    def cells(self):
        """Its words for the table."""
        listed = [", ".join(part) or "none" for part in (self.solved, self.open)]
        return [self.title, "-" if not self.asks else "yes" if self.predicted else "not yet", *listed]


class Overview(tuple):
    """The Rows of all lessons, as a table."""

    HEAD = ("lesson", "predicted", "solved", "open")

    def __repr__(self):
        rows = [self.HEAD, *(row.cells for row in self)]
        widths = [max(map(len, column)) for column in zip(*rows)]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)

    def _repr_html_(self):
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.cells)}</tr>" for row in self)
        head = "".join(f"<th>{name}</th>" for name in self.HEAD)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def note(lesson, what, folder=Path()):
    """Keep that something of a lesson was done, in a folder of a student's own copies alone. Never raises."""
    if not (folder / LAID).exists():
        return
    known = kept(folder)
    if what not in known.get(lesson, ()):
        try:
            half = (folder / FILE).with_suffix(".half")
            known[lesson] = [*known.get(lesson, ()), what]
            half.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
            half.replace(folder / FILE)
        except OSError:   # a folder that cannot be written to keeps nothing
            pass


def kept(folder=Path()):
    """What the file holds; nothing where there is none, or where it is no such file."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {str(name): [str(one) for one in done] for name, done in told.items() if isinstance(done, list)}
    except (OSError, ValueError, AttributeError):
        return {}


def so_far(folder=Path()):
    """The Overview of a folder of a student's own copies, or a sentence where nothing is kept; prints it."""
    if not (folder / LAID).exists():
        print(NOWHERE)
        return None
    known, rows = kept(folder), []
    for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            text = "\n".join("".join(cell["source"]) for cell in cells)
        except (ValueError, KeyError, TypeError):
            continue   # half a notebook tells nothing
        if not (named := NUMBERED.fullmatch(path.stem)):
            continue   # one that was set aside
        numbers, done = list(dict.fromkeys(EXERCISE.findall(text))), known.get(named[1], ())
        title = text.partition("\n")[0].lstrip("# ").partition(":")[0]
        rows.append(Row(title, "lesson.predict(" in text, PREDICTION in done,
                        [one for one in numbers if one in done], [one for one in numbers if one not in done]))
    return Overview(rows)
