"""How smooth the loss is along the step against the gradient."""

import numpy as np

from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk

REACH = np.linspace(0.5, 4, 7)


def smoothness(*, norm=("none", "batch", "layer"), seed=(0, 1, 2), activation="relu", std="fan", lr=0.3,
               steps=300, every=10, progress=None):
    """Over norm, seed, step: `range` of the loss, largest `change` of the gradient, `beta`, along the step.

    Probes lie at 0.5 to 4 times the step against the gradient of the batch; beta is the largest change of the
    gradient divided by the distance to the probe. After Santurkar and others 2018, figure 4.
    """
    def measure(norm, seed):
        net, stream = digits_net(seed, norm=norm, activation=activation, std=std)
        return [probe(net, x, labels, lr)
                for number, x, labels in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every), "result": ("range", "change", "beta")}
    return sweep(measure, norm=norm, seed=seed, each=each, progress=progress)


def probe(net, x, labels, lr):
    """Range of the loss, largest change of the gradient, and beta, along the step from where `net` is."""
    net.differentiate(x, labels)
    here, slope = net.theta.copy(), net.gradient.copy()
    losses, changes = [], []
    for reach in REACH * lr:
        net.theta[:] = here - reach * slope
        losses.append(net.differentiate(x, labels))
        changes.append(np.linalg.norm(net.gradient - slope))
    net.theta[:] = here
    return np.ptp(losses), max(changes), np.max(changes / (REACH * lr * np.linalg.norm(slope)))
