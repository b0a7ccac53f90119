"""Makes race.csv: how many steps digit networks need to 90 %, at 18 settings of learning rate and initial scale.

    python data/make_race.py [folder]        (takes about 15 minutes)

A row is one setting of `helpers.network.race.race`; a column s0, s1, ... one seed; -1 stands for
never within 400 steps. Another build of NumPy may end in slightly other numbers, most of all where a network diverges.
"""

import sys
from pathlib import Path

from helpers.network.race import race
from helpers.network.training import Table, store


def write(folder, **cases):
    """Write race.csv into that folder."""
    table = race(**cases)
    columns = {"seed": [f"s{seed}" for seed in table.axes["seed"]]}
    store(folder, "race", Table(table.axes | columns, table.values))


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
