"""Put Python into the lesson pages of a built site, in a folder of its own: `lay(site, course)`."""
import json
import re
import shutil
import tempfile
from pathlib import Path

from helpers.explore import browser
from publish import cells, structure
from publish.python import supply, wheels

HERE = Path(__file__).parent
CORE = "pyodide.mjs", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"
FIRST = "numpy", "traitlets", "threadpoolctl", "packaging"
"""The packages that come with Python."""
DRAWING = "six", "cycler", "kiwisolver", "contourpy", "pyparsing", "python_dateutil", "pillow", "matplotlib"
"""Those that come with the first picture."""
ALIVE = {"question", "reveal"}
"""Outputs that a page has alive already."""
IMPORTED = re.compile(r"""(from\s+|import\s+)(['"])([@\w][@\w/.-]*)\2""")
TAG = '<link rel="stylesheet" href="../python/python.css">\n<script src="../python/start.js"></script>\n</body>'


def lay(site, course, kept=supply.KEPT, say=print):
    """Lay what runs Python beside the pages of these Lessons in the folder `site`, and tie the pages to it."""
    target = site / "python"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE / "js", target)
    (target / "explorer.js").write_text(browser.script("python"), encoding="utf-8")
    for name in CORE:
        shutil.copy(kept / "pyodide" / name, target)
    _packages(target, kept, say)
    _editor(target / "editor", kept)
    (target / "LICENCES.txt").write_text(licences(), encoding="utf-8")
    (target / "lessons").mkdir()
    for lesson in course:
        (target / "lessons" / f"{lesson.name}.json").write_text(json.dumps(_stored(lesson)), encoding="utf-8")
        page = site / "lessons" / f"{lesson.name}.html"
        page.write_text(page.read_text(encoding="utf-8").replace("</body>", TAG), encoding="utf-8")
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    say(f"  Python for the pages: {size / 1e6:.1f} MB more")


def licences():
    """Whose work is laid beside the pages, one line for each file of the lock."""
    lines = [f"{entry['licence']:40} {name if name == 'pyodide' else ''} {file}"
             for name, group in supply.LOCK.items() for file, entry in group["files"].items() if file != "LICENSE"]
    return ("What runs in these pages, and under which licence. A wheel has its licence in it, the editor's\n"
            "modules have theirs beside them. Pyodide, with its sources: https://github.com/pyodide/pyodide\n\n"
            + "\n".join(lines) + "\n")


def _stored(lesson):
    """What a page needs to know of the code cells of a Lesson: their source, and what they print and show."""
    sections = dict(zip((cell["id"] for cell in lesson.cells), lesson.sections, strict=True))
    return {"setup": [cell["id"] for cell in lesson.code if sections[cell["id"]] == "Setup"],
            "cells": {cell["id"]: _cell(cell) for cell in lesson.code}}


def _cell(cell):
    texts = [output["text"] if output["output_type"] == "stream" else output["data"]["text/plain"]
             for output in cell["outputs"]]
    kinds = {output.kind for output in cells.outputs(cell, _Anything())}
    return {"source": cell["source"], "text": "".join(text if text.endswith("\n") else f"{text}\n" for text in texts),
            "alive": bool(kinds & ALIVE)}


class _Anything(dict):
    """Stands for the explorers where none is shown."""

    def __missing__(self, name):
        return name


def _packages(target, kept, say):
    """The wheels and the course, compiled, and the manifest that says in which order a page loads them."""
    first, drawing = ([next((kept / "pyodide").glob(f"{name}-*.whl")) for name in names]
                      for names in (FIRST, DRAWING))
    with tempfile.TemporaryDirectory() as scratch:
        ours = wheels.write(Path(scratch))
        wheels.compile_all(ours, first + drawing, target, kept, say)
    words = {path.name: "the course" for path in ours}
    told = {part: [{"file": path.name, "words": words.get(path.name, usual), "size": _size(target / path.name)}
                   for path in paths]
            for part, usual, paths in (("first", "NumPy", first + ours), ("later", "matplotlib", drawing))}
    core = sum(_size(target / name) for name in CORE if name != "pyodide.js")   # which only the lab needs
    (target / "manifest.json").write_text(json.dumps({"core": core, **told}, indent=1), encoding="utf-8")
    official = json.loads((kept / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    (target / "pyodide-lock.json").write_text(json.dumps({"info": official["info"], "packages": {}}), encoding="utf-8")


def _size(path):
    return path.stat().st_size


def _editor(target, kept):
    """The modules of the editor, each of which names the others by their files, and their licences."""
    target.mkdir()
    for name, group in supply.LOCK.items():
        if name in ("pyodide", "widgets"):
            continue
        slug = _slug(name)
        for file in group["files"]:
            path = kept / name / file
            if path.suffix == ".js":
                source = IMPORTED.sub(lambda found: f"{found[1]}{found[2]}./{_slug(found[3])}.js{found[2]}",
                                      path.read_text(encoding="utf-8"))
                (target / f"{slug}.js").write_text(source, encoding="utf-8")
            else:
                shutil.copy(path, target / f"{slug}-LICENSE")


def _slug(name):
    return structure.slug(name.lstrip("@"))
