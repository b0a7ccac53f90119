"""The works that the lessons cite, and the lessons that cite each."""
import csv
from pathlib import Path

from tools import frame

TABLE = Path(__file__).parent.parent / "data" / "references.csv"


def load(course):
    """The rows of data/references.csv as dicts, each with the Lessons that name the work or link to it."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {lesson: "\n".join(map(frame.markdown, lesson.cells)) for lesson in course}
    for row in rows:
        row["lessons"] = [lesson for lesson, text in texts.items()
                          if row["key"] in text or row["arxiv"] and row["arxiv"] in text]
    return sorted(rows, key=lambda row: row["key"])
