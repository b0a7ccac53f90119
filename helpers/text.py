"""Numbers and tables as text: the one formatter behind everything a notebook prints."""
from decimal import Decimal

import numpy as np

DIGITS = 4
NOISE = 1e-9


def number(value):
    """One number with 4 significant digits, never -0; what is below 1e-9 in size is rounding noise and prints as 0."""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (int, np.integer)):
        return str(value)
    value = float(value)
    if abs(value) < NOISE:
        return "0"
    return f"{value:.{DIGITS}g}"


def numbers(values):
    """All numbers of an array, or of anything that converts to one, in reading order: `4, 3.6, 4.2`."""
    return ", ".join(number(value) for value in np.asarray(values).ravel())


def table(rows, columns=None, index=None):
    """A right-aligned text table of rows (R, C); `columns` heads the C columns, `index` names the R rows."""
    cells = [[_cell(value) for value in row] for row in rows]
    if index is not None:
        cells = [[str(name), *row] for name, row in zip(index, cells, strict=True)]
    if columns is not None:
        corner = [] if index is None else [""]
        cells.insert(0, corner + [str(column) for column in columns])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in cells)
    return "\n".join(lines)


def agrees(values, stated):
    """Whether every value rounds to the stated figure, at the decimals stated: agrees(1.18585, 1.186) is True.

    `values` and `stated` have one shape, or `stated` is one number for all values.
    """
    values, stated = np.broadcast_arrays(np.asarray(values, float), np.asarray(stated, float))
    return all(_rounds_to(value, figure) for value, figure in zip(values.ravel(), stated.ravel()))


def _cell(value):
    return value if isinstance(value, str) else number(value)


def _rounds_to(value, figure):
    decimals = max(0, -Decimal(repr(float(figure))).as_tuple().exponent)
    return bool(abs(value - figure) <= 0.5 * 10.0**-decimals * (1 + 1e-6))


def title(name):
    """The words of a lesson's name: "Column statistics" for column_statistics."""
    return name.replace("_", " ").capitalize()
