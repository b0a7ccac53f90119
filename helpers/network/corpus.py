"""Sequences of codes to learn from: sentences letter by letter or word by word, and images pixel by pixel."""

from collections import Counter
from functools import cache

import numpy as np

from helpers.data import digits, load

PAD, EDGE, OTHER, FIRST = 0, 1, 2, 3
"""The codes of a pad, of a sentence's beginning and end, of a rare word, and of the first letter, word, or ink."""
LETTERS = " abcdefghijklmnopqrstuvwxyz"
RARE = 3
"""A word that occurs less often is coded as OTHER."""


@cache
def sequences(kind="letters"):
    """(train, test, kinds): lists of codes, each of which begins with EDGE, and how many codes there are.

    "letters" or "words" of data/novel.csv: every fifth sentence is a test sentence; "images": the digits, row by row,
    with five strengths of ink.
    """
    if kind == "images":
        train, test = ([np.append(EDGE, FIRST + (4 * image).astype(int)) for image in part.x] for part in digits())
        return train, test, FIRST + 5
    texts = load("novel", header=("sentence",), text=("sentence",))["sentence"]
    parts = [list(text) if kind == "letters" else text.split() for text in texts]
    often = Counter(word for part in parts for word in part)
    known = LETTERS if kind == "letters" else sorted(word for word in often if often[word] >= RARE)
    codes = {part: FIRST + k for k, part in enumerate(known)}
    coded = [np.array([EDGE, *(codes.get(one, OTHER) for one in part), EDGE]) for part in parts]
    return [one for k, one in enumerate(coded) if k % 5], coded[::5], FIRST + len(codes)


def padded(chosen):
    """(x, y), both (N, T): the codes but the last of each sequence, and what follows each place; then pads."""
    longest = max(map(len, chosen)) - 1
    x, y = np.full((2, len(chosen), longest), PAD)
    for row, one in enumerate(chosen):
        x[row, :len(one) - 1], y[row, :len(one) - 1] = one[:-1], one[1:]
    return x, y
