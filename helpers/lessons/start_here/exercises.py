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
        np.array([1, 3, 1, 1]),
        wrong={
            "this is the shape without keepdims; with it, the averaged axes stay, each with length 1":
                np.array([3]),
            "you kept the axis of the examples; one mean per channel keeps axis 1": np.array([8, 1, 1, 1]),
            "this is one mean per example and channel; the mean over (0, 2, 3) averages the examples too":
                np.array([8, 3, 1, 1]),
            "these are the images' height and width; they are averaged away, and the channels are left":
                np.array([1, 1, 32, 32]),
            "this is the shape of the images themselves; nothing was averaged": np.array([8, 3, 32, 32]),
            "an averaged axis keeps length 1, not 0": np.array([0, 3, 0, 0]),
            "nearly: with keepdims every axis stays, so four lengths are left": np.array([3, 1, 1]),
            "you turned it round: the averaged axes get length 1, and the channels keep theirs":
                np.array([8, 1, 32, 32]),
        }),
    3: Exercise(
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
