"""Answers, known wrong answers and hints: testing the explanations of batch norm."""
import numpy as np

from helpers import data
from helpers.answers.mark import Exercise
from helpers.norms import normalize
from helpers.stats import moments

Z1, DY = data.worked_table()["z1"], np.array([1.0, 0, 2, 0, -1])


def _way_back(x, dy, gamma, eps, *, mean=True, share=True, total=1, power=0.5):
    """dx of one column, with each part of the line of the backward pass to be got wrong."""
    x_hat, d = normalize(x, 0, eps=eps), gamma * dy
    taken = total * (mean * np.mean(d) + share * x_hat * np.mean(d * x_hat))
    return (d - taken) / (moments(x, 0)[1] + eps) ** power


W = np.array([3.0, 4.0])
LR, DECAY = 0.1, 0.002

EXERCISES = {
    1: Exercise(
        [np.sqrt(50), 45],
        wrong={
            "the arrow went uphill: a step subtracts the rate times dw": [np.sqrt(50), -45],
            "the step is the rate times dw: half of it": [np.sqrt(125), np.degrees(np.arctan(2))],
            "lengths at a right angle do not add up: take the root of the sum of squares": [10, 45],
            "this is the squared length": [50, 45],
            "give the angle in degrees, not in radians": [np.sqrt(50), np.pi / 4],
            "this is the length of the step; asked is that of the arrow after it": [5, 45],
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
        np.sqrt(2 * LR * DECAY),
        wrong={
            "shrinking acts on |w|, the balance is one of |w|^2: (1 - a)^2 is nearly 1 - 2 a": np.sqrt(LR * DECAY),
            "this is the square of the ratio; take the root": 2 * LR * DECAY,
            "this is by how much the weights shrink in a step": LR * DECAY,
            "this is the angle in degrees; asked is the ratio itself": np.degrees(np.arctan(np.sqrt(2 * LR * DECAY))),
            "both the rate and the decay count: their product stands below the root": np.sqrt(2 * DECAY),
        }),
    4: Exercise(
        _way_back, inputs=[(Z1, DY, 2.0, 0.0), (Z1[:4] ** 2, DY[:4], 0.5, 30.0)],
        wrong={
            "still the function as given: print the sum of mine(z1, dy1, 2, 0). What must it be?":
                lambda *given: _way_back(*given, mean=False, share=False),
            "the shift is gone; now look at the sum of dx * x_hat: the stretch is still in":
                lambda *given: _way_back(*given, share=False),
            "the stretch is gone; now look at the sum of dx: the shift is still in":
                lambda *given: _way_back(*given, mean=False),
            "you subtracted sums; subtract the means of d and of d * x_hat":
                lambda x, *given: _way_back(x, *given, total=len(x)),
            "divide by the root of var + eps, not by var + eps": lambda *given: _way_back(*given, power=1),
            "gamma is missing: what arrives at x_hat is gamma * dy":
                lambda x, dy, gamma, eps: _way_back(x, dy, 1.0, eps),
            "eps is an argument: use the one you are given": lambda x, dy, gamma, eps:
                _way_back(x, dy, gamma, 1e-5),
        }),
}
