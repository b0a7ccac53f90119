"""Lets the page import what draws only once something is drawn: an exercise is marked without matplotlib.

A lesson is its exercises first; the rest of it is imported with the first other name that is asked for.
"""
import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import LazyLoader
from pathlib import Path

import helpers

DRAWING = "matplotlib", "PIL"
LAZY = "helpers.figures", "helpers.style", "helpers.vector", "helpers.plots."
LESSON = "helpers.lessons."


def install(bring):
    """Look these modules up in this way from now on; `bring()` brings the packages of DRAWING, once.

    What pyplot draws has the look of the course, whose colours follow the page.
    """
    os.environ["MPLBACKEND"] = "module://in_pyplot"
    os.environ["MATPLOTLIBRC"] = str(Path(helpers.__file__).with_name("course.mplstyle"))
    sys.meta_path.insert(0, _Finder(bring))


class _Finder:
    def __init__(self, bring):
        self._bring = bring

    def find_spec(self, name, path=None, target=None):
        """The spec of a module that comes late, or None for all others."""
        if name in DRAWING and self._bring:
            bring, self._bring = self._bring, None
            bring()
        elif name.startswith(LAZY):
            spec = PathFinder.find_spec(name, path)
            spec.loader = LazyLoader(spec.loader)
            return spec
        elif name.startswith(LESSON) and name.count(".") == 2:
            spec = PathFinder.find_spec(name, path)
            spec.loader = _Lesson(spec.loader.name, spec.loader.path)
            return spec
        return None


class _Lesson(SourceFileLoader):
    """Loads the exercises of a lesson at once, and the rest with the first name that is none of them."""

    def exec_module(self, module):
        """Give the module `check` and `solution`."""
        from helpers.answers.check import checks
        exercises = import_module(f"{module.__name__}.exercises").EXERCISES
        module.check, module.solution = checks(module.__name__.removeprefix(LESSON), exercises)
        module.EXERCISES = exercises

        def rest(name):
            if name.startswith("__"):
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            del module.__getattr__
            super(_Lesson, self).exec_module(module)
            return getattr(module, name)

        module.__getattr__ = rest
