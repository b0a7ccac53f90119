"""Answers, known wrong answers and hints: norms in practice."""
import numpy as np

from helpers.answers.mark import Exercise
from helpers.lessons.norms_in_practice import dropout, machines

MU, VAR, COUNT = np.array([3.0, -1.0, 0.5]), np.array([1.0, 2.0, 4.0]), np.array([4, 20, 40])
SEVEN = np.array([1.0, 1.0]), np.array([3.0, 5.0]), np.array([7, 7])

EXERCISES = {
    1: Exercise(
        dropout.law(1.0, 4.0, 0.8),
        wrong={
            "the mean counts too: the square of a kept value averages var + mu^2, not var": dropout.law(0.0, 4.0, 0.8),
            "this is the share kept the other way round: 0.2 is dropped, 0.8 stays": dropout.law(1.0, 4.0, 0.2),
            "this is the mean square behind dropout: the mean's square is still to be subtracted": (4.0 + 1.0) / 0.8,
            "dropout widens the values: what is kept is divided by 0.8, its square by 0.64": 0.8 * 4.0,
        }),
    2: Exercise(
        lambda m: 1 - np.sqrt(1 - m), inputs=[(0.1,), (0.5,)],
        wrong={
            "half the momentum twice leaves (1 - m / 2)^2 of the start, not 1 - m": lambda m: m / 2,
            "this is the share of the old value: the momentum is 1 minus it": lambda m: np.sqrt(1 - m),
            "two updates with the same momentum leave (1 - m)^2 of the start: that is the bug": lambda m: m,
        }),
    3: Exercise(
        lambda mu, var, n: machines.pooled(mu, var, n)[1], inputs=[(MU, VAR, COUNT), SEVEN],
        wrong={
            "a mean of variances leaves out how far the means lie apart": lambda mu, var, n: var.mean(),
            "the variances are weighted, but how far the means lie apart is left out":
                lambda mu, var, n: n @ var / n.sum(),
            "weigh each machine by its n": lambda mu, var, n: var.mean() + mu.var(),
            "this is the standard deviation: the variance was asked for":
                lambda mu, var, n: np.sqrt(machines.pooled(mu, var, n)[1]),
        }),
}
