"""Answers, known wrong answers and hints: a deep network."""
import numpy as np

from helpers import stats
from helpers.answers.mark import Exercise

X = np.array([1.0, 0.5])
W = np.array([[1.0, -2.0], [4.0, 2.0]])
B = np.array([-1.0, 1.0])
TWO = np.array([0.50, 0.51])
FACTORS = np.array([0.9, 1.1])
LAYERS = 50
_RNG = np.random.default_rng(3)
IMAGES, W1, W2 = _RNG.normal(1, 1, (6, 4)), _RNG.normal(0, 1, (4, 3)), _RNG.normal(2, 1, (3, 2))


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _apart(answer):
    w, b = answer
    return abs(np.diff(_sigmoid(w * TWO + b))[0])


def _middle(answer):
    w, b = answer
    return np.sign(w * TWO[0] + b) != np.sign(w * TWO[1] + b)


def _repaired(z, axis=0, **options):
    mu, var = stats.moments(z, axis, keepdims=True, **options)
    return (z - mu) / np.sqrt(var)


def _in_order(x, W1, W2):
    return _sigmoid(_repaired(_sigmoid(_repaired(x @ W1)) @ W2))


EXERCISES = {
    1: Exercise(
        _sigmoid(X @ W + B),
        wrong={
            "these are the sums; each still goes through the sigmoid": X @ W + B,
            "the bias is missing: add b to x @ W before the sigmoid": _sigmoid(X @ W),
            "a column of W belongs to a unit, a row to an input: multiply x @ W": _sigmoid(W @ X + B),
            "the bias is added to the sum before the sigmoid, not to what comes out": _sigmoid(X @ W) + B,
            "the sigmoid has a minus: 1 / (1 + exp(-z))": _sigmoid(-(X @ W + B)),
        }),
    2: Exercise(
        [400.0, -202.0],
        wrong={
            "both sums lie on the same side of 0, where the sigmoid is flat: choose b so that a value between "
            "0.50 and 0.51 gives the sum 0": [400.0, 0.0],
            "the two outputs are less than a half apart: the inputs hardly differ, so w must be larger":
                [4.0, -2.02],
        },
        holds={
            "two numbers are asked for, in a list: w, then b": lambda answer: answer.shape == (2,),
            "both sums lie on the same side of 0, where the sigmoid is flat: choose b so that a value between "
            "0.50 and 0.51 gives the sum 0": _middle,
            "the two outputs are less than a half apart: the inputs hardly differ, so w must be larger":
                lambda answer: _apart(answer) >= 0.5,
        }),
    3: Exercise(
        FACTORS**LAYERS,
        wrong={
            "you multiplied by the number of layers; each layer multiplies what the one before left":
                FACTORS * LAYERS,
            "you took a tenth of the images away or added it at each layer; it is a tenth of what is left":
                1 + (FACTORS - 1) * LAYERS,
            "exchange the two: first 0.9, then 1.1": (FACTORS**LAYERS)[::-1],
            "these are ten layers; there are fifty": FACTORS**10,
        }),
    4: Exercise(
        _in_order,
        inputs=[(IMAGES, W1, W2), (IMAGES[::-1] * 3, W1 - 1, W2)],
        wrong={
            "the second layer still reads what the first handed on before its repair: repair one layer, run it, "
            "then look at the next": lambda x, W1, W2: _sigmoid(_repaired(_sigmoid(x @ W1) @ W2)),
            "the sums of the second layer are not repaired":
                lambda x, W1, W2: _sigmoid(_sigmoid(_repaired(x @ W1)) @ W2),
            "what comes out of the second layer still goes through the sigmoid":
                lambda x, W1, W2: _repaired(_sigmoid(_repaired(x @ W1)) @ W2),
            "what comes out of the first layer goes through the sigmoid, too":
                lambda x, W1, W2: _sigmoid(_repaired(_repaired(x @ W1) @ W2)),
            "you took the mean of each image; a unit has its mean over the images, axis=0":
                lambda x, W1, W2: _sigmoid(_repaired(_sigmoid(_repaired(x @ W1, 1)) @ W2, 1)),
        }),
}
