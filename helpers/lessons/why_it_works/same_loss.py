"""How far a step can be trusted, in networks compared at the same loss instead of at the same step."""

import numpy as np

from helpers.lessons.why_it_works.shift import compare, linear_layers, shifts
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

BINS = ((1.8, 2.6), (1.0, 1.8), (0.4, 1.0), (0.1, 0.4), (0.02, 0.1))   # batch loss; guessing is 2.3


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
    """Each seed's median cosine and change (bins, seeds, 2) where the loss lies in a bin; nan below `least` steps.

    `runs` (seeds, steps, 3) as from `trust`, of one norm and lr.
    """
    found = np.full((len(bins), len(runs), 2), np.nan)
    for k, (low, high) in enumerate(bins):
        for seed, run in enumerate(runs):
            inside = run[(run[:, 0] >= low) & (run[:, 0] < high)]
            if len(inside) >= least:
                found[k, seed] = np.median(inside[:, 1:], 0)
    return found
