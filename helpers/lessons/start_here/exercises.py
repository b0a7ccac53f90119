"""Answers, known wrong answers and hints: which axis is which."""
import numpy as np

from helpers.answers.mark import Exercise

RAIN = np.array([[4, 0], [6, 2], [5, 7], [1, 3]], float)
IMAGES = np.random.default_rng(0).integers(1, 10, (2, 3, 2, 3)).astype(float)


def _less(axes):
    """A function that subtracts from images their means over these axes."""
    return lambda images: images - images.mean(axis=axes, keepdims=True)


EXERCISES = {
    1: Exercise(
        RAIN.mean(axis=0),
        wrong={
            "this is one number per row: you averaged along axis 1, layer norm's direction":
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
        _less((0, 1, 2)),
        inputs=[(IMAGES,), (IMAGES[:, :1] ** 2,)],
        wrong={
            "this is still the function as given: print the shape of its means, and ask which axes are gone":
                _less((0, 2, 3)),
            "each image loses its own means now; batch norm's channel has one mean over all images: name axis 0 too":
                _less((1, 2)),
            "each pixel loses its own mean now; name the axes of the pixels too, 1 and 2": _less(0),
            "every pixel of every image loses the mean of its channels; name all axes but that of the channels":
                _less(3),
            "every number loses the mean of all: leave out axis 3, which stays": _less((0, 1, 2, 3)),
            "these are the means; subtract them from the images":
                lambda images: images.mean(axis=(0, 1, 2), keepdims=True),
            "the sign is flipped: subtract the means from the images": lambda images: -_less((0, 1, 2))(images),
        }),
}
