"""Internal covariate shift: how the step of the layers below changes the gradient of a layer's weights.

As Santurkar and others 2018 define it (definition 2.1): the gradient for one batch, before and after only the
layers below have made their step. No shift is a cosine of 1.
"""

import numpy as np

from helpers.network.layers import Linear
from helpers.network.dense import digits_net
from helpers.network.training import sweep, walk


def covariate_shift(*, norm=("none", "batch"), seed=(0, 1, 2), activation="sigmoid", std=0.1, lr=1.0,
                    steps=600, every=20, progress=None):
    """Over norm, seed, step, layer: `cosine` and `distance` of the two gradients of linear layers 2 to 4.

    The distance is divided by the length of the first gradient. The network learns the digits.
    """
    def measure(norm, seed):
        net, stream = digits_net(seed, norm=norm, activation=activation, std=std)
        upper = linear_layers(net)[1:]
        return [shifts(net, upper, lambda: net.differentiate(x, labels), lr)
                for number, x, labels in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every), "layer": (2, 3, 4), "result": ("cosine", "distance")}
    return sweep(measure, norm=norm, seed=seed, each=each, progress=progress)


def linear_layers(net):
    return [layer for layer in net.layers if isinstance(layer, Linear)]


def shifts(net, layers, differentiate, lr):
    """Cosine and relative distance of the gradients of each layer's W, before and after the step below it."""
    differentiate()
    here, step = net.theta.copy(), lr * net.gradient
    before = [layer.dW.copy() for layer in layers]
    found = []
    for layer, old in zip(layers, before, strict=True):
        below = slice(net.start[layer])
        net.theta[below] -= step[below]
        differentiate()
        net.theta[:] = here
        found.append(compare(old, layer.dW))
    return found


def compare(old, new):
    """Cosine of two arrays, and their distance relative to the length of the first."""
    length = np.linalg.norm(old)
    return np.sum(old * new) / (length * np.linalg.norm(new)), np.linalg.norm(old - new) / length
