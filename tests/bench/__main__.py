"""Measure what the course promises, as ratios in one run: `python -m tests.bench [--only notebooks]`.

notebooks: the tests of the notebooks against running them without comparing anything.
engine: one update of each explorer against drawing its figure anew, as `interact` does.
training: a step of the digits network against PyTorch's, where that is installed.
browser: from slider to picture in a real JupyterLab, explorers against `interact`.
"""
import argparse
import io
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from unittest import mock

from helpers import figures, lessons
from helpers.text import table
from tests.bench import training as bench_training

ROOT = Path(__file__).parents[2]
BARE = "from nbclient.cli import main; main()"


def notebooks(rounds):
    """Seconds to test every notebook, with pytest's settings and on one worker, and to run them only."""
    files = [str(path) for path in sorted(ROOT.glob("notebooks/*.ipynb"))]
    test = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
    commands = {"run only": [sys.executable, "-c", BARE, *files], "test, one worker": [*test, "-n", "1"],
                "test, as make test does": test}
    times = {name: [] for name in commands}
    for name, command in list(commands.items()) * rounds:
        times[name].append(_seconds(name, command))
    bare, *_ = map(median, times.values())
    print(table([[f"{median(t):.1f} s", f"{median(t) / bare:.2f}"] for t in times.values()],
                [f"{len(files)} notebooks", "ratio"], list(times)))


def engine(rounds):
    """Milliseconds of one update through the engine, and of a figure drawn anew, for every explorer."""
    factories = lessons.explorers()
    rows = [_compare(factory, rounds) for factory in factories.values()]
    rows.append([median(column) for column in zip(*rows, strict=True)])
    print(table([[f"{update:.1f} ms", f"{anew:.1f} ms", f"{anew / update:.1f}"] for update, anew in rows],
                ["update", "figure anew", "ratio"], [*factories, "median"]))


def training(rounds):
    """Milliseconds of one training step, 64-100-100-100-10 with batch norm, 60 examples, float64, one thread."""
    if found := bench_training.measure(rounds):
        ours, theirs = found.values()
        print(table([[f"{ours:.2f} ms", f"{theirs:.2f} ms", f"{theirs / ours:.2f}"]], [*found, "ratio"]))
    else:
        print("Skipped: PyTorch is not installed, and the course does not need it.")


def browser(rounds):
    """The way from a control to its picture in JupyterLab, and the targets."""
    from tests.bench import browser as bench_browser  # the other parts run without playwright

    if found := bench_browser.measure(rounds):
        bench_browser.report(found)
    else:
        print("Skipped: no Chromium was found; install one (.ci/apt-packages).")


def _seconds(name, command):
    start = time.perf_counter()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"notebooks, {name}: failed, so there is nothing to compare.\n"
                         f"{(run.stdout + run.stderr)[-1500:]}")
    return time.perf_counter() - start


def _compare(factory, rounds):
    """Median milliseconds of (an update, the figure anew), in turns, at the ends of each slider and menu."""
    explorer = factory()
    grids = {key: control.values for key, control in explorer.controls.items() if hasattr(control, "values")}
    moves = [{**explorer.state, key: value} for key, grid in grids.items() for value in (grid[0], grid[-1])]
    updates, anew = [], []
    for state in itertools.chain(*[moves] * rounds):
        updates.append(_milliseconds(lambda: explorer.answer(state)))
        with mock.patch.object(figures.Picture, "png", _saved):
            anew.append(_milliseconds(factory))
    return median(updates), median(anew)


def _saved(picture, values):
    """What a notebook makes of a figure that was just drawn."""
    picture.update(values)
    png = io.BytesIO()
    picture.fig.savefig(png, format="png", bbox_inches="tight")
    return png.getvalue()


def _milliseconds(function):
    start = time.perf_counter()
    function()
    return 1000 * (time.perf_counter() - start)


PARTS = notebooks, engine, training, browser


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[part.__name__ for part in PARTS])
    parser.add_argument("--rounds", type=int, default=3, help="default: 3; medians are printed")
    options = parser.parse_args(arguments)
    for part in PARTS:
        if options.only in (None, part.__name__):
            print(f"\n{part.__doc__}\n", flush=True)
            part(options.rounds)
    if hasattr(os, "getloadavg"):
        print(f"\nThe machine's load was {os.getloadavg()[0]:.1f}, with {os.cpu_count()} cores; "
              f"when others load it, too, these times mean little.")


if __name__ == "__main__":
    main()
