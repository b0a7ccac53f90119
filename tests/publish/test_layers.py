"""The layers drawn in publish/__init__.py hold, and its modules stay small."""
from pathlib import Path

import pytest

import publish
from tests.helpers import test_layers as layered

FOLDER = Path(publish.__file__).parent
LAYERS = layered.layers(publish.__doc__)
MODULES = sorted(path for path in FOLDER.rglob("*.py") if path.name != "__init__.py")


def entry(name):
    """What the drawing lists a dotted name under: a module of a package can stand below the package."""
    parts = name.split(".")
    return next((prefix for n in range(len(parts), 0, -1) if (prefix := ".".join(parts[:n])) in LAYERS), name)


def dotted(path):
    """The name of the module in a file, from publish on: python.supply."""
    return ".".join(path.relative_to(FOLDER).with_suffix("").parts)


def test_every_module_is_drawn():
    assert set(LAYERS) == {entry(dotted(path)) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_go_down_and_a_module_stays_small(path):
    source = path.read_text(encoding="utf-8")
    ours = {entry(name.removeprefix("publish.")) for name in layered.imports(source) if name.startswith("publish.")}
    here = entry(dotted(path))
    assert [name for name in ours - {here} if LAYERS[name] >= LAYERS[here]] == []
    assert layered.code_lines(source) <= layered.MOST_LINES
