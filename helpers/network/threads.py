"""Matrix products on one thread: those of the course's networks are small, and more threads only wait for each other.

The busier the machine, the longer they wait; OPENBLAS_NUM_THREADS=1 does the same, for who starts Python with it.
"""

from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController

_open = []   # one entry for each `one_thread` that is open; the first holds what undoes the limit


@cache
def _libraries():
    """The libraries that multiply matrices here: found once, for it takes longer than a step of training."""
    return ThreadpoolController().select(user_api="blas")


@contextmanager
def one_thread():
    """While at least one of these contexts is open, in whatever order they close, one thread multiplies matrices."""
    _open.append(_open[0] if _open else _libraries().limit(limits=1))
    try:
        yield
    finally:
        limit = _open.pop()
        if not _open:
            limit.restore_original_limits()
