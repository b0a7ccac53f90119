"""Makes small_batches.csv and places.csv: test accuracies of digit networks whose training is chaotic.

    python data/make_accuracies.py [folder]        (takes about 20 seconds)

A row is one kind of network; a column one seed. Another build of NumPy may end in other numbers where batches have two
images, or where ReLU stands before the norm: a last digit grows from step to step.
"""

import sys
from pathlib import Path

from helpers.lessons.norms_in_practice.training import placement
from helpers.lessons.what_batch_norm_buys.sweeps import batch_size_sweep
from helpers.network.training import store


def write(folder):
    """Write both tables into that folder."""
    store(folder, "small_batches", batch_size_sweep(norm=("none", "batch"), size=(2, 8), seed=range(5), epochs=2))
    store(folder, "places", placement())


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
