"""The search for solutions in a student edition: their lines, their values, and code or data that would
pass a check."""
import json
import os
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import PurePosixPath

import numpy as np

from helpers import lessons as packages
from helpers.answers import compare
from publish import structure

SHOWN = {".py", ".ipynb", ".html", ".js", ".json", ".md", ".csv", ".svg", ".txt"}
ARCHIVES = {".zip", ".whl"}
OTHERS = re.compile(r"site/(?:python/(?:editor/|pyodide|python_stdlib|(?!normalization_course)[^/]+\.whl)"
                    r"|lab/(?!files/|api/))")
"""Files that are other people's work, whose numbers are no answers."""
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w])")
SHORT = 12
"""Lines of so few characters without spaces are nobody's."""
MANY = 3
"""From so many numbers on, a row of them is looked for in every text; fewer stand anywhere by chance."""
TAUGHT = {
    "clinic 8": {"truth.running"},   # the running mean, which the lesson on inference teaches
    "clinic 10": {"truth.of_all_values"},   # takes the variance of the values themselves, not from the machines' ones
}
"""What would pass a check and stays: {lesson and exercise: functions}."""
WALK = """
import importlib, inspect, json, pkgutil, sys
from helpers import lessons
from helpers.answers.mark import CORRECT, mark
for name in sys.argv[1:] or lessons.names():
    package = lessons.load(name)
    modules = [importlib.import_module(f"{package.__name__}.{one.name}")
               for one in pkgutil.iter_modules(package.__path__)]
    for number, exercise in package.EXERCISES.items():
        if exercise.holds:
            continue
        for module in modules:
            for key, value in list(vars(module).items()):
                if inspect.ismodule(value) or inspect.isclass(value) or key.startswith("__"):
                    continue
                if callable(value) != (exercise.inputs is not None):
                    continue
                if callable(value) and getattr(value, "__module__", "") != module.__name__:
                    continue
                if (not callable(value) and getattr(value, "size", 1) < 2
                        and not isinstance(value, (list, tuple, float))):
                    continue
                if mark(exercise, value)[0] == CORRECT:
                    print(json.dumps([f"{name} {number}", f"{module.__name__.rpartition('.')[2]}.{key}"]))
"""
"""What looks in the modules of the edition itself for functions and data that pass its own checks."""


def everywhere(target, course, names=()):
    """What gives solutions away in the edition in `target`, a sentence each;
    `course` are the Lessons with their solutions.

    With `names`, only the modules of these lessons are looked into.
    """
    said, numbers = lines(course), rows(course)
    found = [f"{name}: {told}" for name, text in texts(target) for told in in_text(text, said, numbers)]
    return found + in_modules(target / "course", *names)


def texts(target):
    """(name, text) of every file in an edition that can be read, and of those inside its archives, but for OTHERS."""
    for path in sorted(path for path in target.rglob("*") if path.is_file()):
        name = path.relative_to(target).as_posix()
        if OTHERS.match(name):
            continue
        if path.suffix in SHOWN:
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix in ARCHIVES:
            with zipfile.ZipFile(path) as packed:
                for inside in packed.namelist():
                    if PurePosixPath(inside).suffix in SHOWN:
                        yield f"{name}/{inside}", packed.read(inside).decode(errors="replace")


def environment(folder):
    """The environment in which Python imports the modules of that folder before all others."""
    return os.environ | {"PYTHONPATH": str(folder)}


def lines(course):
    """{a line that only solutions have, without spaces: the exercise}."""
    told, taught = {}, {_bare(line) for lesson in course
                        for cell in lesson.cells if "solution" not in structure.tags(cell)
                        for line in cell["source"].splitlines()}
    for lesson in course:
        for cell in lesson.tagged("solution"):
            number = re.search(r"solution\((\d+)", cell["source"])[1]
            for line in map(_bare, cell["source"].splitlines()):
                if len(line) > SHORT and line not in taught and not line.startswith("#Solutionof"):
                    told[line] = f"{lesson.name} {number}"
    return told


def rows(course):
    """{lesson and exercise: the numbers that are its answer, with their tolerance}, from MANY on."""
    return {f"{lesson.name} {number}": (exercise.expected[0].ravel().astype(float), exercise.tol)
            for lesson in course for number, exercise in packages.load(lesson.name).EXERCISES.items()
            if exercise.inputs is None and not exercise.holds and not exercise.wants_text
            and exercise.expected[0].dtype.kind in "iuf" and exercise.expected[0].size >= MANY}


def in_text(text, said, numbers):
    """Which solutions a text holds, as sentences: lines of them, or the row of numbers that is an answer."""
    plain = unescape(re.sub(r"<[^>]*>", "", text)).replace('\\"', '"')
    bare = {_bare(line) for line in re.split(r"\\n|\n", plain)}
    yield from (f"a line of the solution of {said[line]}: {line}" for line in bare & set(said))
    if re.search(r'data-exercise="\{["&]', text):
        yield "an exercise that the page marks by itself, with the bounds of its answer"
    values = np.array([float(one) for one in NUMBER.findall(text)])
    for name, (answer, tol) in numbers.items():
        if len(values) >= len(answer):
            low, high = compare.bounds(answer, 1.1 * tol)
            windows = np.lib.stride_tricks.sliding_window_view(values, len(answer))
            if ((low <= windows) & (windows <= high)).all(axis=1).any():
                yield f"the numbers that answer {name}"


def in_modules(course, *names):
    """Which functions and data of the edition's own lessons (all, or those named) pass its checks, as sentences."""
    done = subprocess.run([sys.executable, "-c", WALK, *names], cwd=course, env=environment(course),
                          capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"The lessons of the edition cannot be imported: {done.stderr.strip().splitlines()[-1]}")
    found = map(json.loads, done.stdout.splitlines())
    return [f"{name} would pass the check of {exercise}" for exercise, name in found
            if name not in TAUGHT.get(exercise, ())]


def _bare(line):
    """A line without spaces, and without the signs that stand around it in a file of strings."""
    return re.sub(r"\s+", "", line).strip('",[]{}')
