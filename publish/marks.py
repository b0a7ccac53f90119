"""Proven numbers in the text of a page: each can be pointed at, focused and tapped, and tells what computes it."""
import ast
import json
import re
from html import escape, unescape

from publish import proofs, proven, structure

DATA = re.compile(r'<details class="proof" data-proof="([^"]*)"')
PIECE = re.compile(r"(<math.*?</math>|<pre.*?</pre>|<code.*?</code>|<[^>]*>)", re.S)
"""What a page is cut at: formulas, code and tags; a formula is marked as a whole."""


def answers(lesson):
    """{place of a text: {piece of the text: what it says when it is asked}}; the nearest proof answers first."""
    cells = {place: proofs.read(cell, place)
             for place, cell in enumerate(lesson.cells) if "proof" in structure.tags(cell)}
    told = {place: _told(lesson.cells[place], proof) for place, proof in cells.items()}
    cited = {key: words for place, proof in cells.items() for key, words in told[place].items() if key in proof.cited}
    answers_at = {}
    for place, cell in enumerate(lesson.cells):
        if cell["cell_type"] == "markdown":
            near = reversed(proven.candidates(lesson, place, cells))
            answers_at[place] = cited | {key: words for proof in near for key, words in told[proof.place].items()}
    return answers_at


def marked(page, told, name):
    """The HTML of a text with its proven pieces marked; `name` is the id of its cell."""
    keys = sorted(told, key=len, reverse=True)
    if not keys:
        return page
    sought = re.compile("|".join(rf"(?<![\w.-]){_flexible(key)}(?!\d|\.\d)" for key in keys))
    count, parts = iter(range(1, 10_000)), []

    def mark(shown, key, label=""):
        ident = f"{name}-proof-{next(count)}"
        return (f'<span class="proven">'
                f'<span role="button" tabindex="0"{label} aria-describedby="{ident}">{shown}</span>'
                f'<span role="tooltip" id="{ident}">{escape(told[key])}</span></span>')

    for part in PIECE.split(page):
        if part.startswith("<math"):
            numbers = re.findall(r"<mn>([\d.,]+)</mn>", part)
            key = next((key for key in keys if key.lstrip("-") in numbers), None)
            parts.append(mark(part, key, f' aria-label="{escape(key)}"') if key else part)
        elif part.startswith("<"):
            parts.append(part)
        else:
            parts.append(sought.sub(lambda match: mark(match[0], _key(keys, match[0])), part))
    return "".join(parts)


def _told(cell, proof):
    """What each text of a proof says: the expression and its full value, or the source."""
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"]]
    held = next((json.loads(unescape(match[1])) for page in pages if (match := DATA.match(page))), {"values": {}})
    computed = {key: f"{ast.unparse(node)} = {held['values'].get(key, '?')}" for key, node in proof.stated.items()}
    return computed | {key: f"Source: {source}" for key, source in proof.cited.items()}


def _flexible(key):
    """A pattern for a key in HTML, whatever its spaces."""
    return r"\s+".join(re.escape(escape(word, quote=False)) for word in key.split())


def _key(keys, shown):
    return next(key for key in keys if re.fullmatch(_flexible(key), shown))
