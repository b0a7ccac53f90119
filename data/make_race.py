"""Makes race.csv: how many steps digit networks need to 90 %, at 18 settings of learning rate and initial scale.

    python data/make_race.py [folder]        (takes about 15 minutes)

A row is one setting of `helpers.network.race.race`; a column s0, s1, ... one seed; -1 stands for
never within 400 steps. Another build of NumPy may end in slightly other numbers, most of all where a network diverges.
"""

import csv
import sys
from itertools import product
from pathlib import Path

import numpy as np

from helpers.network.race import race


def rows(**cases):
    """The rows of the table for these cases of `race`: depth, activation, norm, scale, lr, then each seed's steps."""
    table = race(**cases)
    *names, seed = table.axes
    yield [*names, *(f"s{k}" for k in table.axes[seed])]
    for case in product(*(table.axes[name] for name in names)):
        steps = table.at(**dict(zip(names, case, strict=True)))
        yield [*case, *np.where(np.isfinite(steps), steps, -1).astype(int).tolist()]


def write(folder, **cases):
    """Write race.csv into that folder."""
    with (Path(folder) / "race.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows(**cases))


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
