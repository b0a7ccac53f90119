"""What arrives at each layer of a network, how much of the images' differences is left, and each layer's gradient."""

from collections import namedtuple

import numpy as np

from helpers import data
from helpers.checked import quietly
from helpers.network.dense import digits_net
from helpers.network.layers import Activation, Linear
from helpers.network.training import sweep, walk
from helpers.stats import moments

PERCENTILES = (5, 25, 50, 75, 95)
IMAGES = 300
STEPS = (0, 1, 2, 5, 10, 20, 30, 50, 70, 100, 130, 160, 200, 250, 300, 350, 400)

Look = namedtuple("Look", "bands left gradients loss accuracy")


def probe():
    """The first training images, as many as `IMAGES`, and their labels."""
    x, labels = data.digits().train
    return x[:IMAGES], labels[:IMAGES]


def handed(net):
    """What each hidden layer handed on to the next in the last forward: a list of arrays (N, units)."""
    return [layer.y for layer in net.layers if isinstance(layer, Activation)]


def band(units):
    """The PERCENTILES of each unit over the images (N, units), nearest ranks, on average over the units."""
    ranks = np.rint(np.array(PERCENTILES) / 100 * (len(units) - 1)).astype(int)
    return np.sort(units, axis=0)[ranks].mean(1)


def differences(units):
    """The deviation of each unit over the images (N, units), on average over the units."""
    return np.sqrt(moments(units, 0)[1]).mean()


def gradient_sizes(net):
    """The root mean square of dW of each linear layer, after a `differentiate`."""
    return np.array([np.sqrt(np.mean(layer.dW**2)) for layer in net.layers if isinstance(layer, Linear)])


@quietly
def look(net):
    """Look(bands, left, gradients, loss, accuracy) of `net`, on `probe`; it is not changed.

    bands (layers, 5): the `band` of what each hidden layer hands on; left (layers,): its `differences`; gradients
    (layers + 1,): `gradient_sizes`; all with the statistics of the probe, as the loss; accuracy: of the test images,
    with running statistics.
    """
    loss, seen = net.differentiate(*probe()), handed(net)
    return Look(np.array([band(units) for units in seen]), np.array([differences(units) for units in seen]),
                gradient_sizes(net), loss, net.accuracy(*data.digits().test))


def life(norm, activation, depth, scale, lr, seed, steps=STEPS):
    """Look of a digits network after each of `steps` steps of training: each field with one entry per step.

    It trains in float32, which takes half the time, and is looked at in float64: what is left can be 1e-13.
    """
    net, stream = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale,
                             dtype=np.float32)
    looks = [look(net) for number, _, _ in walk(net, stream, lr, max(steps)) if number in steps]
    return Look(*map(np.array, zip(*looks, strict=True)))


def profile(*, norm=("none", "batch", "layer"), activation=("sigmoid", "tanh", "relu"), scale=(0.25, 1.0, 4.0),
            seed=(0, 1, 2, 3, 4), depth=10, progress=None):
    """Before training, over norm, activation, scale, seed, layer: what is `left`, and the `gradient` of the layer.

    left: `differences` over the probe; gradient: the size of dW divided by that of the output layer.
    """
    def measure(norm, activation, scale, seed):
        net, _ = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
        seen = look(net)
        return np.stack([seen.left, seen.gradients[:-1] / seen.gradients[-1]], -1)

    each = {"layer": range(1, depth + 1), "result": ("left", "gradient")}
    return sweep(measure, norm=norm, activation=activation, scale=scale, seed=seed, each=each, progress=progress)
