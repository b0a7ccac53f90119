"""Training uses one thread however Python was started, and leaves the others as they were."""

import os
import subprocess
import sys

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from helpers.network.threads import one_thread

MANY = 3
RUN = """
import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

threadpool_limits(3)   # more than one, whatever machine this is

def threads():
    return max(library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas")

def trained():
    for _ in walk(*digits_net(0, norm="batch"), 0.1, 2):
        yield threads()

print(threads(), *trained(), threads(), float(sweep(lambda seed: threads(), seed=(0,), each={}).values[0]), threads())
"""


def threads():
    """The most threads a library that multiplies matrices would use."""
    return max(library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas")


@pytest.fixture
def many():
    with threadpool_limits(MANY):
        if threads() != MANY:
            pytest.skip("the threads of this BLAS cannot be set")
        yield


def test_training_and_sweeps_use_one_thread_where_no_variable_says_so():
    bare = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = subprocess.run([sys.executable, "-c", RUN], env=bare, capture_output=True, text=True, check=True)
    before, *during, after, swept, end = map(float, run.stdout.split())
    assert before == after == end == MANY
    assert during == [1, 1, 1] and swept == 1


def test_contexts_may_close_in_any_order(many):
    first, second = one_thread(), one_thread()
    first.__enter__(), second.__enter__()
    first.__exit__(None, None, None)
    assert threads() == 1
    second.__exit__(None, None, None)
    assert threads() == MANY


def test_an_error_or_a_walk_left_early_gives_the_threads_back(many):
    with pytest.raises(KeyboardInterrupt), one_thread():
        raise KeyboardInterrupt
    assert threads() == MANY
    left_early = _inside()
    assert next(left_early) == 1
    left_early.close()
    assert threads() == MANY


def _inside():
    with one_thread():
        yield threads()
        yield threads()
