"""Internal covariate shift: how the step of the layers below changes the gradient of a layer's weights.

As Santurkar and others 2018 define it (definition 2.1): the gradient for one batch, before and after only the
layers below have made their step. No shift is a cosine of 1.
"""

import numpy as np

from helpers.network.layers import Linear


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
