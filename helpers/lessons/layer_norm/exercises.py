"""Answers, known wrong answers and hints: layer norm and what it ignores."""
import numpy as np

from helpers import norms, stats
from helpers.answers.mark import Exercise

EPS = 1e-5
CLOSE = 0.01
TOKEN = np.array([5.0, 1.0, 2.0, 4.0])
MOVED = -3 * TOKEN + 5
TOKENS = np.random.default_rng(9).normal(3, 2, (2, 3, 4))
FAINT = np.random.default_rng(10).normal(1, 0.02, (3, 2, 5))

ROOT = "you divided by the variance; divide by its square root"
SAMPLE = "the variance is still divided by n - 1; layer norm divides by the number of features, n"
OUTSIDE = "eps still stands beside the standard deviation; it belongs inside the root, next to the variance"


def _token(divide, ddof=0):
    """Layer norm with `divide(var, eps)` in the place of the root."""
    def norm(x, eps):
        mu, var = stats.moments(x, -1, ddof=ddof, keepdims=True)
        return (x - mu) / divide(var, eps)
    return norm


def _inside(var, eps):
    return np.sqrt(var + eps)


def _beside(var, eps):
    return np.sqrt(var) + eps


EXERCISES = {
    1: Exercise(
        norms.layer_norm(MOVED),
        wrong={
            "a negative factor turns every sign: what was above the mean is below": norms.layer_norm(TOKEN),
            "you scaled and shifted after the norm; the token changes before it: start from -10, 2, -1, -7":
                -3 * norms.layer_norm(TOKEN) + 5,
            "the factor is in sigma too, so it cancels; only its sign is left": -3 * norms.layer_norm(TOKEN),
            "this is the token after the change; now normalize it": MOVED,
            "you added 5 after the norm; the 5 changes the token before it, and the mean takes it away":
                norms.layer_norm(MOVED) + 5,
            ROOT: (MOVED - MOVED.mean()) / (stats.moments(MOVED, 0)[1] + EPS),
            "you divided the sum of squares by n - 1; layer norm divides by the number of features, 4":
                stats.standardize(MOVED, ddof=1, eps=EPS),
            "you subtracted the mean but did not divide by the standard deviation": MOVED - MOVED.mean(),
            "the mean was not subtracted; that is RMS norm": norms.rms_norm(MOVED),
        }),
    2: Exercise(
        [True, False, False, True],
        wrong={
            "these are layer norm's answers; max norm subtracts nothing, so a shift stays": [True, False, True, True],
            "these are batch norm's answers; the largest value is one token's own, not taken over the batch":
                [True, True, False, False],
            "these are the opposite answers: True where max norm ignores the change": [False, True, True, False],
            "one unit's factor does not cancel: the largest value of a token belongs to one unit only":
                [True, True, False, True],
            "the largest value is a token's own, and grows with it: the factor of one token cancels":
                [True, False, False, False],
            "the weights go into all sums of a token: a factor of them all is in its largest value too":
                [False, False, False, True],
            "some changes are ignored: a positive factor of all sums of a token is in its largest value too":
                [False] * 4,
        }),
    3: Exercise(
        lambda x, eps: norms.layer_norm(x, eps=eps),
        inputs=[(TOKENS, EPS), (FAINT, 0.001)],
        wrong={
            "both mistakes are still in it: compare with layer_norm, first with a tiny eps, then with a large one":
                _token(_beside, ddof=1),
            SAMPLE: _token(_inside, ddof=1),
            OUTSIDE: _token(_beside),
            ROOT: _token(lambda var, eps: var + eps),
            "eps is missing: add it to the variance, inside the root": _token(lambda var, eps: np.sqrt(var)),
            "you averaged over the tokens as well; one token has its own statistics, axis -1 alone":
                lambda x, eps: norms.normalize(x, (1, 2), eps=eps),
            "you averaged over the tokens, axis 1; layer norm averages over the features, axis -1":
                lambda x, eps: norms.normalize(x, 1, eps=eps),
            "eps is an argument: use it, no constant of your own":
                lambda x, eps: norms.layer_norm(x, eps=EPS),
            "the root was taken twice: add eps to the variance, not to the standard deviation":
                _token(lambda var, eps: np.sqrt(np.sqrt(var) + eps)),
            "the root of a sum is not the sum of the roots: add eps to the variance, then take the root":
                _token(lambda var, eps: np.sqrt(var) + np.sqrt(eps)),
            "this is RMS norm; subtract the mean first": lambda x, eps: norms.rms_norm(x, eps=eps),
            "the mean was not subtracted":
                lambda x, eps: x / _inside(stats.moments(x, -1, keepdims=True)[1], eps),
            "you averaged over the sentences, axis 0; layer norm averages over the features, axis -1":
                lambda x, eps: norms.normalize(x, 0, eps=eps),
        }),
    4: Exercise(
        norms.layer_norm(np.array([3.0, 1.0, -1.0])),
        holds={
            "give one token: a list of three numbers": lambda token: token.shape == (3,),
            "these three are not all different": lambda token: len(set(token)) == 3,
            "layer norm centres: choose three features whose mean is 0": lambda token: abs(token.mean()) < CLOSE,
            "the mean is 0; now the length: the squares must add up to 3":
                lambda token: np.allclose(norms.layer_norm(token), token, rtol=0, atol=CLOSE),
        },
        wrong={
            "give one token: a list of three numbers": [[1.0, 0.0, -1.0]],
            "these three are not all different": [0.0, 0.0, 0.0],
            "layer norm centres: choose three features whose mean is 0": [1.0, 2.0, 3.0],
            "the mean is 0; now the length: the squares must add up to 3": [1.0, 0.0, -1.0],
        }),
}
