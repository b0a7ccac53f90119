"""Runs the cells of a lesson in the page, and tells the page what they print, show and raise, in that order."""
import ast
import base64
import io
import json
import linecache
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

MOST = 100_000
"""The most letters that one cell prints into the page."""

names = {"__name__": "__main__"}
_explorers = {}
_post = print


def start(post):
    """Let `post(kind, JSON)` take what is told from now on."""
    global _post
    _post = post
    from IPython.display import display   # it needs this module
    names["display"] = display


def tell(kind, **content):
    """Tell the page one thing."""
    _post(kind, json.dumps(content))


def run(cell, source):
    """Run the cell of that id, its last expression shown; whether it came to its end. Errors are told."""
    file = f"<{cell}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    stream = _Stream()
    try:
        with redirect_stdout(stream), redirect_stderr(stream):
            _run(ast.parse(source, file), file, silent=source.rstrip().endswith(";"))
            _show_figures()
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
    tell("shown", text=bundle.get("text/plain") or repr(thing), html=html, explorer=explorer,
         status=getattr(thing, "status", None))


def _run(tree, file, silent):
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, file, "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), file, "eval"), names)
        if value is not None and not silent:
            show(value)


def _show_figures():
    """What was drawn with pyplot, which a notebook shows at the end of a cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    for number in pyplot.get_fignums() if pyplot else ():
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", bbox_inches="tight")
        pyplot.close(number)
        data = base64.b64encode(picture.getvalue()).decode()
        tell("shown", text="a figure", html=f'<img alt="what this cell drew" src="data:image/png;base64,{data}">',
             explorer=None, status=None)


def _told(error, file):
    """An error as one sentence, with the line of the cell that it came from."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    line = error.lineno if isinstance(error, SyntaxError) else (lines or [None])[-1]
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    place = f" in line {line}: {linecache.getline(file, line).strip()}" if line else ""
    hint = "\nIf a cell above defines it, press Run all above." if isinstance(error, NameError) else ""
    return f"{type(error).__name__}{place}\n{said}{hint}".strip()


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
