"""Answers, known wrong repairs and hints of the clinic: one exercise for each patient, in the order of CASES."""
import numpy as np

from helpers.answers.mark import Exercise
from helpers.lessons.clinic import broken, repairs
from helpers.lessons.clinic.inputs import BATCHES, EPOCHS, EVERY, FAINT, NETS, PARTS, ROWS, TWO, X
from helpers.lessons.clinic.repairs import rms, running, standardized
from helpers.stats import quietly

NOTHING = "this is what the patient does already: the line that is wrong is still in it"

EXERCISES = {
    1: Exercise(
        lambda batches, every: running(batches), inputs=[(BATCHES, EVERY), (BATCHES, 15)],
        wrong={
            NOTHING: broken.evaluates,
            "it goes back to train mode only after the second evaluation: put the switch right behind each one":
                lambda batches, every: running(np.delete(batches, slice(every, 2 * every), axis=0)),
            "the batch after each evaluation is lost: switch back before the next step begins":
                lambda batches, every: running([x for k, x in enumerate(batches) if k % every or not k]),
        }),
    2: Exercise(
        repairs.freezes, inputs=[(0.5, EPOCHS, True), (0.5, EPOCHS, False)],
        wrong={
            NOTHING: broken.freezes,
            "without model.train() no norm learns after the first evaluation, frozen or not: let frozen decide":
                repairs.freezes_for_good,
            "now every norm is frozen, also where frozen is False":
                lambda mu, epochs, frozen: mu,
            "the first epoch is frozen, the second is not: the mode has to be set in every epoch":
                lambda mu, epochs, frozen: running(epochs[1], start=mu) if frozen
                else repairs.freezes(mu, epochs, False),
        }),
    3: Exercise(
        lambda batches, decay: running(batches, 1 - decay), inputs=[(BATCHES, 0.99), (BATCHES, 0.9997)],
        wrong={
            NOTHING: broken.ports,
            "the number is taken over as it is: there it weighed the old value, here it weighs the new one":
                lambda batches, decay: running(batches, decay),
            "this is a library's default, whatever the model was trained with: compute it from decay":
                lambda batches, decay: running(batches, 0.1),
        }),
    4: Exercise(
        rms, inputs=[(X,)],
        wrong={
            NOTHING: broken.sees_ahead,
            "axis 1 runs over the tokens: a token still sees those behind it": lambda x: rms(x, 1),
            "axis 0 runs over the sentences: now batch-mates are seen": lambda x: rms(x, 0),
            "this is layer norm: an RMS norm subtracts no mean": lambda x: standardized(x, 1e-6),
            "the root is missing: divide by the root of the mean square":
                lambda x: x / ((x**2).mean(-1, keepdims=True) + 1e-6),
        }),
    5: Exercise(
        repairs.loads, inputs=[(X, 0.1 * X[0, 0], True), (X, 1 + 0.1 * X[0, 0], False)],
        wrong={
            NOTHING: broken.loads,
            "now 1 is added to weights that stand around 1 already: ask zero_centred first":
                lambda x, w, zero_centred: rms(x) * (1 + w),
            "1 is to be added to the weight, not to the output":
                lambda x, w, zero_centred: rms(x) * w + zero_centred,
            "zero_centred is read the other way round: where it is True the model stores gamma - 1":
                lambda x, w, zero_centred: rms(x) * (w if zero_centred else 1 + w),
        }),
    6: Exercise(
        lambda x: standardized(x.astype(np.float32), 1e-12), inputs=[(ROWS[1:],), (ROWS,)], tol=5e-3,
        wrong={
            NOTHING: broken.halves,
            "silence is still 0 / 0: this eps is 0 in float16, so it must not be rounded to that":
                lambda x: quietly(standardized)(x.astype(np.float32), np.float16(1e-12)),
            "an eps that half precision can hold ends the NaN, but faint rows come out too small: "
            "the model was trained with 1e-12": lambda x: np.nan_to_num(standardized(x.astype(np.float32), 1e-5)),
            "the NaN is gone, and the faint row still off: its squares are taken in float16, "
            "which is too coarse for them":
                lambda x: np.nan_to_num(repairs.in_half(x, 1e-12).astype(float), posinf=65504, neginf=-65504),
        }),
    7: Exercise(
        lambda x: rms(x, eps=2.0**-23), inputs=[(FAINT,)],
        wrong={
            NOTHING: broken.shrinks,
            "without eps a row of zeros would be 0 / 0; take the eps of the format the squares are added up in":
                lambda x: rms(x, eps=0.0),
            "smaller, but still larger than the mean square of a faint row": lambda x: rms(x, eps=1e-5),
            "nearly: it is as large as the mean square of the faintest row; float32 has a machine epsilon of its own":
                lambda x: rms(x, eps=1e-6),
            "this is layer norm: an RMS norm subtracts no mean": lambda x: standardized(x, 2.0**-23),
        }),
    8: Exercise(
        running, inputs=[(BATCHES[:10], 0.1), (BATCHES[:3], 0.5)],
        wrong={
            NOTHING: broken.recomputes,
            "half the momentum twice is nearly right, not right: (1 - m / 2)^2 is not 1 - m":
                lambda batches, m: running(np.repeat(batches, 2, axis=0), m / 2),
            "now no pass updates the memory: exactly one of the two has to": lambda batches, m: 0.0,
        }),
    9: Exercise(
        repairs.follows, inputs=[(*NETS, 1.0), (NETS[0], np.array([NETS[1][0], NETS[0][1]]), 0.05)],
        wrong={
            NOTHING: broken.follows,
            "everything is copied at once: gamma is to move by a share tau only":
                lambda online, target, tau: online,
        }),
    10: Exercise(
        repairs.pooled, inputs=[PARTS, TWO],
        wrong={
            NOTHING: broken.synchronizes,
            "the machines' own variances are averaged, and how far their means lie apart is left out":
                lambda mu, var, n: n @ var / n.sum(),
            "weigh by n, not by n - 1: each variance is divided by its n, and so is that of the whole":
                lambda mu, var, n: repairs.pooled(mu, var, n - 1),
            "the plain mean of the variances knows neither the counts nor how far the means lie apart":
                lambda mu, var, n: var.mean(),
            "the distance is taken from the plain mean of the means: weigh these by n too":
                lambda mu, var, n: n @ (var + (mu - mu.mean()) ** 2) / n.sum(),
        }),
}
