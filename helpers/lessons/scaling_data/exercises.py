"""Answers, known wrong answers and hints: scaling data."""
import numpy as np

from helpers import data, stats
from helpers.answers.mark import Exercise

FLATS = np.stack([data.slides_x1(), data.slides_x2()], axis=1)
NEW = np.array([128.0, 4.0])
LOW, HIGH = FLATS.min(axis=0), FLATS.max(axis=0)
CENTRED = FLATS - stats.moments(FLATS, 0)[0]
SPREAD = np.sqrt(stats.moments(FLATS, 0)[1])
THREE = stats.standardize(np.append(FLATS, np.arange(10.0)[:, None] ** 2, axis=1))


def _train(train, test):
    return train


def _test(train, test):
    return test


def _both(train, test):
    return np.concatenate([train, test])


def _by(rows, middle=np.nanmean, axis=0):
    """A function that fills the gaps of `test` with the mean, or another middle, of one function's rows."""
    return lambda train, test: np.where(np.isnan(test), middle(rows(train, test), axis=axis), test)


def _gaps(rows, *places):
    """A copy of the rows with nan at these places."""
    rows = np.array(rows, float)
    rows[tuple(np.transpose(places))] = np.nan
    return rows


def _bowl(rate, curvature=lambda x: 2 / len(x) * x.T @ x, highest=-1):
    """A function that returns the condition number and rate(lowest, highest curvature)."""
    def answer(x):
        found = np.linalg.eigvalsh(curvature(x))
        return [found[highest] / found[0], rate(found[0], found[highest])]
    return answer


def _ratio(power):
    """A function that returns a power of the ratio of the variances, and one over their sum."""
    def answer(x):
        var = stats.moments(x, 0)[1]
        return [(var.max() / var.min()) ** power, 1 / var.sum()]
    return answer


def _best(low, high):
    return 2 / (low + high)


EXERCISES = {
    1: Exercise(
        (NEW - LOW) / (HIGH - LOW),
        wrong={
            "you clipped to 0 and 1, or took the new flat into the minimum and the maximum; "
            "use the ten training rows' and let it land outside": [1.0, 0.0],
            "these are z-scores; min-max subtracts the minimum and divides by the range":
                (NEW - stats.moments(FLATS, 0)[0]) / SPREAD,
            "you divided by the maximum; subtract the minimum first, then divide by the range": NEW / HIGH,
            "you divided by the range but did not subtract the minimum": NEW / (HIGH - LOW),
            "you subtracted the minimum but divided by the maximum; divide by the range": (NEW - LOW) / HIGH,
            "a sign is lost: 4 lies below the smallest x2, so it comes out negative":
                abs(NEW - LOW) / (HIGH - LOW),
            "exchange the two: first x1, then x2": ((NEW - LOW) / (HIGH - LOW))[::-1],
            "these are the two numbers as they came: subtract the minimum and divide by the range": NEW,
        }),
    2: Exercise(
        _by(_train),
        inputs=[(FLATS[:7], _gaps(FLATS[7:], (0, 1), (2, 0))),
                (FLATS[3:], _gaps(FLATS[:3] + [100, 1], (1, 0), (1, 1)))],
        wrong={
            "still the given function: the gaps are filled, but something leaks": _by(_both),
            "the gaps are filled with the means of the test rows; the model knows only those of train": _by(_test),
            "you took one mean for the whole table; each column has its own: axis=0": _by(_train, axis=None),
            "this fills in the median; the mean was asked for": _by(_train, np.nanmedian),
            "this fills in 0; fill in the mean of the column": lambda train, test: np.nan_to_num(test),
            "this replaces every value; only the gaps are to be filled: np.where(np.isnan(test), ..., test)":
                lambda train, test: 0 * np.nan_to_num(test) + train.mean(axis=0),
            "the training rows came back; return the test rows, filled": _train,
        }),
    3: Exercise(
        0.05,
        holds={
            "one number was expected": lambda s: s.shape == (),
            "with 0 the first column is gone: its weight can be anything": lambda s: s != 0,
            "x1 is still much the wider column: compare s times its standard deviation with that of x2":
                lambda s: abs(s) * SPREAD[0] <= 2 * SPREAD[1],
            "x1 is much the narrower column now: compare s times its standard deviation with that of x2":
                lambda s: 2 * abs(s) * SPREAD[0] >= SPREAD[1],
            "close, but it is still above one and a half: compare s times the deviation of x1 "
            "with that of x2, which is not 1":
                lambda s: np.linalg.cond(CENTRED * [s, 1]) ** 2 <= 1.5,
        },
        wrong={
            "one number was expected": [0.05, 1],
            "with 0 the first column is gone: its weight can be anything": 0,
            "x1 is still much the wider column: compare s times its standard deviation with that of x2": 0.5,
            "x1 is much the narrower column now: compare s times its standard deviation with that of x2": 0.01,
            "close, but it is still above one and a half: compare s times the deviation of x1 "
            "with that of x2, which is not 1":
                1 / SPREAD[0],
        }),
    4: Exercise(
        _bowl(_best),
        inputs=[(CENTRED,), (stats.standardize(FLATS[:7]),), (THREE,)],
        wrong={
            "this is the condition number of x; take that of the curvature 2 / N * x.T @ x, its square":
                lambda x: [np.linalg.cond(x), _bowl(_best)(x)[1]],
            "the 2 of the squared loss is missing in the curvature": _bowl(_best, lambda x: x.T @ x / len(x)),
            "the curvature is not divided by N; the loss is a mean": _bowl(_best, lambda x: 2 * x.T @ x),
            "the condition number is right; at 2 / (largest curvature) the descent jumps to and fro: "
            "use both curvatures":
                _bowl(lambda low, high: 2 / high),
            "the condition number is right; one over the largest curvature is safe, but not the best rate":
                _bowl(lambda low, high: 1 / high),
            "one over the sum of the variances is the best rate for two columns only; use the two curvatures":
                lambda x: [_bowl(_best)(x)[0], 1 / stats.moments(x, 0)[1].sum()],
            "the condition number is right; the best rate is two over the sum, not one":
                _bowl(lambda low, high: 1 / (low + high)),
            "three columns have three eigenvalues: take the smallest and the largest, the first and the last":
                _bowl(_best, highest=1),
            "the condition number is upside down: largest over smallest":
                lambda x: [1 / _bowl(_best)(x)[0], _bowl(_best)(x)[1]],
            "the variances miss the correlation: take the eigenvalues of 2 / N * x.T @ x for both numbers":
                _ratio(1),
            "not the standard deviations: take the eigenvalues of 2 / N * x.T @ x for both numbers":
                _ratio(0.5),
            "exchange the two: first the condition number, then the rate": lambda x: _bowl(_best)(x)[::-1],
        }),
}
