"""Loads and validates the tables in data/, which lies beside this package."""

import csv
import math
from collections import namedtuple
from functools import cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent.parent / "data"

Stack = namedtuple("Stack", "words real values")
Images = namedtuple("Images", "x labels")
Digits = namedtuple("Digits", "train test")


def worked_table():
    """The worked table as columns f1, f2 (features) and z1, z2, z3 (given pre-activations), each (5,)."""
    return load("worked_table", header=("f1", "f2", "z1", "z2", "z3"))


def worked_batch():
    """The pre-activations z1, z2, z3 of the worked table side by side, (5, 3)."""
    columns = worked_table()
    return np.stack([columns["z1"], columns["z2"], columns["z3"]], axis=1)


def slides_x1():
    """The ten values x1 (10,) of the slides, spread widely: 24 to 104."""
    return load("slides", header=("x1", "x2"))["x1"]


def slides_x2():
    """The ten values x2 (10,) of the slides, close together: 5 to 10."""
    return load("slides", header=("x1", "x2"))["x2"]


def sentences():
    """The four sentences of the padding example, as a list of text."""
    return load("sentences", header=("sentence", "text"), text=("text",))["text"]


def sentences_embeddings():
    """Stack(words, real, values): the first two sentences padded to four places each, before self-attention.

    words: 8 words, real (8,): False for a pad, values (8, 3): the embeddings; the rows 0-3 are sentence 1.
    """
    return _stack("sentences_embeddings")


def sentences_contextual():
    """Stack(words, real, values) like `sentences_embeddings`, with the contextual values the example states.

    The values are hypothetical: no self-attention of the embeddings gives them.
    """
    return _stack("sentences_contextual")


@cache
def digits():
    """Digits(train, test): 1437 and 360 handwritten digits, each Images(x, labels), split at random once for all.

    x (N, 64): the ink of 8x8 pixels, 0 to 1; labels (N,): 0 to 9. The arrays are read-only: copy before writing.
    """
    table = np.stack(list(load("digits").values()), axis=-1)
    table = np.random.default_rng(0).permutation(table)
    x, labels = table[:, 1:] / 16, table[:, 0].astype(int)
    x.flags.writeable = labels.flags.writeable = False
    return Digits(Images(x[:1437], labels[:1437]), Images(x[1437:], labels[1437:]))


@cache
def photo():
    """A photograph (3, 48, 72) in red, green and blue, 0 (dark) to 1; read-only: copy before writing."""
    table = load("photo", header=("red", "green", "blue"))
    x = np.stack(list(table.values())).reshape(3, 48, 72) / 255
    x.flags.writeable = False
    return x


def load(name, *, header=None, text=()):
    """Columns of data/<name>.csv by name: float64 (n,), or a list of text for those named in `text`.

    FileNotFoundError for a missing file; ValueError for another header than `header`, ragged rows, or a
    cell that is no finite number.
    """
    names, rows = _read(name, header)
    columns = zip(*rows, strict=True)
    return {
        column: list(cells) if column in text else _numbers(name, column, cells)
        for column, cells in zip(names, columns, strict=True)
    }


def rows(name, *, header=None):
    """The rows of data/<name>.csv as dicts of texts, keyed by its header; errors as of `load`, but any text will do."""
    names, found = _read(name, header)
    return [dict(zip(names, row)) for row in found]


def _read(name, header):
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.csv")))
        raise FileNotFoundError(f"there is no table {name!r} in data/: use one of {known}")
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = list(csv.reader(file)) or [[]]
    if header is not None and names != list(header):
        raise ValueError(f"{path.name}: the header is {names}, expected {list(header)}: restore the file")
    if len(set(names)) < len(names):
        raise ValueError(f"{path.name}: the header {names} names a column twice: rename one")
    if not rows:
        raise ValueError(f"{path.name}: there is no row below the header: restore the file")
    for line, row in enumerate(rows, start=2):
        if len(row) != len(names):
            raise ValueError(f"{path.name}: line {line} has {len(row)} cells, expected {len(names)}: {row}")
    return names, rows


def _numbers(name, column, cells):
    return np.array([_number(f"{name}.csv, line {line}, column {column}", cell)
                     for line, cell in enumerate(cells, start=2)])


def _number(where, cell):
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{where}: {cell!r} is no number: write one with a decimal point") from None
    if not math.isfinite(value):
        raise ValueError(f"{where}: {cell!r} is not finite: write a number, or leave the row out")
    return value


def _stack(name):
    columns = load(name, header=("sentence", "word", "real", "d1", "d2", "d3"), text=("word",))
    values = np.stack([columns["d1"], columns["d2"], columns["d3"]], axis=-1)
    return Stack(columns["word"], columns["real"] == 1, values)
