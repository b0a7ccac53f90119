"""Which parts share a page of a deck: as few pages as their estimated heights allow, evenly filled.

The estimates are in pixels of a slide of 1280 x 720 at a type size of 23 px; the browser then takes the largest type
that fits, and the tests see to it that everything does.
"""
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil

from bs4 import BeautifulSoup

from publish import prose

ROOM, WIDTH = 560, 1176
GAP = 14
LETTERS, MONOSPACED = 112, 95   # in a line
LINE, ROW, CODE_LINE = 32, 42, 30
FRAME = 22   # padding of a box around code or output
QUESTION, OPTION = 170, 46
NOTICED = 330   # height of a picture beside what there is to notice
COSTS = {("text", "figure"): 3, ("figure", "notice"): 2, ("code", "printed"): 2}
"""What it costs to turn the page between two kinds of parts; between others it costs nothing, after a lead it costs LEAD."""
LEAD = 2


@dataclass(frozen=True)
class Part:
    """A part of a slide: `kind` is text, notice, code, printed, table or the kind of an output; `height` is estimated."""

    kind: str
    html: str
    height: float
    lead: bool = False
    """Whether it announces what follows it, which should not stand on another page."""


def text(source, kind="text"):
    """A Part of Markdown."""
    return Part(kind, prose.html(source), _height(source), source.rstrip().endswith(":"))


def boxed(kind, html, source):
    """A Part of lines in a box: code, or what it printed."""
    lines = sum(1 + len(line) // MONOSPACED for line in source.splitlines())
    return Part(kind, html, lines * CODE_LINE + FRAME)


def question(html):
    """A Part for a question with its options."""
    return Part("question", html, QUESTION + OPTION * html.count("<li>"))


def explorer(html):
    """A Part for an explorer, which fills a page."""
    return Part("explorer", html, ROOM)


def figure(html, aspect):
    """A Part for a picture that is `aspect` times as wide as high; it shrinks to what the words leave, but not to nothing."""
    return Part("figure", html, min(400, WIDTH / aspect))


def tables(html):
    """Parts for the tables of a page, each with the heading above it; a long one goes on in a table of its own."""
    parts = []
    for table in BeautifulSoup(html, "html.parser").find_all("table"):
        title = "".join(f"<h3>{heading.decode_contents()}</h3>" for heading in table.find_previous_siblings("h4", limit=1))
        for rows in _shares(table.tbody.find_all("tr")):
            body = "".join(map(str, rows))
            parts.append(Part("table", f"{title}<table>{table.thead}<tbody>{body}</tbody></table>", _table_height(rows)))
    return parts


def pages(parts):
    """The parts in lists, one for each page: as few as fit, turned where it costs least, evenly filled."""
    for count in range(len(parts)):
        fitting = [split for split in _splits(parts, count) if all(map(_fits, split))]
        if fitting:
            return min(fitting, key=lambda split: (_cost(split), max(map(height, split))))
    return []


def height(parts):
    """The estimated height of parts on one page. The words before a picture give way to what there is to notice, and a
    question stands beside its picture."""
    heights = Counter()
    for part in parts:
        heights[part.kind] += part.height
    full = heights.total() + GAP * (len(parts) - 1)
    if heights["figure"] and heights["question"]:
        return full - min(heights["figure"], heights["question"])
    if heights["figure"] and heights["notice"]:
        return full - min(heights["text"] + heights["figure"] - min(NOTICED, heights["figure"]), heights["notice"])
    return full


def _fits(parts):
    return len(parts) == 1 or height(parts) <= ROOM


def _splits(parts, count):
    for cuts in combinations(range(1, len(parts)), count):
        yield [parts[a:b] for a, b in pairwise((0, *cuts, len(parts)))]


def _cost(split):
    ends = [(page[-1], following[0]) for page, following in pairwise(split)]
    return sum(max(COSTS.get((a.kind, b.kind), 0), LEAD * a.lead) for a, b in ends)


def _height(source):
    if "$$" in source:
        return 76 if re.search(r"frac|sum|begin", source) else 52
    if source.lstrip().startswith("|"):
        return sum(ROW + len(prose.plain(line)) // LETTERS * LINE for line in source.strip().splitlines()) - ROW
    lines = [line for line in source.splitlines() if line.strip()]
    items = [line for line in lines if re.match(r"\s*(-|\d+\.) ", line)]
    wrapped = sum(1 + len(_words(line)) // LETTERS for line in (lines if items else [" ".join(lines)]))
    return wrapped * LINE + 7 * len(items)


def _shares(rows):
    """The rows in as few shares of one size as fit a page each."""
    shares = (_chunks(rows, ceil(len(rows) / count)) for count in range(1, len(rows) + 1))
    return next(share for share in shares if max(map(_table_height, share)) <= ROOM or len(share) == len(rows))


def _chunks(rows, size):
    return [rows[k:k + size] for k in range(0, len(rows), size)]


def _table_height(rows):
    return 2 * ROW + sum(ROW + int(len(row.get_text()) / (0.8 * LETTERS)) * LINE for row in rows)


def _words(line):
    """A line as wide as it is shown: a command of a formula is one sign."""
    return re.sub(r"[{}$^_]", "", re.sub(r"\\[a-zA-Z]+ ?", "x", prose.plain(line)))
