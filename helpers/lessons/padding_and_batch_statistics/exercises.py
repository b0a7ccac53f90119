"""Answers, known wrong answers and hints: statistics of a batch with pads."""
import numpy as np

from helpers import data, norms, stats
from helpers.answers.mark import Exercise
from helpers.sentences import embed, pad

EPS = 1e-5
_, REAL, Z = data.sentences_contextual()
MU, VAR = stats.moments(Z[REAL], 0)
MU_PADS, VAR_PADS = stats.moments(Z, 0)

P, MU_GIVEN, VAR_GIVEN = 0.75, 1.5, 3.75
REPORTS = [(np.array([2, 4]), np.array([0.5, 3.0]), np.array([1.0, 2.0])),
           (np.array([1, 3, 6]), np.array([-2.0, 4.0, 1.0]), np.array([0.0, 2.5, 1.5]))]
"""Batches: of each sentence the number of its words, their mean and their variance."""

WIDENED = ("here counting the pads widens d2, be it by a hair: bring the words' mean nearer to 0, "
           "or let more of the rows be pads")
COUNTED = "the pads were counted: take mean and variance over the rows where real is True"


def _undone(p, mu, var, restored):
    """Mean and variance of the words from those of the padded column, with `restored` as their mean."""
    return [restored, (var - p * (1 - p) * restored**2) / p]


def _share(counts):
    return counts / counts.sum()


def _whole(counts, means, variances):
    share = _share(counts)
    return (share * (variances + means**2)).sum() - (share * means).sum() ** 2


def with_sentence(sentence):
    """The first two sentences and this one, padded: (3, T, 2), the d2 of each place, and 1 for a word, 0 for a pad.

    None while `sentence` is None; ValueError, as for `pad`, where it is no text or has no word.
    """
    if sentence is None:
        return None
    words, mask = pad([*data.sentences()[:2], sentence])
    return np.stack([embed(words, mask)[..., 1], mask], axis=-1)


def _sd(batch, words_only):
    return batch[batch[..., 1] == 1, 0].std() if words_only else batch[..., 0].std()


EXERCISES = {
    1: Exercise(
        norms.batch_norm(Z, mask=REAL[:, None])[2],
        wrong={
            "a pad does not stay 0: like every row, it has the mean subtracted": [0.0, 0.0, 0.0],
            COUNTED: norms.batch_norm(Z)[2],
            "you subtracted the mean but did not divide by the standard deviation": -MU,
            "you divided by the variance; divide by its square root": -MU / (VAR + EPS),
            "the sign is flipped: subtract the mean from the value, here from 0": MU / np.sqrt(VAR + EPS),
            "you divided by n - 1; batch norm divides by n": -MU / np.sqrt(VAR * 6 / 5 + EPS),
            "the mean is right, but the standard deviation counts the pads: take it over the words too":
                -MU / np.sqrt(VAR_PADS + EPS),
            "the standard deviation is right, but the mean counts the pads: take it over the words too":
                -MU_PADS / np.sqrt(VAR + EPS),
            "this is a word's row, the second: NumPy counts from 0, so row 2 is the third":
                norms.batch_norm(Z, mask=REAL[:, None])[1],
        }),
    2: Exercise(
        _undone(P, MU_GIVEN, VAR_GIVEN, MU_GIVEN / P),
        wrong={
            "these are the numbers with pads: undo the law, first for the mean": [MU_GIVEN, VAR_GIVEN],
            "the mean is right; from the variance, subtract p (1 - p) mu^2 before you divide by p":
                [MU_GIVEN / P, VAR_GIVEN / P],
            "the mean is right; after subtracting p (1 - p) mu^2, the variance is still to be divided by p":
                [MU_GIVEN / P, VAR_GIVEN - P * (1 - P) * (MU_GIVEN / P) ** 2],
            "the mean is right; in p (1 - p) mu^2 the mean is that of the words, not the one with pads":
                [MU_GIVEN / P, _undone(P, MU_GIVEN, VAR_GIVEN, MU_GIVEN)[1]],
            "you multiplied by p once more; divide by p to undo the law": [P * MU_GIVEN, P * VAR_GIVEN],
            "you took p for the fraction of pads; here three quarters of the rows are words":
                _undone(1 - P, MU_GIVEN, VAR_GIVEN, MU_GIVEN / (1 - P)),
            "the variance is right up to its root: give the variance, not the standard deviation":
                [MU_GIVEN / P, np.sqrt(_undone(P, MU_GIVEN, VAR_GIVEN, MU_GIVEN / P)[1])],
            "the mean is right, but this is still the variance with pads: undo its law too":
                [MU_GIVEN / P, VAR_GIVEN],
            "the mean is right; the pads' part is to be subtracted from the variance, not added":
                [MU_GIVEN / P, VAR_GIVEN / P + (1 - P) * (MU_GIVEN / P) ** 2],
            "the mean is right; before dividing by p, subtract p (1 - p) mu^2: you left out its p":
                [MU_GIVEN / P, (VAR_GIVEN - (1 - P) * (MU_GIVEN / P) ** 2) / P],
            "the mean is right; before dividing by p, subtract p (1 - p) mu^2: you left out its 1 - p":
                [MU_GIVEN / P, (VAR_GIVEN - P * (MU_GIVEN / P) ** 2) / P],
            "the mean is right; divide the variance by p before you subtract (1 - p) mu^2":
                [MU_GIVEN / P, VAR_GIVEN - (1 - P) * (MU_GIVEN / P) ** 2],
            "the two numbers are swapped: give the mean first":
                _undone(P, MU_GIVEN, VAR_GIVEN, MU_GIVEN / P)[::-1],
        }),
    3: Exercise(
        with_sentence("one two three four five six"),
        holds={
            "give what lesson.with_sentence returns, for a sentence of your own":
                lambda batch: batch.ndim == 3 and batch.shape[0] == 3 and batch.shape[2] == 2,
            WIDENED:
                lambda batch: _sd(batch, False) < _sd(batch, True),
        },
        wrong={
            "give what lesson.with_sentence returns, for a sentence of your own": [0.1],
            WIDENED:
                with_sentence("How are you"),
        }),
    4: Exercise(
        _whole,
        inputs=REPORTS,
        wrong={
            "so says the given function: try two sentences of variance 0, one with mean 0, one with mean 1":
                lambda counts, means, variances: (_share(counts) * variances).sum(),
            "each sentence counts alike here: weight it by its share of the words":
                lambda counts, means, variances: (variances + means**2).mean() - means.mean() ** 2,
            "this is only the gap between the sentences' means: add the spread inside them":
                lambda counts, means, variances: _whole(counts, means, 0 * variances),
            "the mean of the squares is right; the square of the mean is still to be subtracted":
                lambda counts, means, variances: (_share(counts) * (variances + means**2)).sum(),
            "the mean of all words is a weighted one: weight each sentence's mean by its share, too":
                lambda counts, means, variances: (_share(counts) * (variances + (means - means.mean())**2)).sum(),
            "the gap is to be weighted by the shares, too: long sentences count more":
                lambda counts, means, variances: (_share(counts) * variances).sum() + means.var(),
            "this is the standard deviation: the variance was asked for":
                lambda *report: np.sqrt(_whole(*report)),
            "you divided by n - 1; batch norm divides by n":
                lambda counts, *report: _whole(counts, *report) * counts.sum() / (counts.sum() - 1),
        }),
}
