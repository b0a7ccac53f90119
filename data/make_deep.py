"""Makes deep.csv: the test accuracy of networks of ten layers of sigmoids while they learn, with and without a repair.

    python data/make_deep.py [folder]        (takes some minutes)

A row is one run of `helpers.lessons.a_deep_network.learning.accuracies`: its norm (none, once, batch), learning rate
and seed, then the test accuracy before the first step and after every 10. Another build of NumPy may end in slightly
other numbers, most of all at the largest rate.
"""

import sys
from pathlib import Path

import numpy as np

from helpers.lessons.a_deep_network.learning import accuracies
from helpers.network.training import store, sweep

NORMS = ("none", "once", "batch")
RATES = (0.3, 1.0, 3.0)
SEEDS = range(5)
STEPS, EVERY = 250, 10


def write(folder):
    """Write deep.csv into that folder."""
    def measure(norm, lr, seed):
        return np.round(accuracies(norm, lr, seed=seed, steps=STEPS, every=EVERY), 3)

    each = {"step": range(0, STEPS + 1, EVERY)}
    store(folder, "deep", sweep(measure, norm=NORMS, lr=RATES, seed=SEEDS, each=each))


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
