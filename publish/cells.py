"""One cell as HTML: its text, its code in colours, and each of its outputs by its kind."""
import re
from dataclasses import dataclass
from html import escape, unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers import described, vector

KINDS = (  # the first pattern found in an output's HTML names its kind
    ("explorer", re.compile(r'^<div class="explorer" data-name="([^"]*)"')),
    ("reveal", re.compile(r"^<div data-reveal=")),
    ("question", re.compile(r'^<div class="quiz"')),
    ("figure", re.compile(r"^<img ")),
    ("verdict", re.compile(r'^<div role="status"')),
    ("proof", re.compile(r'^<details class="proof"')),
    ("progress", re.compile(r"^<p>\d+ runs?</p>$")),
    ("rich", re.compile("")),
)
LONG = 92
"""The most letters of a printed line that a slide does not break."""
WHOLE = re.compile(r'<span class="(s1|s2|mf|mi)">([^<]{1,40})</span>')
UNBROKEN = r'<span class="\1 whole">\2</span>'
"""Short strings and numbers, which a slide does not break."""
PLAIN = re.compile(r'<span class="(?!(?:k|kn|kc|ow|s1|s2|sa|si|sd|se|mi|mf|c1|nf|fm|nc)")\w+">([^<]*)</span>')
"""Words of a program that have no colour in theme.css."""
UNSHOWN = {"verdict", "progress"}
"""Kinds of output that say something only while the notebook runs."""
PICTURES = {"explorer", "reveal", "question", "figure", "rich"}
"""Kinds of output that stand on a slide without the code that made them."""


@dataclass(frozen=True)
class Output:
    """An output of a cell: its kind (a key of KINDS, or "text") and its HTML."""

    kind: str
    html: str

    @property
    def captioned(self):
        """The HTML, a figure with its meaning below it: what its words say before they list what is drawn."""
        words = re.search(r'alt="([^"]*)"', self.html)
        if self.kind != "figure" or not (caption := described.meaning(unescape(words[1]))):
            return self.html
        return self.html.replace("</figure>", f'<figcaption aria-hidden="true">{escape(caption)}</figcaption></figure>')


def code(source):
    """Python source in colours."""
    return PLAIN.sub(r"\1", highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n"))


def outputs(cell, explorers):
    """The Outputs of a code cell; an explorer becomes the fragment of that name in `explorers`."""
    shown = [_output(output, explorers) for output in cell.get("outputs", ())]
    return [output for output in shown if output.kind not in UNSHOWN]


def wrapped(source):
    """Python source in colours, each line an element of its own that goes on further right when it is too long."""
    lines = zip(source.splitlines(), code(source).splitlines(), strict=True)
    return "".join(f'<span class="line" style="--by: {len(line) - len(line.lstrip())}ch">'
                   f'{WHOLE.sub(UNBROKEN, html)}\n</span>'
                   for line, html in lines)


def _output(output, explorers):
    if output["output_type"] == "stream":
        return _text(output["text"])
    page = "".join(output["data"].get("text/html", ""))
    if not page:
        return _text(output["data"]["text/plain"])
    kind, match = next((kind, match) for kind, pattern in KINDS if (match := pattern.search(page)))
    if kind == "explorer":
        return Output(kind, explorers[unescape(match[1])])
    return Output(kind, f"<figure>{vector.follow_all(page)}</figure>" if kind == "figure" else page)


def _text(text):
    letters = max(map(len, text.splitlines()), default=1)
    long = " long" if letters > LONG else ""
    return Output("text", f'<pre class="output{long}" style="--letters: {letters}">{escape(text.rstrip())}</pre>')
