"""Makes novel.csv: the first sentences of Jane Austen's "Pride and Prejudice" (1813), in small letters and blanks.

    python data/make_novel.py book.txt [folder]

`book.txt`: the novel as plain text, one that begins with its title; the stored table was made from the copy in the
package janeaustenr 1.0.0 (in Debian: r-cran-janeaustenr), which has it from Project Gutenberg. Public domain.
"""

import csv
import re
import sys
from pathlib import Path

SENTENCES, SHORTEST, LONGEST = 1500, 12, 64


def sentences(book):
    """The sentences of a text, from chapter 1 on, that have a fitting length: letters a to z and single blanks."""
    text = re.sub(r"Chapter \d+", ". ", book[book.index("Chapter 1"):])
    text = re.sub(r"\b(Mr|Mrs)\.", r"\1", text).lower()
    plain = (" ".join(re.sub(r"[^a-z]+", " ", part).split()) for part in re.split(r"[.!?;]", text))
    return [part for part in plain if SHORTEST <= len(part) <= LONGEST][:SENTENCES]


def write(book, folder):
    """Write novel.csv into that folder."""
    with (Path(folder) / "novel.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["sentence"], *([one] for one in sentences(book))])


if __name__ == "__main__":
    write(Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parent)
