"""Makes runs.csv: the test accuracy of small digit networks while they learn, at seven learning rates.

    python data/make_runs.py [folder]        (takes some minutes)

A row is one run of `helpers.lessons.what_batch_norm_buys.sweeps.lr_sweep`: its activation, norm, learning rate and seed, then
the test accuracy before the first step and after every 10. Another build of NumPy may end in slightly other
numbers, most of all where a network diverges.
"""

import csv
import sys
from itertools import product
from pathlib import Path

import numpy as np

from helpers.lessons.what_batch_norm_buys.sweeps import lr_sweep

STD = {"sigmoid": 0.1, "tanh": "fan", "relu": "fan"}
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def write(folder):
    """Write runs.csv into that folder."""
    rows = []
    for activation, std in STD.items():
        table = lr_sweep(norm=("none", "batch", "layer"), lr=RATES, activation=activation, std=std,
                         steps=1000, every=10)
        *names, steps = table.axes
        for case in product(*(table.axes[name] for name in names)):
            curve = table.at(**dict(zip(names, case, strict=True)))
            rows.append([activation, *case, *np.round(curve, 3).tolist()])
    with (Path(folder) / "runs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["activation", *names, *table.axes[steps]], *rows])


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
