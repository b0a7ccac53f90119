"""The works that the lessons cite, and the lessons that cite each."""
from helpers import data
from publish import structure

HEADER = ("key", "authors", "year", "title", "venue", "arxiv")


def load(course):
    """The rows of data/references.csv as dicts, each with the Lessons that name the work or link to it."""
    rows = data.rows("references", header=HEADER)
    texts = {lesson: "\n".join(map(structure.markdown, lesson.cells)) for lesson in course}
    for row in rows:
        row["lessons"] = [lesson for lesson, text in texts.items() if names(text, row)]
    return sorted(rows, key=lambda row: row["key"])


def names(text, row):
    """Whether a text names the work of a row, or links to it."""
    return row["key"] in text or bool(row["arxiv"]) and row["arxiv"] in text
