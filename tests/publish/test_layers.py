"""The layers drawn in publish/__init__.py hold, and its modules stay small."""
from pathlib import Path

import pytest

import publish
from tests.helpers import test_layers as layered

LAYERS = layered.layers(publish.__doc__)
MODULES = sorted(path for path in Path(publish.__file__).parent.glob("*.py") if path.name != "__init__.py")


def test_every_module_is_drawn():
    assert sorted(LAYERS) == [path.stem for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_imports_go_down_and_a_module_stays_small(path):
    source = path.read_text(encoding="utf-8")
    ours = {name.split(".")[1] for name in layered.imports(source) if name.startswith("publish.")}
    assert [name for name in ours if LAYERS[name] >= LAYERS[path.stem]] == []
    assert layered.code_lines(source) <= layered.MOST_LINES
