"""Internal covariate shift: how the step of the layers below changes the gradient of a layer's weights.

As Santurkar and others 2018 define it (definition 2.1): the gradient for one batch, before and after only the
layers below have made their step. No shift is a cosine of 1.
"""

import numpy as np

from helpers.layers import BatchNorm, Linear
from helpers.network import Network, digits_net
from helpers.training import sweep, walk

DEPTH, WIDTH, EXAMPLES = 25, 10, 512


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


def deep_linear(*, norm=("none", "batch"), seed=(0, 1, 2), layer=(13, 25), lr=3e-3, steps=200, every=20,
                progress=None):
    """Over norm, seed, step: the `loss`, then the cosine of the two gradients of each of these layers.

    25 linear layers of 10 units, each but the last with batch norm after it or not, learn a random linear map
    of 512 Gaussian inputs, all in one batch.
    """
    def measure(norm, seed):
        rng = np.random.default_rng(seed)
        net, x = linear_net(rng, norm), rng.normal(size=(EXAMPLES, WIDTH))
        y = x @ rng.normal(0, 1 / np.sqrt(WIDTH), (WIDTH, WIDTH))
        chosen = [linear_layers(net)[number - 1] for number in layer]
        seen = []
        for number in range(steps + 1):
            if number % every == 0:
                cosines = [cosine for cosine, _ in shifts(net, chosen, lambda: differentiate(net, x, y), lr)]
                seen.append([differentiate(net, x, y), *cosines])
            differentiate(net, x, y)
            net.step(lr)
        return seen

    each = {"step": range(0, steps + 1, every), "result": ("loss", *layer)}
    return sweep(measure, norm=norm, seed=seed, each=each, progress=progress)


def linear_net(rng, norm):
    """The 25 linear layers, each but the last followed by batch norm if `norm` is "batch"."""
    linear = [Linear(WIDTH, WIDTH, 1 / np.sqrt(WIDTH), rng, bias=False) for _ in range(DEPTH)]
    if norm == "none":
        return Network(linear)
    return Network([part for layer in linear for part in (layer, BatchNorm(WIDTH))][:-1])


def differentiate(net, x, y):
    """Fill the gradient of half the mean squared distance from `y`, and return this loss."""
    error = net.forward(x, train=True) - y
    net.backward(error / len(x))
    return 0.5 * np.sum(error**2) / len(x)


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
