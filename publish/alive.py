"""What answers without Python: the explorers of the lessons, and exercises whose answer is typed."""
import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from helpers import lessons
from helpers.answers import compare
from helpers.explore import offline
from publish import kept, notes


def explorers(say=print, budget=offline.BUDGET):
    """Every explorer of the course, exported in at most `budget` bytes, by the name it shows; `say` is told each one.

    Only what has changed since the last time is drawn.
    """
    wanted = {name: (name, budget, notes.states(name.split(".")[0])) for name in lessons.explorers()}
    found = {name: kept.load(*order) for name, order in wanted.items()}
    new = [wanted[name] for name, exported in found.items() if not exported]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:   # it starts none for nothing to do
        for order, exported in zip(new, pool.map(kept.draw, *zip(*new))):
            say(f"  explorer {exported.name}")
            found[order[0]] = kept.keep(*order, exported)
    return {exported.name: exported for exported in found.values()}


def exercise(lesson, number):
    """What a page needs to mark typed answers to an exercise, as JSON, or None where only Python can mark them.

    Numbers are marked by bounds alone: those of the answer, of known mistakes and of common outcomes, per entry.
    """
    asked = lessons.load(lesson).EXERCISES[number]
    if asked.inputs is not None or asked.holds or asked.sealed:
        return None
    content = _words(asked) if asked.wants_text else _numbers(asked)
    return content and json.dumps({"name": f"Exercise {number}", **content}, allow_nan=False)


def hints(lesson, number):
    """The hints on the known mistakes of an exercise."""
    asked = lessons.load(lesson).EXERCISES[number]
    return asked.hints


def _words(asked):
    return {"answer": asked.expected[0], "options": asked.options,
            "hints": [[hint, value[0]] for hint, value in asked.mistakes.items()]}


def _numbers(asked):
    reference = asked.expected[0]
    if reference.ndim > 1 < reference.size:
        return None
    mistakes = {hint: value for hint, (value,) in asked.mistakes.items()
                if (value.ndim < 2 or value.size == 1) and np.isfinite(value).all()}
    known = [compare.Outcome(hint, [compare.bounds(value, asked.tol)]) for hint, value in mistakes.items()]
    low, high = compare.bounds(reference, asked.tol)
    return {"truths": reference.dtype.kind == "b", "low": low.ravel().tolist(), "high": high.ravel().tolist(),
            "outcomes": [_outcome(one) for one in known + compare.outcomes(reference, asked.tol)],
            "sentences": compare.SENTENCES}


def _outcome(one):
    spans = [[side.ravel().tolist() for side in span] for span in one.spans]
    return {"sentence": one.sentence, "view": one.view, "scales": one.scales, "spans": spans}
