"""Makes photo.csv: a photograph of 48 rows of 72 pixels, each red, green and blue from 0 (dark) to 255, row by row.

    python data/make_photo.py [folder]        (needs scikit-learn, which the course itself does not; stored: 1.9)

The photograph is scikit-learn's `china.jpg`, by danielbuechele, licence CC BY 2.0,
https://www.flickr.com/photos/danielbuechele/6061409035/, changed here: averaged from 640x427 pixels to 72x48.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from PIL import Image

HEADER = ["red", "green", "blue"]
SIZE = 72, 48


def write(folder):
    """Write photo.csv into that folder."""
    from sklearn.datasets import load_sample_image

    photo = Image.fromarray(load_sample_image("china.jpg")).resize(SIZE, Image.Resampling.BOX)
    with (Path(folder) / "photo.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *np.asarray(photo).reshape(-1, 3)])


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
