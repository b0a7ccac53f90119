"""What is measured of a network: how well it reads while it learns, and how much of the images arrives where."""
import numpy as np

from helpers import data
from helpers.checked import quietly
from helpers.network import living, signal
from helpers.network.dense import digits_net
from helpers.network.layers import Linear
from helpers.network.training import walk


def accuracies(norm, lr, *, activation="sigmoid", scale=1, steps=150, every=10, seed=0, depth=10):
    """The test accuracy of a digits network before training and after each `every` steps: a list."""
    net, stream = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
    return [net.accuracy(*data.digits().test)
            for number, _, _ in walk(net, stream, lr, steps) if number % every == 0]


@quietly
def differences(norm, *, activation="sigmoid", scale=1, seed=0, depth=10):
    """Before training: `signal.differences` of the first 300 images, and of what each hidden layer hands on."""
    net, _ = digits_net(seed, depth=depth, norm=norm, activation=activation, std="fan", scale=scale)
    images, _ = signal.probe()
    net.forward(images, train=True)
    return np.array([signal.differences(units) for units in (images, *signal.handed(net))])


def five_seeds(norm, **options):
    """The `differences` for each of five seeds: (5, depth + 1)."""
    return np.array([differences(norm, seed=seed, **options) for seed in range(5)])


def slopes(norm="none", *, seed=0, depth=10):
    """Before training: the root mean square of the slopes of each layer's weights, from the images up: (depth + 1,)."""
    net, stream = digits_net(seed, depth=depth, norm=norm, std="fan")
    net.differentiate(*next(stream))
    return np.array([np.sqrt(np.mean(layer.dW**2)) for layer in net.layers if isinstance(layer, Linear)])


def stored():
    """The test accuracies of data/deep.csv, before training and after each 10 steps: {(norm, lr): (seeds, looks)}."""
    columns = data.load("deep", text=("norm",))
    curves = np.stack([values for name, values in columns.items() if name.isdigit()], axis=1)
    found = {}
    for norm, lr, curve in zip(columns["norm"], columns["lr"], curves, strict=True):
        found.setdefault((norm, float(lr)), []).append(curve)
    return {case: np.array(runs) for case, runs in found.items()}


def reads(norm="none", *, activation="sigmoid", depth=10, seed=0):
    """The share of the test digits that a stored network reads after its last step: (scales, rates) of `living.AXES`."""
    return living.accuracies(depth).at(norm=norm, activation=activation, seed=seed)[..., -1]
