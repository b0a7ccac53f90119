"""Makes race.csv, finer.csv and edge.csv: how many steps digit networks need to 90 %.

    python data/make_race.py [folder]        (takes about 20 minutes)

race.csv: 18 settings of learning rate and initial scale. finer.csv: every step counts, for two of these nets, with
larger initial weights and more seeds. edge.csv: ten layers of sigmoids, with larger initial weights. A row is one
setting of `helpers.network.race.race`; a column s0, s1, ... one seed; -1 stands for never within 400 steps. Another
build of NumPy may end in slightly other numbers, most of all where a network diverges.
"""

import sys
from pathlib import Path

from helpers.network.race import race
from helpers.network.training import Table, store

FINER = {"depth": (3,), "activation": ("sigmoid",), "norm": ("none", "batch"), "scale": (4.0, 6.0, 8.0),
         "lr": (0.3, 0.45, 0.6, 0.8, 1.0, 2.0, 3.0, 5.0), "seed": tuple(range(20)), "every": 1}
EDGE = {"depth": (10,), "activation": ("sigmoid",), "norm": ("none", "batch"), "scale": (4.0, 8.0),
        "lr": (0.1, 0.3, 1.0)}


def write(folder, name="race", **cases):
    """Write the race of these cases as <name>.csv into that folder."""
    table = race(**cases)
    columns = {"seed": [f"s{seed}" for seed in table.axes["seed"]]}
    store(folder, name, Table(table.axes | columns, table.values))


if __name__ == "__main__":
    where = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent
    write(where)
    write(where, "finer", **FINER)
    write(where, "edge", **EDGE)
