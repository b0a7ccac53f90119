"""What NumPy refuses inside a student's function is told in a sentence that names what to look at."""
import numpy as np
import pytest

from helpers.answers.mark import WRONG, Exercise, mark

X = np.arange(15.0).reshape(5, 3) ** 1.5
EXERCISE = Exercise(lambda x, eps: (x**2).sum(axis=0) + eps, {}, inputs=[(X, 0.5), (X[1:], 2.0)])


def lacks(x, eps):
    return undefined_name * x   # noqa: F821


@pytest.mark.parametrize("function, words", [
    (lambda x, eps: x - x.mean(axis=1) + x.sum(axis=0) * eps,
     "combine shapes (5, 3) and (5,): a mean taken over axis 1 needs keepdims=True"),
    (lambda x, eps: x + np.ones((2, 7)), "combine shapes (5, 3) and (2, 7): from the right"),
    (lambda x, eps: x.mean(axis=2), "named axis 2 of an array with 2 axes"),
    (lambda x, eps: x[7], "asked for entry 7 along axis 0, which has 5"),
    (lambda x, eps: x[0, 0, 0], "gave 3 indices to an array with 2 axes"),
    (lambda x, eps: x @ x, "multiplied with @, but the inner lengths are 3 and 5"),
    (lambda x, eps: np.dot(x, x), "multiplied shapes (5, 3) and (5, 3)"),
    (lambda x, eps: x.reshape(4, 4), "gave 15 numbers the shape (4, 4)"),
    (lambda x, eps: x if x > 0 else eps, "one True or False is needed"),
    (lambda x: x, "takes 1 argument, and the check calls it with 2"),
    (lambda x, eps, gamma: x, "takes 3 arguments, and the check calls it with 2"),
    (lacks, "uses undefined_name, which is not defined"),
    (lambda x, eps: x.avg(), "uses .avg, which arrays do not have"),
    (lambda x, eps: x + None, "still None"),
    (lambda x, eps: [1][4] and {}["a"], "raised IndexError: list index out of range"),
])
def test_an_error_is_told_by_what_to_look_at(function, words):
    status, message = mark(EXERCISE, function)
    assert status == WRONG and words in message and "\n" not in message
