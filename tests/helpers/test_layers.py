"""The layers drawn in helpers/__init__.py hold: imports go down, widgets stay in two, modules stay small."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

import helpers

FOLDER = Path(helpers.__file__).parent
MODULES = sorted(path for path in FOLDER.rglob("*.py") if path != FOLDER / "__init__.py")
WIDGETS = {"ipywidgets", "anywidget", "traitlets"}
WITH_WIDGETS = {"explore.engine", "progress", "quiz.question"}
MOST_LINES = 120   # of code: neither blank nor comment nor docstring


def layers(drawing):
    """{module: layer} of the lines `    3  exercises, plots  what they are` of the drawing."""
    lines = re.findall(r"^ {4}(\d) +([\w.]+(?:, [\w.]+)*)", drawing, re.MULTILINE)
    return {name: int(layer) for layer, names in lines for name in names.split(", ")}


LAYERS = layers(helpers.__doc__)


def dotted(path):
    """The name of the module in a file, from helpers on: plots.cells."""
    return ".".join(path.relative_to(FOLDER).with_suffix("").parts).removesuffix(".__init__")


def entry(name):
    """What the drawing lists a dotted name under: a module of a package can stand below the package."""
    parts = name.split(".")
    return next((prefix for n in range(len(parts), 0, -1) if (prefix := ".".join(parts[:n])) in LAYERS), name)


def imports(source):
    """The dotted names that a source imports; `from a import b` counts as a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "an import starts with helpers, not with a dot"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward(module, source):
    """The imports of a module that do not go to a lower layer."""
    ours = [name.removeprefix("helpers.") for name in imports(source) if name.startswith("helpers.")]
    return {name for name in ours if LAYERS[entry(name)] >= LAYERS[entry(module)] and not same_lesson(name, module)}


def same_lesson(name, module):
    """Whether both belong to one lesson, whose modules may import each other."""
    return name.startswith("lessons.") and name.split(".")[1:2] == module.split(".")[1:2]


def code_lines(source):
    """How many lines hold code."""
    docstrings = {line for node in ast.walk(ast.parse(source))
                  if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                  for line in range(node.lineno, node.end_lineno + 1)}
    layout = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE,
              tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in layout]
    return len({line for t in tokens for line in range(t.start[0], t.end[0] + 1)} - docstrings)


def test_the_drawing_names_exactly_the_modules_there_are():
    assert set(LAYERS) == {entry(dotted(path)) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_go_to_a_lower_layer(path):
    assert upward(dotted(path), path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("source", [
    "import helpers.plots", "from helpers.answers import check", "from helpers.quiz import choose",
    "from helpers.quiz.question import Question", "def late():\n    from helpers.answers.mark import mark",
])
def test_an_import_that_does_not_go_down_is_seen(source):
    assert upward("answers.mark", source)


def test_only_explore_progress_and_quiz_know_widgets():
    sources = {dotted(path): path.read_text(encoding="utf-8") for path in MODULES}
    roots = {module: {name.split(".")[0] for name in imports(source)} for module, source in sources.items()}
    assert {module for module, names in roots.items() if names & WIDGETS} == WITH_WIDGETS


def test_no_module_is_called_utils():
    assert not [path for path in MODULES if re.search("util|misc|common", path.stem)]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_fits_on_two_screens(path):
    assert code_lines(path.read_text(encoding="utf-8")) <= MOST_LINES


def test_docstrings_comments_and_blank_lines_are_no_code():
    assert code_lines('"""One\ntwo."""\n\n# three\nx = (1,\n     2)   # four\n') == 2
