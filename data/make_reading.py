"""Makes reading.csv and writing.csv: small transformers that read sentences and images, with several norms.

    python data/make_reading.py [folder]        (takes about 15 minutes)

In reading.csv a row is one network of `helpers.network.reading.reading`, in the setting that its first column names;
-1: not measured. In writing.csv a row is one network of `writing`, and what it guessed. Another build of NumPy may end
in slightly other numbers.
"""

import sys
from pathlib import Path

from helpers.network.reading import reading, writing
from helpers.network.training import store

WITH_PADS, WITHOUT = ("none", "batch", "padded", "layer", "rms"), ("none", "batch", "layer")
SLOWER = (0.001, 0.003, 0.01)
READERS = {
    "pre": {"norm": WITH_PADS},
    "post": {"norm": WITH_PADS[1:]},
    "two": {"norm": WITH_PADS[:4]},
    "images": {"norm": WITHOUT},
    "words": {"norm": WITHOUT, "lr": SLOWER},
    "long": {"norm": WITHOUT[1:], "lr": SLOWER},
}
WRITERS = {"pre": {}, "post": {}, "two": {}, "words": {"lr": 0.003}}
"""For each setting the cases of its networks, where they are not those of `reading` and `writing`."""


def write(folder):
    """Write both tables into that folder."""
    store(folder, "reading", *(reading(setting=(setting,), **cases) for setting, cases in READERS.items()))
    store(folder, "writing", *(writing(setting=(setting,), **cases) for setting, cases in WRITERS.items()))


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
