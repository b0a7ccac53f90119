"""Answers, known wrong answers and hints of the template: centering a column."""
import numpy as np

from helpers import data
from helpers.answers.mark import Exercise

X = data.slides_x2()
TABLE = np.stack([data.slides_x1(), X], axis=1)

EXERCISES = {
    1: Exercise(
        X - X.mean(),
        wrong={
            "the sign is flipped: subtract the mean from the value, not the value from the mean":
                X.mean() - X,
            "you subtracted the median; the mean was asked for": X - np.median(X),
        }),
    2: Exercise(
        X.var(),
        wrong={
            "that is the mean after centering; the variance measures how far the values lie from it": 0.0,
            "that is the standard deviation; the variance is its square": X.std(),
            "you divided by n - 1; here the variance is divided by n": X.var(ddof=1),
        }),
    3: Exercise(
        lambda x: x - x.mean(axis=0),
        inputs=[(TABLE,)],
        wrong={
            "this takes one mean of the whole table; each column has its own": lambda x: x - x.mean(),
            "this takes one mean per row; each column has its own":
                lambda x: x - x.mean(axis=1, keepdims=True),
        }),
}
