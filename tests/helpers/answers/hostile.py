"""Values and functions nobody should give, which a check must answer with a sentence."""

import sys
import time

import numpy as np


class Stubborn:
    """Raises whenever it is looked at."""

    def _refuse(self, *args, **kwargs):
        raise RuntimeError("no")

    __array__ = __float__ = __repr__ = __str__ = __eq__ = __len__ = __iter__ = __bool__ = _refuse
    __hash__ = object.__hash__


def endless(*args):
    return endless(*args)


ELSEWHERE = type("<script>alert(1)</script>", (), {})

VALUES = [
    float("nan"), float("inf"), -np.inf, np.float32("nan"), 10**400, 1e308, 1j, np.array([1j, 2]),
    "abc", "1.186e", "<script>alert(1)</script>", b"1", np.str_("x"), ["a", "b"], "NaN",
    [], (), {}, set(), {1: 2}, object(), Stubborn(), [Stubborn()], ELSEWHERE(),
    np, int, lambda: 1, endless, print,
    [1, [2]], [None, 1.0], [[1, 2], [3]], range(3), iter([1]), np.zeros(0), np.zeros((3, 0)),
    np.ma.array([1.0, 2.0], mask=[True, False]), np.ma.masked, np.array([object()]), np.array(["x"]),
    np.datetime64("2020-01-01"), np.zeros(1, dtype="f4,i4"), np.random.default_rng(0),
    np.broadcast_to(0.0, (10**6, 10**6)), np.zeros((2,) * 20), True, NotImplemented, ValueError("x"),
    [np.ones(2), np.ones((2, 2))], [np.ones(3)] * 2, {"a": np.ones(2)}, {"a": [np.ones(2)]}, (np.ones(2), None),
    np.array([np.ones(2), None], dtype=object), np.array([[1, "a"], [None, 2]], dtype=object),
    np.full((2, 2), np.nan), np.full(3, np.inf), np.ones((7, 1, 11)), np.ones((1, 1)), np.zeros((3, 0, 2)),
]


def none(*args):
    """Forgets to return."""


def writes(*args):
    for part in args:
        if isinstance(part, np.ndarray):
            part[...] = 0
        elif isinstance(part, (list, dict)):
            part.clear()
    return 1.0


def prints(*args):
    print("much\n" * 10**5)
    print("to stderr", file=sys.stderr)


def closes(*args):
    sys.stdout.close()
    return 1.0


def leaves(*args):
    sys.exit("<b>away</b>")


def asks(*args):
    return input()


class Unspeakable(Exception):
    """An error that cannot even be told."""

    def __str__(self):
        raise self


def thrower(error):
    """A function that raises the error."""
    def throws(*args):
        raise error
    return throws


FUNCTIONS = [
    none, writes, prints, closes, leaves, asks, endless, lambda: 1, lambda *args: args, lambda *args: (k for k in "ab"),
    *map(thrower,
         [KeyError("<b>"), ValueError(), Unspeakable(), GeneratorExit(), MemoryError("no room"), StopIteration()]),
    lambda *args: np.ones(2) @ np.ones(3), lambda *args: args[0].no_such_name, lambda *args: np.zeros((10**7, 10**8)),
]


def forever(*args):
    while True:
        pass


def stubborn(*args):
    while True:
        try:
            time.sleep(1)
        except Exception:
            pass


LINGERING = [forever, stubborn, lambda *args: time.sleep(30)]
"""Functions that do not come back."""
