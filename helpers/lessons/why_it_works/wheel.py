"""The turning wheel: under batch norm a step turns a unit's weights, and makes them longer.

Batch norm's output does not notice the length of a unit's weights w, so the gradient dw stands at a right angle to
them: a step lr * dw makes |w|^2 larger by lr^2 |dw|^2, and the longer w is, the less it turns. Van Laarhoven 2017
(arXiv 1706.05350); Hoffer and others 2018 (1803.01814); Arora and others 2018 (1812.03981).

Whether it is the growth that saves a rate shows a control: the same network, each unit's length put back
after each step.
"""

import numpy as np

from helpers import data
from helpers.lessons.why_it_works.shift import linear_layers
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

RESULTS = ("angle", "length", "gradient", "cosine", "loss", "accuracy")

REST = 0.3
"""The learning rate of all else, where only that of the hidden weights is varied."""


def turning(*, norm=("none", "batch"), put_back=(0,), lr=(0.1, 1.0, 3.0, 10.0), seed=(0, 1, 2, 3, 4), rest=None,
            activation="relu", scale=1, depth=3, layer=2, whole=False, steps=300, looks=None, progress=None):
    """Over norm, put_back, lr, seed, step, result: what the next step does to the weights w of the units of
    a hidden layer.

    angle: by how many degrees w turns (0 for the last, which is not made); length: |w| before; gradient: |dw|;
    cosine: |cos| between w and dw; each on average over the units; then the `loss` of the batch, and the test
    `accuracy`. `put_back` 1: after each step the hidden units' weights get the lengths back that they had at the start.
    `rest`: the learning rate of all other parameters, `lr` if None. With `whole` w is all that the layer has: the
    weights and the biases of all its units in one arrow. `looks`: the steps to keep, all of them if None.
    """
    looks = list(range(steps + 1) if looks is None else looks)

    def measure(norm, put_back, lr, seed):
        net, stream = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
        hidden, seen, learned = linear_layers(net)[:-1], [], []
        start = [lengths(linear.W) for linear in hidden]
        for number, x, labels in walk(net, stream, _rates(net, hidden, lr, rest), steps):
            if put_back:
                restore(hidden, start)
            learned.append([net.differentiate(x, labels), net.accuracy(*data.digits().test) if number in looks else 0])
            seen.append(_arrows(hidden[layer - 1], whole))
        w, dw = np.moveaxis(seen, 1, 0)
        turned = np.degrees(np.arccos(np.clip(cosines(w, np.concatenate([w[1:], w[-1:]])), -1, 1)))
        arrows = np.stack([turned, lengths(w), lengths(dw), np.abs(cosines(w, dw))], -1).mean(1)
        return np.concatenate([arrows, learned], -1)[looks]

    return sweep(measure, norm=norm, put_back=put_back, lr=lr, seed=seed, each={"step": looks, "result": RESULTS},
                 progress=progress)


def restore(layers, start):
    """Give the weights of each unit of these linear layers the length that it has in `start`, an array for each."""
    for linear, length in zip(layers, start, strict=True):
        linear.W *= length / lengths(linear.W)


def _rates(net, hidden, lr, rest):
    """The learning rate of each parameter: `lr` for the weights of `hidden`, `rest` for all others."""
    rates = np.full_like(net.theta, lr if rest is None else rest)
    for linear in hidden:
        rates[net.start[linear]:net.start[linear] + linear.W.size] = lr
    return rates


def turns(rate, length, steps):
    """An arrow (steps + 1, 2) of this length at the start, turned by steps at a right angle to it.

    The gradient is 1 / |w| long, as under batch norm when the pull stays the same: what changes is the length alone.
    """
    w = [np.array([length, 0.0])]
    for _ in range(steps):
        w.append(w[-1] + rate * np.array([-w[-1][1], w[-1][0]]) / (w[-1] @ w[-1]))
    return np.array(w)


def degrees(w):
    """The angle in degrees between each arrow of `w` (..., K, 2) and the next."""
    here, there = w[..., :-1, :], w[..., 1:, :]
    crossed = here[..., 0] * there[..., 1] - here[..., 1] * there[..., 0]
    return np.degrees(np.arctan2(crossed, (here * there).sum(-1)))


def lengths(w):
    """The length of each arrow, a column of `w` (..., n, arrows)."""
    return np.linalg.norm(w, axis=-2)


def cosines(w, v):
    """The cosine between the arrows of `w` and those of `v`; 0 where one has no length."""
    product, sizes = (w * v).sum(-2), lengths(w) * lengths(v)
    return np.divide(product, sizes, out=np.zeros_like(product), where=sizes != 0)


def _arrows(linear, whole):
    """The weights of a linear layer and their gradient, arrows in columns: (2, n, arrows)."""
    if not whole:
        return np.array([linear.W, linear.dW])
    parts = [(linear.W, linear.dW)] + ([(linear.b, linear.db)] if "b" in linear.parameters else [])
    return np.array([np.concatenate([part.ravel() for part in side])[:, None] for side in zip(*parts, strict=True)])
