"""Every explorer of the course, and the states in which the tests look at each of them."""
from functools import cache

from helpers import lessons
from helpers.explore.engine import Explorer, Field

FACTORIES = lessons.explorers()


def build(name):
    """The explorer of that name; whatever a lesson registers must build one."""
    explorer = FACTORIES[name]()
    assert isinstance(explorer, Explorer), f"{name} returns {type(explorer).__name__}, expected an Explorer"
    return explorer


shared = cache(build)
"""The explorer of that name for all who only ask what it answers: nobody moves it."""


def states(explorer):
    """The start, then each control alone at both of its ends (every option of a choice), by a name for each."""
    yield "start", {}
    for key, control in explorer.controls.items():
        if isinstance(control, Field):
            continue
        ends = control.values if isinstance(control.values[0], str) else (control.values[0], control.values[-1])
        for value in ends:
            yield f"{key} = {value}", {key: value}
