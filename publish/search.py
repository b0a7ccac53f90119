"""The index of the search: each section of each lesson and each term of the glossary, as words."""
import json
import re

from publish import prose, structure

LONG = re.compile(r"frac|sum|sqrt|partial|Vert|leftarrow|\\left")
"""What only the formula itself can show."""


def index(course, entries, more=()):
    """The index as a script that sets `searchIndex`: a list of [address, title, place, text, words].

    The rows `more` are the last; what is searched and not shown stands in `words`, which may be missing.
    """
    rows = [row for lesson in course for row in _sections(lesson)]
    rows += [[f"glossary.html#{structure.slug(entry.term)}", entry.term, "Glossary", _words(entry.definition)]
             for entry in entries]
    rows += more
    return f"const searchIndex = {json.dumps(rows, ensure_ascii=False)};\n"


def _sections(lesson):
    rows = []
    for cell, section in zip(lesson.cells, lesson.sections, strict=True):
        if cell["cell_type"] != "markdown" or section == "Setup":
            continue
        if structure.level(cell):
            place = f"{lesson.number} {lesson.title}"
            title = prose.plain(prose.heading(cell["source"]))
            rows.append([f"lessons/{lesson.name}.html#{cell['id']}", title, place, ""])
        rows[-1][3] = f"{rows[-1][3]} {_words(prose.body(cell['source']))}".strip()
    return rows


def _words(text):
    """The words of a Markdown text, without the marks of tables and without long formulas; `\\gamma` becomes gamma."""
    text = re.sub(r"\$\$.*?\$\$", " ", structure.MINUTES.sub(" ", text), flags=re.S)
    text = re.sub(r"\$([^$]*)\$", lambda formula: _short(formula[1]), text)
    return re.sub(r"[\s|]+", " ", prose.plain(text))


def _short(formula):
    return "" if LONG.search(formula) else re.sub(r"\\(?:hat|,|;|text|mathrm)|[\\{}]", "", formula)
