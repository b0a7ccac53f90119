"""Run in a tree of the course, whose `helpers` it imports: what a frame of each explorer takes, as JSON."""
import json
import sys
import time
import zlib
from statistics import median

from helpers import lessons


def probe(factory, rounds):
    """Of an explorer: milliseconds and bytes of an answer to the browser, medians at the ends of its controls."""
    explorer = factory()
    grids = {key: control.values for key, control in explorer.controls.items() if hasattr(control, "values")}
    states = [{**explorer.state, key: value} for key, grid in grids.items() for value in (grid[0], grid[-1])]
    taken = [timed(explorer.answer, state) for _ in range(rounds) for state in states]
    frames = [frame(answer) for _, answer in taken]
    return {"ms": median(ms for ms, _ in taken), "bytes": median(map(len, frames)),
            "deflated": median(len(zlib.compress(one, 9)) for one in frames)}


def timed(function, *arguments):
    """Milliseconds, and what the function returned."""
    start = time.perf_counter()
    answer = function(*arguments)
    return 1000 * (time.perf_counter() - start), answer


def frame(answer):
    """The bytes of what moves, without its words: a PNG that comes beside them, or the SVG of the strips."""
    return answer[1] if isinstance(answer, tuple) else "".join(answer["frame"]).encode()


if __name__ == "__main__":
    print(json.dumps({name: probe(factory, int(sys.argv[1])) for name, factory in lessons.explorers().items()}))
