"""One cell as HTML: its text, its code in colours, and each of its outputs by its kind."""
import ast
import base64
import re
import struct
from dataclasses import dataclass
from html import escape, unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

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
UNSHOWN = {"verdict", "progress", "proof"}
"""Kinds of output that say something only while the notebook runs."""
PICTURES = {"explorer", "reveal", "question", "figure", "rich"}
"""Kinds of output that stand on a slide without the code that made them."""


@dataclass(frozen=True)
class Output:
    """An output of a cell: its kind (a key of KINDS, or "text") and its HTML."""

    kind: str
    html: str

    @property
    def aspect(self):
        """How many times a figure is as wide as high, from the head of its PNG."""
        head = base64.b64decode(re.search(r"base64,(.{32})", self.html)[1])
        width, height = struct.unpack(">II", head[16:24])
        return width / height


def code(source):
    """Python source in colours."""
    return highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n")


def outputs(cell, explorers):
    """The Outputs of a code cell; an explorer becomes the fragment of that name in `explorers`."""
    found = [_output(output, explorers) for output in cell.get("outputs", ())]
    return [output for output in found if output.kind not in UNSHOWN]


def wrapped(source):
    """Python source in colours, each line an element of its own that goes on further right when it is too long."""
    lines = zip(source.splitlines(), code(source).splitlines(), strict=True)
    return "".join(f'<span class="line" style="--by: {len(line) - len(line.lstrip())}ch">{WHOLE.sub(UNBROKEN, html) or " "}</span>'
                   for line, html in lines)


def without_asserts(source, later=None):
    """The source without its asserts; with the code that follows, also without what neither of them uses then."""
    kept = [node for node in ast.parse(source).body if not isinstance(node, ast.Assert)]
    while later is not None and (
            spare := [node for node in kept if _defined(node) and not _defined(node) & _used(kept, node, later)]):
        kept = [node for node in kept if node not in spare]
    return _only(source, kept)


def without_checks(source):
    """The source without the calls that mark an answer."""
    return _only(source, [node for node in ast.parse(source).body if not isinstance(node, ast.Expr)])


def _only(source, kept):
    """The lines of the statements that are kept, and the comments above them."""
    lines, shown = source.splitlines(), set()
    ends = [0, *(node.end_lineno for node in ast.parse(source).body)]
    for node in kept:
        before = max(end for end in ends if end < node.lineno)
        shown |= set(range(before, node.end_lineno))
    return "\n".join(line for k, line in enumerate(lines) if k in shown).strip("\n")


def _defined(node):
    """The names that a plain assignment or a definition makes; empty for every other statement."""
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def _used(kept, own, later):
    trees = [node for node in kept if node is not own] + [ast.parse(later)]
    return {name.id for tree in trees for name in ast.walk(tree) if isinstance(name, ast.Name)
            and isinstance(name.ctx, ast.Load)}


def _output(output, explorers):
    if output["output_type"] == "stream":
        return _text(output["text"])
    page = "".join(output["data"].get("text/html", ""))
    if not page:
        return _text(output["data"]["text/plain"])
    kind, found = next((kind, match) for kind, pattern in KINDS if (match := pattern.search(page)))
    if kind == "explorer":
        return Output(kind, explorers[unescape(found[1])])
    return Output(kind, f"<figure>{page}</figure>" if kind == "figure" else page)


def _text(text):
    letters = max(map(len, text.splitlines()), default=1)
    long = " long" if letters > LONG else ""
    return Output("text", f'<pre class="output{long}" style="--letters: {letters}">{escape(text.rstrip())}</pre>')
