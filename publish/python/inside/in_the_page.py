"""Runs the cells of a lesson in the page, and tells the page what they print, show and raise, in that order."""
import ast
import io
import json
import linecache
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

import digests

from helpers import described

MOST = 100_000
"""The most letters that one cell prints into the page."""

names = {}
_begins = {}   # the first line of each cell that ran, by the name of its file
_explorers = {}
_post = print


def start(post):
    """Let `post(kind, JSON)` take what is told from now on."""
    global _post
    _post = post
    digests.install()
    forget()


def forget():
    """Know no name but those of every notebook."""
    from IPython.display import display   # it needs this module
    names.clear()
    names.update(__name__="__main__", display=display)


def tell(kind, **content):
    """Tell the page one thing."""
    _post(kind, json.dumps(content))


def run(cell, source):
    """Run the cell of that id, its last expression shown; whether it came to its end. Errors are told."""
    file = f"<{cell}>"
    _begins[file] = source.strip().partition("\n")[0]
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    stream = _Stream()
    try:
        with redirect_stdout(stream), redirect_stderr(stream):
            _run(ast.parse(source, file), file, silent=source.rstrip().endswith(";"))
            show_figures()
    except KeyboardInterrupt:
        tell("error", text="Stopped. What was defined is still there.")
    except BaseException as error:
        tell("error", text=_told(error, file))
    else:
        return True
    return False


def move(explorer, asked):
    """Answer a position that the page asks an explorer for, as JSON."""
    if explorer in _explorers:
        _explorers[explorer]._receive(None, json.loads(asked), None)


def show(thing):
    """Show a value below the cell that runs: in words, and as HTML where it has that."""
    bundle = thing._repr_mimebundle_() if hasattr(thing, "_repr_mimebundle_") else {}
    bundle = bundle[0] if isinstance(bundle, tuple) else bundle
    html = bundle.get("text/html") or (thing._repr_html_() if hasattr(thing, "_repr_html_") else None)
    explorer = None
    if hasattr(thing, "spec") and hasattr(thing, "reply"):
        _explorers[id(thing)] = thing
        explorer = {"id": id(thing), "spec": thing.spec, "first": thing.reply}
    words, caption = bundle.get("text/plain"), None
    if words and html and html.startswith("<img "):
        caption, html = described.meaning(words), _following(html)
    tell("shown", text=words or repr(thing), html=html, caption=caption, explorer=explorer,
         status=getattr(thing, "status", None))


def _run(tree, file, silent):
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, file, "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), file, "eval"), names)
        if value is not None and not silent:
            show(value)


def show_figures():
    """Show what was drawn with pyplot, as a notebook does at the end of a cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    for number in pyplot.get_fignums() if pyplot else ():
        from helpers import figures   # it needs matplotlib, which is here now
        figures.show(pyplot.figure(number))
        pyplot.close(number)


def _following(html):
    """A picture in the colours, light or dark, of the page."""
    from helpers import vector
    return vector.follow_all(html)


def _told(error, file):
    """An error in words: what was raised, and in which line of which cell; where that is another, what called it."""
    lines = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        lines.append((error.filename, error.lineno))
    lines = [line for line in lines if line[0] in _begins]
    called = next((line for line in reversed(lines) if line[0] == file), None)
    place = f" in {_place(*lines[-1], file)}" if lines else ""
    caller = f"\ncalled in {_place(*called, file)}" if called and lines[-1][0] != file else ""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    hint = "\nIf a cell above defines it, press Run all above." if isinstance(error, NameError) else ""
    return f"{type(error).__name__}{place}{caller}\n{said}{hint}".strip()


def _place(cell, line, here):
    which = "this cell" if cell == here else f"the cell that begins with “{_begins[cell]}”"
    return f"line {line} of {which}: {linecache.getline(cell, line).strip()}"


class _Stream(io.TextIOBase):
    """Tells the page what is printed, as long as it is not too much."""

    def __init__(self):
        self._left = MOST

    def write(self, text):
        if self._left > 0:
            tell("text", text=text[:self._left])
        elif self._left > -len(text):
            tell("text", text="\n(more was printed than a page can show)\n")
        self._left -= len(text)
        return len(text)
