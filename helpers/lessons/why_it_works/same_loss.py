"""How far a step can be trusted, and how far it pays, in networks compared at the same loss instead of at
the same step."""

import numpy as np

from helpers.lessons.why_it_works.shift import compare, linear_layers, shifts
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

BINS = ((1.8, 2.6), (1.0, 1.8), (0.4, 1.0), (0.1, 0.4), (0.02, 0.1))   # batch loss; guessing is 2.3
TRIED = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
HOPELESS = 100.0

SETTINGS = {
    "ReLU, 0.03": {"activation": "relu", "lr": (0.03,)},
    "ReLU, 0.1": {"activation": "relu", "lr": (0.1,)},
    "tanh, 0.03": {"activation": "tanh", "lr": (0.03,)},
    "tanh, 0.1": {"activation": "tanh", "lr": (0.1,)},
    "tanh, 0.3": {"activation": "tanh", "lr": (0.3,)},
    "sigmoid, 0.1": {"activation": "sigmoid", "lr": (0.1,), "scale": 4},
    "sigmoid, 1": {"activation": "sigmoid", "lr": (1.0,), "scale": 4},
}
"""Activations and rates at which networks learn with and without batch norm; sigmoids from larger weights."""


def trust(*, norm=("none", "batch"), lr=(0.03, 0.1, 0.3, 1.0), seed=(0, 1, 2, 3, 4), activation="tanh", scale=1,
          depth=3, steps=600, every=10, progress=None):
    """Over norm, lr, seed, step: the batch's `loss`, the `cosine` and the `change` of the gradient.

    cosine: of the gradients of all linear layers but the first, before and after the layers below have made their step
    (`shift.shifts`), their mean; change: of the whole gradient along one step, divided by its length.
    """
    def measure(norm, lr, seed):
        net, stream = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
        return [_measure(net, x, labels, lr)
                for number, x, labels in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every), "result": ("loss", "cosine", "change")}
    return sweep(measure, norm=norm, lr=lr, seed=seed, each=each, progress=progress)


def paying(*, activation=("relu", "tanh"), norm=("none", "batch"), lr=(0.03, 0.1), seed=(0, 1, 2, 3, 4),
           scale=1, depth=3,
           steps=600, every=10, inside=(0.1, 0.4), tried=TRIED, progress=None):
    """Over activation, norm, lr, seed, tried: how much of a batch's loss one step leaves, at each of the rates `tried`.

    The network learns at `lr`; whenever the loss lies `inside`, steps along its gradient are tried and taken back. What
    a step leaves is the loss of the same batch after it, divided by the loss before: above 1 it does harm (at most
    HOPELESS). The median of all such steps; nan below two.
    """
    def measure(activation, norm, lr, seed):
        net, stream = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
        runs = [_left(net, x, labels, tried)
                for number, x, labels in walk(net, stream, lr, steps) if number % every == 0]
        return by_loss(np.array([runs]), bins=(inside,))[0, 0]

    return sweep(measure, activation=activation, norm=norm, lr=lr, seed=seed, each={"tried": tried}, progress=progress)


def _left(net, x, labels, tried):
    loss, here, slope = net.differentiate(x, labels), net.theta.copy(), net.gradient.copy()
    after = []
    for lr in tried:
        net.theta[:] = here - lr * slope
        after.append(net.differentiate(x, labels))
    net.theta[:] = here
    return [loss, *np.fmin(np.divide(after, loss), HOPELESS)]


def _measure(net, x, labels, lr):
    loss = net.differentiate(x, labels)
    here, slope = net.theta.copy(), net.gradient.copy()
    cosines = shifts(net, linear_layers(net)[1:], lambda: net.differentiate(x, labels), lr)
    net.theta -= lr * slope
    net.differentiate(x, labels)
    _, change = compare(slope, net.gradient)
    net.theta[:] = here
    return loss, np.mean([cosine for cosine, _ in cosines]), change


def by_loss(runs, bins=BINS, least=2):
    """Each seed's median results (bins, seeds, results - 1) where the loss lies in a bin; nan below `least` steps.

    `runs` (seeds, steps, results) as from `trust` or `paying`, of one norm and lr; the first result is the loss.
    """
    found = np.full((len(bins), len(runs), runs.shape[-1] - 1), np.nan)
    for k, (low, high) in enumerate(bins):
        for seed, run in enumerate(runs):
            inside = run[(run[:, 0] >= low) & (run[:, 0] < high)]
            if len(inside) >= least:
                found[k, seed] = np.median(inside[:, 1:], 0)
    return found


def settings(*, setting=tuple(SETTINGS), norm=("none", "batch"), seed=(0, 1, 2, 3, 4), steps=400, progress=None):
    """Over setting, norm, seed: the median cosine and change while the loss is 0.4 to 0.1; nan where it hardly is."""
    def measure(setting, norm, seed):
        runs = trust(norm=(norm,), seed=(seed,), steps=steps, **SETTINGS[setting]).values[0, 0]
        return by_loss(runs, bins=((0.1, 0.4),))[0, 0]

    each = {"result": ("cosine", "change")}
    return sweep(measure, setting=setting, norm=norm, seed=seed, each=each, progress=progress)
