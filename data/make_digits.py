"""Makes digits.csv: 1797 handwritten digits: which digit, and 8x8 pixels from 0 (paper) to 16 (ink).

    python data/make_digits.py [folder]        (needs scikit-learn, which the course itself does not; stored:
    1.9)

The images are scikit-learn's copy of the test part of "Optical Recognition of Handwritten Digits" (E.
Alpaydin and C. Kaynak, 1998), of the UCI Machine Learning Repository, https://doi.org/10.24432/C50P49,
licence CC BY 4.0.
"""

import csv
import sys
from pathlib import Path

HEADER = ["digit", *(f"r{row}c{column}" for row in range(8) for column in range(8))]


def write(folder):
    """Write digits.csv into that folder, in the order of the source."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    rows = [[label, *pixels] for label, pixels in zip(digits.target, digits.data.astype(int), strict=True)]
    with (Path(folder) / "digits.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
