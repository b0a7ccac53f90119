"""Makes runs.csv: the test accuracy of small digit networks while they learn, at seven learning rates.

    python data/make_runs.py [folder]        (takes some minutes)

A row is one run of `helpers.lessons.what_batch_norm_buys.sweeps.lr_sweep`: its activation, norm, learning rate and
seed, then the test accuracy before the first step and after every 10. Another build of NumPy may end in slightly other
numbers, most of all where a network diverges.
"""

import sys
from pathlib import Path

import numpy as np

from helpers.lessons.what_batch_norm_buys.sweeps import lr_sweep
from helpers.network.training import Table, store

STD = {"sigmoid": 0.1, "tanh": "fan", "relu": "fan"}
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def write(folder):
    """Write runs.csv into that folder."""
    tables = [lr_sweep(norm=("none", "batch", "layer"), lr=RATES, activation=activation, std=std, steps=1000, every=10)
              for activation, std in STD.items()]
    values = np.round([table.values for table in tables], 3)
    store(folder, "runs", Table({"activation": tuple(STD)} | tables[0].axes, values))


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
