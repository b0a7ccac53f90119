"""Tries on a student's function the one change that would make it right: that change names the mistake.

Nothing is read from the code. The function is called with arrays whose averages do keep their axes, divide by n or by
n - 1, or run along other axes, or with two arguments exchanged. If that alone makes it right, it was the mistake.
"""
import inspect
import time
from itertools import combinations

import numpy as np

from helpers.answers.limit import SECONDS
from helpers.answers.read import Unusable

AVERAGES = "mean", "var", "std", "sum", "max", "min"
MOST_AXES = 4


def repair(exercise, function):
    """The sentence on the change that makes the function right for all inputs of the exercise, or None."""
    until = time.monotonic() + SECONDS
    for sentence, changed in _changes(exercise.inputs, function):
        if time.monotonic() > until:
            return None
        try:
            if exercise.same(exercise.outcomes(changed), exercise.expected):
                return sentence
        except Unusable:
            pass
    return None


def _changes(inputs, function):
    used = set()
    yield ("an average loses its axis, and is then combined with the wrong entries: "
           "let mean, var or sum keep it, with keepdims=True"), _with(function, used, keepdims=True)
    yield "the variance is divided by n - 1; here it is divided by n, without ddof", _with(function, used, ddof=0)
    yield "the variance is divided by n; here n - 1 is asked for, ddof=1", _with(function, used, ddof=1)
    yield from _other_axes(inputs, function, used)
    yield from _exchanged(inputs[0], function)


def _other_axes(inputs, function, used):
    ndim = max((np.ndim(part) for part in inputs[0] if isinstance(part, np.ndarray)), default=0)
    if not used or not 2 <= ndim <= MOST_AXES:
        return
    named = " and ".join("all axes" if axis is None else f"axis {axis}" for axis in sorted(used, key=str))
    for count in range(1, ndim + 1):
        for axes in combinations(range(ndim), count):
            axis = axes[0] if count == 1 else axes
            told = f"you averaged over {named}; the values that share a mean lie along axis {axis}"
            yield told, _with(function, set(), axis=axis)
            yield f"{told}, and keepdims=True keeps it", _with(function, set(), axis=axis, keepdims=True)


def _exchanged(arguments, function):
    names = _names(function, len(arguments))
    for a, b in combinations(range(len(arguments)), 2):
        if _shape(arguments[a]) == _shape(arguments[b]) is not None:
            order = list(range(len(arguments)))
            order[a], order[b] = b, a
            yield (f"{names[a]} and {names[b]} have changed places",
                   lambda *given, order=order: function(*(given[k] for k in order)))


def _shape(part):
    return np.shape(part) if isinstance(part, (np.ndarray, float, int)) else None


def _names(function, count):
    try:
        names = [part.name for part in inspect.signature(function).parameters.values()
                 if part.kind in (part.POSITIONAL_ONLY, part.POSITIONAL_OR_KEYWORD)]
    except (TypeError, ValueError):
        names = []
    return names if len(names) >= count else [f"argument {k + 1}" for k in range(count)]


def _with(function, used, **options):
    """The function, called with arrays whose averages take these options; the axes it names are added to `used`."""
    kind = type("Averaging", (np.ndarray,), {name: _average(name, options, used) for name in AVERAGES})
    return lambda *given: function(*(part.view(kind) if isinstance(part, np.ndarray) else part for part in given))


def _average(name, options, used):
    plain = getattr(np.ndarray, name)

    def average(self, axis=None, *rest, **given):
        used.add(axis)
        if "ddof" in options and name in ("var", "std"):
            given["ddof"] = options["ddof"]
        if "keepdims" in options and axis is not None:
            given["keepdims"] = True
        return plain(self, options.get("axis", axis), *rest, **given)

    return average
