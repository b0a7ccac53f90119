"""Makes settings.csv, paying.csv, wheel.csv, one_rate.csv, noise.csv and shadows.csv, for "why it works".

    python data/make_why.py [folder]        (takes about 2 minutes)

A row is one look at one network of one seed; its last columns are what was measured there, -1 where that was no finite
number. Another build of NumPy may end in slightly other numbers, most of all where a network diverges.
"""

import sys
from pathlib import Path

from helpers.lessons.why_it_works import noise, same_loss, theorem, wheel
from helpers.network.training import store

LOOKS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 300)
RATES = (0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
SEEDS = range(5)

TABLES = {
    "settings": lambda seed=SEEDS: same_loss.settings(seed=seed),
    "paying": lambda seed=SEEDS: same_loss.paying(seed=seed),
    "wheel": lambda seed=SEEDS: wheel.turning(norm=("batch",), put_back=(0, 1), lr=RATES, rest=wheel.REST, seed=seed,
                                              steps=max(LOOKS) + 1, looks=LOOKS),
    "one_rate": lambda seed=SEEDS: wheel.turning(norm=("batch",), put_back=(0, 1), lr=(1.0, 3.0, 10.0), seed=seed,
                                                 steps=max(LOOKS), looks=LOOKS[-1:]),
    "noise": lambda seed=SEEDS: noise.noisy_batch_norm(
        activation="relu", std="fan", lr=(0.03, 0.3), noise=(0, 1, 4), steps=1000, relative=True, seed=seed),
    "shadows": lambda seed=SEEDS: theorem.shadows(every=50, seed=seed),
}
"""What each table holds, for these seeds: a `training.Table`."""


def write(folder, names=TABLES):
    """Write the tables of these names into that folder."""
    for name in names:
        store(folder, name, TABLES[name]())


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
