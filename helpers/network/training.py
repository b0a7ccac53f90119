"""Training a network batch by batch: what is measured on the way is kept, even if it is interrupted."""

from dataclasses import dataclass, field
from itertools import product

import numpy as np

from helpers.checked import quietly


def batches(x, labels, size, rng):
    """Random batches of `size` examples without end; each pass in a new order, without what is too few."""
    if not 1 <= size <= len(x):
        raise ValueError(f"a batch has 1 to {len(x)} examples, as many as there are; got size={size}.")
    while True:
        order = rng.permutation(len(x))
        for start in range(0, len(x) - size + 1, size):
            chosen = order[start:start + size]
            yield x[chosen], labels[chosen]


def walk(net, stream, lr, steps):
    """Train on `steps` batches of `stream`; yields (number, x, labels) before each and after the last."""
    for number, (x, labels) in zip(range(steps + 1), stream, strict=False):
        yield number, x, labels
        if number < steps:
            net.differentiate(x, labels)
            net.step(lr)


@dataclass
class Run:
    """What was `measured` in training, as pairs (steps done, value), and whether it was `interrupted`."""

    measured: list = field(default_factory=list)
    interrupted: bool = False


def train(net, stream, lr, steps, *, measure, every=1, progress=None):
    """Train, and measure(net, x, labels) before the first and after each `every` steps; returns a Run.

    `progress(done, total)` is called after each measurement. An interrupt (Ctrl-C, or the stop button) ends
    the training and keeps what was measured.
    """
    run = Run()
    try:
        for number, x, labels in walk(net, stream, lr, steps):
            if number % every == 0:
                run.measured.append((number, measure(net, x, labels)))
                if progress:
                    progress(number, steps)
    except KeyboardInterrupt:
        run.interrupted = True
    return run


@dataclass(frozen=True)
class Table:
    """`values[i, j, ...]` belong to the i-th of the first axis, and so on; nan where an interrupt came first.

    `axes`: {name: the values along it}, in the order of the axes of `values`.
    """

    axes: dict
    values: np.ndarray
    interrupted: bool = False

    def at(self, **where):
        """The values at these places of these axes, as in table.at(norm="batch", step=200)."""
        if unknown := set(where) - set(self.axes):
            raise ValueError(f"the table has the axes {', '.join(self.axes)}; got {', '.join(unknown)}.")
        return self.values[tuple(list(along).index(where[name]) if name in where else slice(None)
                                 for name, along in self.axes.items())]


@quietly
def sweep(measure, *, each, progress=None, **cases):
    """Table of measure(**case) for every combination of `cases` ({name: values}).

    `each`: {name: values along it}, the axes of the array that `measure` returns for one case. A network that
    diverges gives nan or infinity, without a warning.
    `progress(done, total)` is called after each case; an interrupt keeps what was measured.
    """
    axes = cases | each
    table = np.full([len(along) for along in axes.values()], np.nan)
    places = list(product(*(range(len(along)) for along in cases.values())))
    try:
        for done, place in enumerate(places, start=1):
            table[place] = measure(**{name: cases[name][k] for name, k in zip(cases, place, strict=True)})
            if progress:
                progress(done, len(places))
    except KeyboardInterrupt:
        return Table(axes, table, interrupted=True)
    return Table(axes, table)
