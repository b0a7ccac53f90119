"""Answers, known wrong answers and hints: which axis is which."""
import numpy as np

from helpers.answers.mark import Exercise

RAIN = np.array([[4, 0], [6, 2], [5, 7], [1, 3]], float)
DAYTIME = np.array([[3, 9, 3], [8, 12, 7], [4, 9, 8]], float)
SQUARE = np.array([[1, 5], [8, 2]], float)

EXERCISES = {
    1: Exercise(
        RAIN.mean(axis=0),
        wrong={
            "this is one number per row: you averaged along axis 1, layer norm's direction; name axis 0":
                RAIN.mean(axis=1),
            "this is one number per row: the axis that is averaged away should be 0, and keepdims is not needed":
                RAIN.mean(axis=1, keepdims=True),
            "this is one number for the whole table: name the axis to average over, axis 0": RAIN.mean(),
            "these are the sums down the columns; divide each by the number of examples": RAIN.sum(axis=0),
            "you divided by the number of columns; four examples are added, so divide by 4":
                RAIN.sum(axis=0) / 2,
        }),
    2: Exercise(
        np.array([8, 20, 1]),
        wrong={
            "this is the shape without keepdims; with it, the averaged axis stays, with length 1": np.array([8, 20]),
            "this is one mean per sentence; each token of it has a mean of its own": np.array([8, 1, 1]),
            "this averages over the tokens of a sentence; average over the features of each token":
                np.array([8, 1, 64]),
            "you turned it round: the averaged axis gets length 1, and the others keep theirs":
                np.array([1, 1, 64]),
            "this is the shape of the batch itself; nothing was averaged": np.array([8, 20, 64]),
            "an averaged axis keeps length 1, not 0": np.array([8, 20, 0]),
            "the sentences must not be averaged together: layer norm stays within one example":
                np.array([1, 20, 1]),
            "here a mean belongs to a feature, over all tokens of all sentences: that is batch norm's direction":
                np.array([64]),
        }),
    3: Exercise(
        [[1, 2], [-1, -2]],
        holds={
            "a table of two rows and two columns was asked for: [[a, b], [c, d]]": lambda a: a.shape == (2, 2),
            "all zeros: each row has mean 0 as well": lambda a: np.any(a != 0),
            "a column has a mean that is not 0: its two entries must be each other's negative":
                lambda a: np.allclose(a.mean(axis=0), 0),
            "the columns have mean 0, but so have the rows: change one column": lambda a: np.all(a.mean(axis=1) != 0),
        },
        wrong={
            "a table of two rows and two columns was asked for: [[a, b], [c, d]]": [1, -1],
            "all zeros: each row has mean 0 as well": [[0, 0], [0, 0]],
            "a column has a mean that is not 0: its two entries must be each other's negative":
                [[1, -1], [2, -2]],
            "the columns have mean 0, but so have the rows: change one column": [[1, -1], [-1, 1]],
        }),
    4: Exercise(
        lambda t: t - t.mean(axis=1, keepdims=True),
        inputs=[(DAYTIME,), (SQUARE,)],
        wrong={
            "this is still the function as given: look at the mean of each row of mine(t), then at the shape of "
            "the means": lambda t: t - t.mean(axis=1),
            "these are the means; subtract them from t": lambda t: t.mean(axis=1, keepdims=True),
            "you added the means; subtract them": lambda t: t + t.mean(axis=1, keepdims=True),
            "each column loses its own mean now, batch norm's direction; each row was asked for":
                lambda t: t - t.mean(axis=0),
            "the numbers are right but lie on their side: transpose the result back, or use keepdims=True":
                lambda t: t.T - t.mean(axis=1),
            "every cell loses the mean of the whole table: name axis 1, and keep it with keepdims=True":
                lambda t: t - t.mean(),
            "the sign is flipped: subtract the mean from the table, not the table from the mean":
                lambda t: t.mean(axis=1, keepdims=True) - t,
        }),
}
