"""Values nobody should give, which a check must answer with a sentence."""

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
]
