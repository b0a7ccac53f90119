"""Stops a function that does not come back, in the process it runs in and without losing anything there.

A long call into compiled code, such as one large matrix product, is stopped only once it is over.
"""
import ctypes
import gc
import signal
import sys
import threading
import time
from contextlib import contextmanager

SECONDS = 5.0
"""How long a student's function may take."""
AGAIN = 0.05
"""After so many seconds it is stopped again, in case that it caught what stopped it."""
GIVEN_UP = 1.0
"""A thread that cannot be stopped within so many seconds is left behind."""


class TooLong(BaseException):
    """The time is over. No Exception: `except Exception` in the function does not catch it."""


def limited(function, seconds=SECONDS):
    """What the function returns or raises; raises TooLong if that takes more than the given seconds."""
    alarm = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    with _finalizers_apart():
        if sys.platform == "emscripten":
            return _line_by_line(function, seconds)
        return _by_alarm(function, seconds) if alarm else _in_a_thread(function, seconds)


@contextmanager
def _finalizers_apart():
    """A finalizer swallows what is raised in it, and is left half done.

    So garbage from before is not collected meanwhile, and a stop that meets a finalizer of the function's own is not
    reported: the next one stops the function.
    """
    report = sys.unraisablehook
    sys.unraisablehook = lambda swallowed: swallowed.exc_type is TooLong or report(swallowed)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        sys.unraisablehook = report


def _by_alarm(function, seconds):
    ours, tracing, started = sys._getframe(), sys.gettrace(), time.monotonic()

    def stop(_, frame):
        if frame is not ours:
            _stop_each_line(frame, ours)
            raise TooLong

    handler = signal.signal(signal.SIGALRM, stop)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        return function()
    finally:
        sys.settrace(tracing)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left + started - time.monotonic(), AGAIN), interval)


def _stop_each_line(frame, ours):
    """Also stop the next line that runs between both frames: an `except:` that caught the first TooLong ends there."""
    def trace(_, event, argument):
        if event == "line":
            raise TooLong
        return trace

    while frame is not ours and frame is not None:
        frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(lambda *_: None)


def _line_by_line(function, seconds):
    """For Python in a page, which has neither alarms nor threads: each line that runs looks at the clock."""
    until, tracing = time.monotonic() + seconds, sys.gettrace()

    def trace(_, event, argument):
        if event == "line" and time.monotonic() > until:
            raise TooLong
        return trace

    sys.settrace(trace)
    try:
        return function()
    finally:
        sys.settrace(tracing)


def _in_a_thread(function, seconds):
    """For Windows, and for cells that run outside of the main thread."""
    outcome, deciding = {}, threading.Lock()

    def work():
        try:
            try:
                result = "value", function()
            except BaseException as error:
                result = "error", error
            with deciding:
                outcome.update([result])
        except TooLong as late:   # a stop that was sent before the one before it was heard
            outcome["error"] = late

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        _stop_thread(worker, outcome, deciding)
        raise TooLong
    if "error" in outcome:
        raise outcome["error"]
    return outcome["value"]


def _stop_thread(worker, outcome, deciding):
    until = time.monotonic() + GIVEN_UP
    while worker.is_alive() and time.monotonic() < until:
        with deciding:
            if not outcome:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker.ident), ctypes.py_object(TooLong))
        worker.join(AGAIN)
