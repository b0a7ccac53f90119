"""Measure what the course promises, as ratios in one run: `python -m tests.bench [--only notebooks]`.

notebooks: the tests of the notebooks against running them without comparing anything.
engine: a frame of each explorer, drawn as vectors, against what it took as pixels.
norms: a step of the digits network with batch, layer and RMS norm against one without a norm.
pages: the site, with explorers of vectors and of pixels: its weight, its positions, how fast a page opens.
browser: from slider to picture in a real JupyterLab, explorers of vectors and of pixels, and `interact`.
python: a lesson page that runs Python: what is loaded, the first check and the first picture, cold and warm, memory.
training: a step of the digits network against PyTorch's, where that is installed.
"""
import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from helpers.text import table
from tests.bench import before
from tests.bench import training as bench_training

ROOT = Path(__file__).parents[2]
PROBE = Path(__file__).with_name("probe.py")
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
    """A frame of each explorer, as it was and as it is: ms to compute and draw it, bytes sent, bytes deflated;
    the ratios."""
    with before.trees() as trees:
        old, new = (json.loads(before.run(tree, PROBE, rounds)) for tree in trees.values())
    both = [name for name in new if name in old]
    rows = [[value for what in ("ms", "bytes", "deflated") for value in (old[name][what], new[name][what])]
            for name in both]
    rows.append([median(column) for column in zip(*rows, strict=True)])
    print(table([[f"{value:.1f}" for value in row] + [f"{row[k] / row[k + 1]:.1f}" for k in (0, 2, 4)] for row in rows],
                ["ms before", "now", "bytes before", "now", "deflated before", "now", "ms", "bytes", "deflated"],
                [*both, "median"]))


def norms(rounds):
    """Milliseconds of one training step, 64-100-100-100-10, 60 examples, float64, one thread; ratio to no norm."""
    found = bench_training.by_norm(rounds)
    plain = found["none"]
    rows = [[*(f"{spent:.2f} ms" for spent in times), *(f"{spent / one:.2f}" for spent, one in zip(times, plain))]
            for times in found.values()]
    print(table(rows, ["sigmoid", "ReLU", "ratio, sigmoid", "ratio, ReLU"], list(found)))


def training(rounds):
    """Milliseconds of one training step, 64-100-100-100-10 with batch norm, 60 examples, float64, one thread."""
    if found := bench_training.measure(rounds):
        ours, theirs = found.values()
        print(table([[f"{ours:.2f} ms", f"{theirs:.2f} ms", f"{theirs / ours:.2f}"]], [*found, "ratio"]))
    else:
        print("Skipped: PyTorch is not installed, and the course does not need it.")


def pages(rounds):
    """Building both sites takes minutes. Medians over the lessons, each opened with an empty cache."""
    from tests.bench import pages as bench_pages  # the other parts run without playwright

    _in_both(bench_pages, rounds)


def browser(rounds):
    """The way from a control to its picture in JupyterLab, and the targets."""
    from tests.bench import browser as bench_browser

    _in_both(bench_browser, rounds)


def python(rounds):
    """Column statistics in build/site, opened with an empty cache and again. Needs make supply and make site."""
    from tests.bench import python_pages

    if found := python_pages.measure(rounds):
        python_pages.report(found)
    else:
        print("Skipped: there is no Chromium, or no build/site with Python in it (make supply, then make site).")


def _in_both(part, rounds):
    with before.trees() as trees:
        found = part.measure(rounds, trees)
    if found:
        part.report(found)
    else:
        print("Skipped: no Chromium was found; install one (.ci/apt-packages).")


def _seconds(name, command):
    start = time.perf_counter()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"notebooks, {name}: failed, so there is nothing to compare.\n"
                         f"{(run.stdout + run.stderr)[-1500:]}")
    return time.perf_counter() - start


PARTS = notebooks, engine, norms, pages, browser, python, training


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
