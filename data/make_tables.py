"""Write the small tables of the course: `python data/make_tables.py [folder]`, else beside this file."""

import csv
import sys
from pathlib import Path

WORDS = ["Hi", "Probal", "<pad>", "<pad>", "How", "are", "you", "today"]
SENTENCE = [1, 1, 1, 1, 2, 2, 2, 2]
REAL = [1, 1, 0, 0, 1, 1, 1, 1]


def stack(rows):
    """Two sentences of four places, one below the other, with three numbers per word."""
    header = ["sentence", "word", "real", "d1", "d2", "d3"]
    return header, [[*who, *row] for *who, row in zip(SENTENCE, WORDS, REAL, rows, strict=True)]


TABLES = {
    "worked_table": (
        ["f1", "f2", "z1", "z2", "z3"],
        [[2, 3, 7, 5, 4], [1, 1, 2, 3, 4], [5, 4, 1, 2, 3], [6, 1, 7, 5, 6], [7, 1, 3, 3, 4]],
    ),
    "slides": (
        ["x1", "x2"],
        [[33, 9], [72, 8], [40, 7], [104, 10], [52, 5], [56, 8], [89, 7], [24, 9], [52, 8], [73, 7]],
    ),
    "sentences": (
        ["sentence", "text"],
        [[1, "Hi Probal"], [2, "How are you today"], [3, "I am good"], [4, "How are you"]],
    ),
    "sentences_embeddings": stack([
        [0.2, 0.45, 0.71], [0.21, 0.3, 0.8], [0, 0, 0], [0, 0, 0],
        [0.1, 0.5, 0.34], [0.1, 0.0, 0.25], [0.33, 0.56, 0.9], [0.11, 0.4, 0.54],
    ]),
    "sentences_contextual": stack([
        [6.5, 2.4, 3.2], [2.2, 0.4, 3.6], [0, 0, 0], [0, 0, 0],
        [7.5, 9.2, 1.5], [2.2, 1.1, 6.7], [2.9, 6, 9], [9.9, 2.3, 6.5],
    ]),
}


def write(folder):
    """Write every table into that folder."""
    for name, (header, rows) in TABLES.items():
        with (Path(folder) / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
