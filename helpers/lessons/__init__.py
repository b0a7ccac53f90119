"""One package for each lesson, named like its notebook without the number: `from helpers.lessons import layer_norm`.

Each has `check` and `solution` for its EXERCISES, `predict` and `reveal`, and builds its EXPLORERS.
"""
from importlib import import_module
from pkgutil import iter_modules


def names():
    """The names of all lessons, in alphabetical order."""
    return [module.name for module in iter_modules(__path__)]


def load(name):
    """The package of the lesson of that name."""
    return import_module(f"{__name__}.{name}")


def explorers():
    """What builds each explorer of the course, by its name: {"column_statistics.column": ...}."""
    return {f"{name}.{build.__name__}": build for name in names() for build in load(name).EXPLORERS}
