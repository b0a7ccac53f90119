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


def _slopes(W1, W2, x, t):
    hidden = x @ W1
    error = (hidden @ W2 - t) / len(x)
    return x.T @ error @ W2.T, hidden.T @ error


def _shift(W1, W2, batch, following, lr, *, upper=0, lower=1, first=0, measured=0, stepped=0):
    """|G - G'| of layer 2: how far each layer moves, and which batch measures G and G' and makes the step."""
    both = batch, following
    G = _slopes(W1, W2, *both[first])[1]
    dW1, dW2 = _slopes(W1, W2, *both[stepped])
    return np.linalg.norm(G - _slopes(W1 - lower * lr * dW1, W2 - upper * lr * dW2, *both[measured])[1])


def _lower(W1, W2, batch, lr):
    """The same length for the gradient of layer 1."""
    dW1 = _slopes(W1, W2, *batch)[0]
    return np.linalg.norm(dW1 - _slopes(W1 - lr * dW1, W2, *batch)[0])


def _length(W1, W2, batch):
    return np.linalg.norm(_slopes(W1, W2, *batch)[1])


def _lengths_apart(W1, W2, batch, following, lr):
    return _length(W1, W2, batch) - _length(W1 - lr * _slopes(W1, W2, *batch)[0], W2, batch)


def _case(seed, lr):
    rng = np.random.default_rng(seed)
    batch, following = ((rng.normal(size=(6, 3)), rng.normal(size=(6, 2))) for _ in range(2))
    return rng.normal(size=(3, 4)), rng.normal(size=(4, 2)), batch, following, lr


EXERCISES = {
    1: Exercise(
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
    2: Exercise(
        _shift, inputs=[_case(1, 0.1), _case(2, 0.5)],
        wrong={
            "still the function as given: call it with lr = 0, when nothing moves. What must it return?":
                lambda *given: _shift(*given, measured=1),
            "layer 2 has moved too; the shift counts only what the layers below do":
                lambda *given: _shift(*given, upper=1),
            "layer 2 has moved and layer 1 has not: it is the step of layer 1 that disturbs layer 2":
                lambda *given: _shift(*given, upper=1, lower=0),
            "the step of layer 1 is that of another batch; take dW1 from the batch that measures G":
                lambda *given: _shift(*given, stepped=1),
            "G and G' are of `following`, the step of layer 1 is of `batch`; take `batch` for all three":
                lambda *given: _shift(*given, first=1, measured=1),
            "this is the shift that a step on `following` causes; take `batch` for all three":
                lambda *given: _shift(*given, first=1, measured=1, stepped=1),
            "this is the change of layer 1's gradient; the shift asked for is that of layer 2, the second of `slopes`":
                lambda W1, W2, batch, following, lr: _lower(W1, W2, batch, lr),
            "this compares the lengths of G and G'; take the length of their difference": _lengths_apart,
            "layer 1 went uphill: a step subtracts lr * dW1": lambda *given: _shift(*given, lower=-1),
            "this is the squared length; the shift is the length of G - G'":
                lambda *given: _shift(*given) ** 2,
            "you divided by the length of G; here the plain length of G - G' is asked for":
                lambda W1, W2, batch, *rest: _shift(W1, W2, batch, *rest) / _length(W1, W2, batch),
        }),
    3: Exercise(
        "B",
        wrong={
            "nothing moves along one gradient from one point: four networks stand at four points": "A",
            "all four networks start from the same weights; what differs between the four runs?": "C",
            "all four networks see the same batches; what differs between the four runs?": "D",
        }),
}
