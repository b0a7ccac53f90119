"""Answers, known wrong answers and hints: testing the explanations of batch norm."""
import numpy as np

from helpers.answers.mark import Exercise
from helpers.lessons.why_it_works.wheel import lengths

W = np.array([3.0, 4.0])
RATE = 0.9
GROWN, START = np.array([[6.0, 0, 2], [8, 5, 4]]), np.array([[3.0, 1, 1], [0, 0, 2]])


def _put_back(W, start):
    """The columns of `W`, with the lengths of those of `start`."""
    return W * lengths(start) / lengths(W)


EXERCISES = {
    1: Exercise(
        [-1, 7, 45],
        wrong={
            "the arrow went uphill: a step subtracts the rate times dw": [7, 1, 45],
            "the step is the rate times dw: half of it": [-5, 10, np.degrees(np.arctan(2))],
            "the arrow is right; the step stands at a right angle to w, but it is no right angle that w is turned by":
                [-1, 7, 90],
            "this is the new arrow's angle to the first axis; asked is the one between the old arrow and the new":
                [-1, 7, np.degrees(np.arctan2(7, -1))],
            "give the angle in degrees, not in radians": [-1, 7, np.pi / 4],
            "this is the step; asked is the arrow after it": [-4, 3, 45],
        }),
    2: Exercise(
        np.sqrt(3) * np.array([-4, 3]),
        holds={
            "a step in the plane has two numbers, as in [1, 2]": lambda d: d.shape == (2,),
            "the new arrow is shorter than the old one or as long; under batch norm no step shortens it":
                lambda d: np.linalg.norm(W + d) > 5.005,
            "under batch norm a step stands at a right angle to w: the sum of w * d must be 0":
                lambda d: abs(W @ d) < 0.05,
            "right angle; now its length: |w + d| must be 10": lambda d: abs(np.linalg.norm(W + d) - 10) < 0.02,
        },
        wrong={
            "a step in the plane has two numbers, as in [1, 2]": 8.66,
            "the new arrow is shorter than the old one or as long; under batch norm no step shortens it": [-3, -4],
            "under batch norm a step stands at a right angle to w: the sum of w * d must be 0": [3, 4],
            "right angle; now its length: |w + d| must be 10": [-8, 6],
        }),
    3: Exercise(
        RATE / 9,
        wrong={
            "a shorter arrow also has a longer gradient: count both": RATE / 3,
            "a shorter arrow turns farther: the rate must become smaller": 9 * RATE,
            "a shorter arrow turns farther, and its gradient is longer, too: the rate must become smaller": 3 * RATE,
            "at the old rate it now turns farther than before": RATE,
        }),
    4: Exercise(
        _put_back, inputs=[(GROWN, START), (START[:, :2], GROWN[:, 1:])],
        wrong={
            "still the function as given: print the length of each column of its result, and of `start`":
                lambda W, start: W * np.linalg.norm(start) / np.linalg.norm(W),
            "every unit has length 1 now; give it the length it has in start": lambda W, start: W / lengths(W),
            "one length for all units: take the lengths of the columns, with axis=0":
                lambda W, start: W * lengths(start).mean() / lengths(W),
            "these are the lengths of the rows; a unit is a column":
                lambda W, start: W * (np.linalg.norm(start, axis=1) / np.linalg.norm(W, axis=1))[:, None],
            "upside down: multiply by the length in start, divide by that in W":
                lambda W, start: W * lengths(W) / lengths(start),
            "this is start itself: the direction that W has learned is lost": lambda W, start: start,
        }),
}
