"""The speaker notes of a lesson: publish/speaker_notes/column_statistics.md, keyed by the cell that a slide
begins with."""
import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl

from publish import prose

FOLDER = Path(__file__).parent / "speaker_notes"
NOTE = re.compile(r"\*\*(?P<minutes>\d+(?:\.5)?) min\*\* (?P<text>.+)", re.S)
STATE = re.compile(r"\[([^\]]*)\]\(#([^)\s]+=[^)\s]*)\)")
"""The way to a state of the explorer on the slide, as in [gamma 4](#gamma=4)."""
POINT = re.compile(r"^- \*\*(Expect|Ask|Answer):\*\* (.+)$", re.M)


@dataclass(frozen=True)
class Note:
    """What a lecturer says on one slide: `source` is Markdown."""

    minutes: float
    source: str

    def html(self, address):
        """The note as the speaker view shows it: states with their keys, as ways to the explorer's page
        at `address`."""
        keys = count(1)
        return prose.html(STATE.sub(lambda found: f"[{found[1]}]({address}#{found[2]}) <kbd>{next(keys)}</kbd>",
                                    self.source))

    @property
    def states(self):
        """What is named of each state in it, as {key of a control: text}, in order."""
        return [dict(parse_qsl(state)) for _, state in STATE.findall(self.source)]

    @property
    def points(self):
        """What to expect, to ask and to answer, as (kind, Markdown)."""
        return POINT.findall(self.source)


def load(name):
    """The notes of a lesson as {cell id: Note}, none without a file; ValueError names a note without its minutes."""
    file = FOLDER / f"{name}.md"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    parts = re.split(r"^## (\S+)\n", text, flags=re.M)
    return {cell: _note(name, cell, note.strip()) for cell, note in zip(parts[1::2], parts[2::2])}


def states(name):
    """All states of explorers that the notes of a lesson lead to, as Note.states."""
    return [state for note in load(name).values() for state in note.states]


def minutes(told):
    """How long the slides of a lesson with these notes take to present."""
    return sum(note.minutes for note in told.values())


def _note(name, cell, source):
    parts = NOTE.fullmatch(source)
    if not parts:
        raise ValueError(f"{name}.md: the note {cell!r} must begin with its minutes, as in **2 min**")
    return Note(float(parts["minutes"]), source)
