"""Answers, known wrong answers and hints of lesson 07: testing the explanations of batch norm."""
import numpy as np

from helpers import data
from helpers.marking import Exercise
from helpers.norms import normalize
from helpers.stats import moments

Z1, DY, GAMMA = data.worked_table()["z1"], np.array([1.0, 0, 2, 0, -1]), 2


def _squared_length(*, gamma=GAMMA**2, power=1, mean=1 / 5, share=1 / 5):
    """Theorem 4.1's right-hand side for Z1 and DY, with each of its factors to be got wrong."""
    x_hat = normalize(Z1, 0, eps=0)
    rest = np.sum(DY**2) - mean * np.sum(DY) ** 2 - share * np.sum(DY * x_hat) ** 2
    return gamma / moments(Z1, 0)[1] ** power * rest


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


def _length(W1, W2, batch):
    return np.linalg.norm(_slopes(W1, W2, *batch)[1])


def _lengths_apart(W1, W2, batch, following, lr):
    return _length(W1, W2, batch) - _length(W1 - lr * _slopes(W1, W2, *batch)[0], W2, batch)


def _case(seed, lr):
    rng = np.random.default_rng(seed)
    batch, following = ((rng.normal(size=(6, 3)), rng.normal(size=(6, 2))) for _ in range(2))
    return rng.normal(size=(3, 4)), rng.normal(size=(4, 2)), batch, following, lr


EXERCISES = {
    "07.1": Exercise(
        _squared_length(),
        wrong={
            "gamma comes in squared: the gradient at x_hat is gamma * dy, and you want its squared length":
                _squared_length(gamma=GAMMA),
            "gamma is missing: the gradient at x_hat is gamma * dy": _squared_length(gamma=1),
            "you divided by sigma; divide a squared length by sigma^2, the variance":
                _squared_length(power=0.5),
            "you did not divide by the variance": _squared_length(power=0),
            "the shift is still in: subtract the squared sum of dy, divided by m": _squared_length(mean=0),
            "the stretch is still in: subtract the squared sum of dy * x_hat, divided by m":
                _squared_length(share=0),
            "nothing was taken away: subtract the two parts that never come through":
                _squared_length(mean=0, share=0),
            "the two sums are squared, then divided by m once; you divided by m^2":
                _squared_length(mean=1 / 25, share=1 / 25),
            "this is the length of dx; its square was asked for": np.sqrt(_squared_length()),
        }),
    "07.2": Exercise(
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
            "this compares the lengths of G and G'; take the length of their difference": _lengths_apart,
            "layer 1 went uphill: a step subtracts lr * dW1": lambda *given: _shift(*given, lower=-1),
            "this is the squared length; the shift is the length of G - G'":
                lambda *given: _shift(*given) ** 2,
            "you divided by the length of G; here the plain length of G - G' is asked for":
                lambda W1, W2, batch, *rest: _shift(W1, W2, batch, *rest) / _length(W1, W2, batch),
        }),
    "07.3": Exercise(
        "B",
        wrong={
            "nothing moves along one gradient from one point: four networks stand at four points": "A",
            "all four networks start from the same weights; what differs between the four runs?": "C",
            "all four networks see the same batches; what differs between the four runs?": "D",
        }),
}
