"""The glossary: every term with the sentence of a lesson that defines it, and the symbols of all lessons."""
import re
from dataclasses import dataclass

from helpers import data
from publish import prose

HEADER = ("term", "lesson", "cell", "phrase")
END = re.compile(r"(?<!et al)[.?!](?:\*{1,2})?\)?(?:\*{1,2})?(?=\s|\$\$|$)")
SYMBOL = re.compile(r"^\| (\$.+?\$[^|]*) \| ([^|]+) \| ([^|]+) \|", re.M)


@dataclass(frozen=True)
class Entry:
    """A term, the lesson and the cell that define it, and its definition as Markdown."""

    term: str
    lesson: object
    cell: str
    definition: str


def load(course):
    """The Entries of data/glossary.csv in these Lessons; ValueError names a term whose sentence is not there."""
    cells = {(lesson.name, cell["id"]): (lesson, cell["source"]) for lesson in course for cell in lesson.cells}
    entries = []
    for row in data.rows("glossary", header=HEADER):
        lesson, source = cells[row["lesson"], row["cell"]]
        entries.append(Entry(row["term"], lesson, row["cell"], sentence(source, row["phrase"])))
    return entries


def sentence(source, phrase):
    """The sentence of a Markdown source that begins with the phrase, with a capital letter and a full stop."""
    start = source.find(phrase)
    if start < 0:
        raise ValueError(f"data/glossary.csv: no cell says {phrase!r}: give the words as the lesson has them")
    text = source[start:]
    end = END.search(text)
    text = text[:end.end()] if end else text.partition("\n\n")[0]
    for mark in ("**", "$$", "*"):
        if text.count(mark) % 2:
            text = text.removesuffix(mark) if text.endswith(mark) else text + mark
    if text.count(")") > text.count("("):
        text = text.replace(")", "", 1)
    letter = re.search(r"[A-Za-z]", text)
    return text if text[0] in "$`" else text[:letter.start()] + letter[0].upper() + text[letter.end():]


def symbols(course):
    """The symbols of all lessons as (symbol, in code, meaning, lesson), Markdown, each where it first stands."""
    first = {}
    for lesson in course:
        for symbol, code, meaning in SYMBOL.findall(lesson.text("Symbols")):
            first.setdefault(symbol, (symbol, code.strip(), meaning.strip(), lesson))
    return list(first.values())
