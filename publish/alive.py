"""What answers without Python: the explorers of the lessons, and exercises whose answer is typed."""
import json
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby, repeat
from math import prod
from multiprocessing import get_context

import numpy as np

from helpers import lessons
from helpers.explore import embed


def explorers(say=print, budget=embed.BUDGET):
    """Every explorer of the course by the name it shows, as a fragment of a page; `say` is told each one.

    The explorers of one lesson share the `budget` of bytes.
    """
    found = [list(names) for _, names in groupby(lessons.explorers(), key=_lesson)]
    built = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for fragments in pool.map(_fragments, found, repeat(budget)):
            for name, fragment in fragments:
                say(f"  explorer {name}")
                built[name] = fragment
    return built


def exercise(lesson, number):
    """What a page needs to mark typed answers to an exercise, as JSON, or None where a function is asked for."""
    asked = lessons.load(lesson).EXERCISES[number]
    if asked.inputs is not None:
        return None
    content = {"name": f"Exercise {number}", "tol": asked.tol, "answer": _plain(asked.expected),
               "hints": [[hint, _plain(value)] for hint, value in asked.mistakes.items()]}
    if asked.wants_text:
        content["options"] = sorted([asked.answer, *asked.wrong.values()])
    return json.dumps(content)


def hints(lesson, number):
    """The hints on the known mistakes of an exercise."""
    return list(lessons.load(lesson).EXERCISES[number].mistakes)


def _lesson(name):
    return name.partition(".")[0]


def _fragments(names, budget):
    """(name, fragment) of the explorers of one lesson: what the small ones leave of the budget goes to the large."""
    explorers = sorted((lessons.explorers()[name]() for name in names), key=_positions)
    built = []
    for k, explorer in enumerate(explorers):
        fragment = embed.fragment(explorer, budget // (len(explorers) - k))
        budget -= len(fragment.encode())
        built.append((explorer.spec["name"], fragment))
    return built


def _positions(explorer):
    return prod(len(control.values) for control in explorer.controls.values() if hasattr(control, "values"))


def _plain(outcomes):
    return outcomes[0] if isinstance(outcomes[0], str) else np.asarray(outcomes[0], float).ravel().tolist()
