"""Builds the student edition, which holds no solution: `python -m publish.student`.
It is searched before it is handed out."""
import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from helpers import lessons as packages
from publish import edition, folder, leaks, lessons, sealing, structure
from publish.python import supply

TARGET = folder.BUILD / "student"
LEFT_OUT = (".*", "build", "my", "editions", "tests", "speaker_notes", "__pycache__", "*.egg-info", "CONTRIBUTING.md",
            "template.ipynb", "hub", "progress.json")
"""What is for those who build the course, or hold a lecture."""
EMPTIED = {"helpers/lessons/clinic/repairs.py"}
"""Modules that are solutions."""
TOLD = re.compile(r"lesson\.(?:exercises|repairs)\b|\bEXERCISES\b|\btasks\.")
"""What a proof cell names whose numbers come from solutions."""
SAID = re.compile(r" ?[^.\n]*\b[Ss]olution\b[^.\n]*\.")
WITHOUT = '"""The solutions are with the instructor."""\n'
GUIDE = "# Teaching\n\nThis is the student edition. The instructor's guide comes with the full course.\n"
SERVED = """
On a web server, such as `python3 -m http.server -d site`, the code in the pages can be changed and run."""
README = """\
# Normalization in deep learning: the student edition

The lessons as pages, which need only a browser: open `site/index.html`. The slides: `slides/index.html`.{served}

To run and change everything you need Python 3.11 or newer with pip, and make; then, in the folder `course`:

    make lab

You write in copies of your own, in `my/`. `lesson.check(1, answer)` says whether an answer is right, and often why
it is not. The solutions are with your instructor. Code: MIT. Text and figures: CC BY 4.0 (`course/LICENSE`).
"""


def lay(target, root=edition.ROOT):
    """Copy the course into the folder `target`, without its solutions."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.rmtree(target / "helpers" / "lessons" / "template", ignore_errors=True)
    for path in (target / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [_said(cell) for cell in without_solutions(notebook.cells)]
        nbformat.write(notebook, path)
    for name in EMPTIED:
        (target / name).write_text(WITHOUT, encoding="utf-8", newline="\n")
    for name in packages.names():
        if (target / "helpers" / "lessons" / name).exists():
            _seal(name, target)
    (target / "TEACHING.md").write_text(GUIDE, encoding="utf-8", newline="\n")
    _write_readme(target)
    edition.note(target, root)


def _write_readme(folder, served=""):
    (folder / "README.md").write_text(README.format(served=served), encoding="utf-8", newline="\n")


def without_solutions(cells):
    """The cells but for solutions, and for proofs that need them; ValueError where another cell needs one."""
    gone = [cell for cell in cells if _tells(cell)]
    while True:
        kept = [cell for cell in cells if cell not in gone]
        needing = list(_needing(cells, gone))
        if not needing:
            return kept
        if stuck := [cell["id"] for cell in needing if "proof" not in structure.tags(cell)]:
            raise ValueError(f"The cell {stuck[0]} needs a name that only a solution binds: bind it elsewhere.")
        gone += needing


def _needing(cells, gone):
    """The code cells that are left and load a name which, up to there, only cells that are gone have bound."""
    lost, bound = set(), set()
    for cell in (cell for cell in cells if cell["cell_type"] == "code"):
        if cell in gone:
            lost |= _names(cell, ast.Store) - bound
        else:
            bound |= _names(cell, ast.Store)
            arguments = {node.arg for node in ast.walk(ast.parse(cell["source"])) if isinstance(node, ast.arg)}
            if _names(cell, ast.Load) & lost - bound - arguments:
                yield cell


def _names(cell, use):
    """The names that a code cell loads or stores; what it defines and imports is stored."""
    nodes = list(ast.walk(ast.parse(cell["source"])))
    named = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, use)}
    defined = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    imported = {(alias.asname or alias.name).partition(".")[0]
                for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    return named | defined | imported if use is ast.Store else named


def _tells(cell):
    """Whether a cell is a solution, or computes from one."""
    tags = structure.tags(cell)
    return "solution" in tags or "proof" in tags and bool(TOLD.search(cell["source"]))


def _said(cell):
    if "exercise" in structure.tags(cell):
        cell["source"] = SAID.sub("", cell["source"])
    return cell


def _seal(name, target):
    """Put the exercises of a lesson in the place of those with answers."""
    package = target / "helpers" / "lessons" / name
    module = package / "exercises.py"
    others = [path.read_text(encoding="utf-8")
              for path in (*package.glob("*.py"), *(target / "notebooks").glob(f"*_{name}.ipynb"))
              if path != module]
    module.write_text(sealing.source(module.read_text(encoding="utf-8"), "\n".join(others)), encoding="utf-8",
                      newline="\n")
    kept = {number: sealing.kept(exercise, f"{edition.VERSION} {name} {number}")
            for number, exercise in packages.load(name).EXERCISES.items()}
    (package / "exercises.json").write_text(json.dumps(kept) + "\n", encoding="utf-8", newline="\n")


def build(target, say=print):
    """Write the student edition into the folder `target`: the course, its pages and decks;
    ValueError where a solution shows."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    lay(target / "course")
    code = "import sys; from pathlib import Path; from publish import release; release.pages(*map(Path, sys.argv[1:]))"
    subprocess.run([sys.executable, "-c", code, target, supply.KEPT], cwd=target / "course", check=True,
                   env=leaks.environment(target / "course"))
    _write_readme(target, SERVED if (target / "site" / "python").is_dir() else "")
    say("  looking for solutions")
    if found := leaks.everywhere(target, lessons.load()):
        raise ValueError("The student edition shows solutions, and is not fit to be handed out:\n" + "\n".join(found))


def main():
    """Build the edition; 0, or 1 and what is wrong with it."""
    try:
        build(TARGET)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{Path('build') / TARGET.name}: the student edition; no solution was found in it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
