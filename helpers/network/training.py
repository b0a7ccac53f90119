"""Training a network batch by batch: what is measured on the way is kept, even if it is interrupted."""

import csv
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from helpers import data
from helpers.checked import quietly
from helpers.network.threads import one_thread


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
    """Train on `steps` batches of `stream`, on one thread; yields (number, x, labels)
    before each and after the last."""
    with one_thread():
        for number, (x, labels) in zip(range(steps + 1), stream, strict=False):
            yield number, x, labels
            if number < steps:
                net.differentiate(x, labels)
                net.step(lr)


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


def stored(name, last, *axes, **only):
    """Table of data/<name>.csv: its columns `axes` say which case a row is, the other columns lie along
    the axis `last`.

    The rows are all combinations of the cases, in order, as `sweep` measures them. `only`, as in setting="pre", takes
    the rows that have these values.
    """
    columns = data.load(name, text=("norm", "activation", "place", "setting", "what"))
    for column, value in only.items():
        chosen = [k for k, cell in enumerate(columns.pop(column)) if cell == value]
        columns = {other: [cells[k] for k in chosen] for other, cells in columns.items()}
    along = {axis: tuple(dict.fromkeys(columns.pop(axis))) for axis in axes} | {last: tuple(columns)}
    return Table(along, np.stack(list(columns.values()), -1).reshape([len(values) for values in along.values()]))


def store(folder, name, *tables):
    """Write tables of the same axes as <name>.csv, for `stored`: a row for each case, the last axis along the columns.

    Six digits, and -1 where a value is not finite.
    """
    *names, last = tables[0].axes
    with (Path(folder) / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([*names, *tables[0].axes[last]])
        for table in tables:
            cells = np.where(np.isfinite(table.values), table.values, -1)
            for place in np.ndindex(cells.shape[:-1]):
                case = [list(table.axes[axis])[k] for axis, k in zip(names, place, strict=True)]
                rows.writerow([*case, *(f"{cell:.6g}" for cell in cells[place])])


@quietly
@one_thread()
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
