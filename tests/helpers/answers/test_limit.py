"""A function that does not come back is stopped, and nothing else is lost."""
import gc
import signal
import sys
import threading
import time

import pytest

from helpers.answers import limit
from helpers.answers.limit import TooLong, limited
from helpers.answers.read import Unusable, call

SHORT = 0.2


def forever():
    while True:
        pass


def stubborn():
    while True:
        try:
            sum(range(100))
        except Exception:
            pass


def more_stubborn():
    while True:
        try:
            for k in range(10**12):
                k + 1
        except:  # noqa: E722
            pass


def sleeps():
    time.sleep(30)


class Slow:
    """An object whose finalizer takes nearly all the time of a function that makes many."""

    def __del__(self):
        for _ in range(10**4):
            pass


def finalizes():
    while True:
        Slow()


def finalizes_now_and_then():
    while True:
        Slow()
        sum(range(10**5))


@pytest.mark.parametrize("function", [forever, stubborn, more_stubborn, sleeps, finalizes])
def test_in_the_main_thread_it_is_stopped(function):
    before = signal.getsignal(signal.SIGALRM), sys.gettrace()
    with pytest.raises(TooLong):
        limited(function, SHORT)
    assert (signal.getsignal(signal.SIGALRM), sys.gettrace()) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize("function", [forever, stubborn, finalizes_now_and_then])
def test_outside_of_the_main_thread_it_is_stopped_too(function):
    told, threads = [], set(threading.enumerate())

    def elsewhere():
        try:
            limited(function, SHORT)
        except TooLong:
            told.append("too long")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(20)
    assert told == ["too long"]
    assert set(threading.enumerate()) <= threads


@pytest.mark.parametrize(("run", "function"),
                         [(limit._by_alarm, finalizes), (limit._in_a_thread, finalizes_now_and_then)])
def test_a_stop_that_meets_a_finalizer_is_not_reported_and_other_mistakes_in_it_are(run, function, monkeypatch):
    reported = []
    monkeypatch.setattr(sys, "unraisablehook", lambda swallowed: reported.append(swallowed.exc_type))
    with pytest.raises(TooLong), limit._finalizers_apart():
        run(function, SHORT)
    assert reported == []
    limited(type("Faulty", (), {"__del__": lambda self: 1 / 0}))
    assert reported == [ZeroDivisionError]


def test_garbage_from_before_is_finalized_whole_and_only_afterwards():
    class Knot:
        def __init__(self):
            self.itself = self

        def __del__(self):
            finalized.append("begun")
            time.sleep(2 * SHORT)
            finalized.append("done")

    def collects():
        while True:
            gc.collect()

    finalized = []
    gc.disable()
    try:
        Knot()
        with pytest.raises(TooLong):
            limited(collects, SHORT)
        assert finalized == []
        gc.collect()
        assert finalized == ["begun", "done"]
    finally:
        gc.enable()


def test_a_thread_that_cannot_be_stopped_is_left_behind(monkeypatch):
    monkeypatch.setattr(limit, "GIVEN_UP", 0.1)
    with pytest.raises(TooLong):
        limit._in_a_thread(lambda: time.sleep(2), SHORT)


@pytest.mark.parametrize("run", [limit._by_alarm, limit._in_a_thread])
def test_what_comes_back_in_time_comes_back_unchanged(run):
    assert run(lambda: [1, 2], 5) == [1, 2]
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 / 0, 5)


def test_an_alarm_that_was_set_before_still_comes():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append("rung"))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.4)
        with pytest.raises(TooLong):
            limited(forever, SHORT)
        assert not rung
        time.sleep(0.6)
        assert rung == ["rung"]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("function", [forever, stubborn, more_stubborn, sleeps])
def test_a_student_is_told_and_output_works_again(function, capsys):
    kept = {"x": 1}
    with pytest.raises(Unusable, match="did not come back within 0.2 seconds and was stopped"):
        call(lambda: function(), (), SHORT)
    print("still here")
    assert capsys.readouterr().out == "still here\n" and kept == {"x": 1}


def test_in_a_page_each_line_looks_at_the_clock(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    tracing = sys.gettrace()
    for endless in (forever, stubborn):
        with pytest.raises(TooLong):
            limited(endless, SHORT)
    assert limited(lambda: 7, SHORT) == 7 and sys.gettrace() is tracing
