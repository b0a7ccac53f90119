"""What is measured of a network: how well it reads while it learns, and how much of the images arrives where."""
import numpy as np

from helpers import data
from helpers.checked import quietly
from helpers.network import living, signal
from helpers.network.dense import digits_net
from helpers.network.layers import ACTIVATIONS, cross_entropy
from helpers.network.training import batches, walk


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


def before_training():
    """What the lesson's picture shows: {name: `five_seeds`}."""
    return {"plain": five_seeds("none"), "tanh": five_seeds("none", activation="tanh"),
            "repaired once": five_seeds("once")}


@quietly
def slopes(net, x, labels):
    """The slopes of the loss for sigmoid layers `net`, [[W, b], ...] from the images up:
    [(dW, db), ...] (see Deeper)."""
    seen, scores = _forward(net, x)
    _, d = cross_entropy(scores, labels)
    found = []
    for (W, _), y in zip(net[::-1], seen[::-1], strict=True):
        found.append((y.T @ d, d.sum(axis=0)))
        d = d @ W.T * ACTIVATIONS["sigmoid"][1](None, y)
    return found[::-1]


def learn(net, step, lr, rng, steps=150, every=10):
    """Move `net`, [[W, b], ...], by step(net, x, labels, lr) on batches of sixty: the accuracies, as `accuracies`."""
    train, test = data.digits()
    stream, reached = batches(*train, 60, rng), []
    for number in range(steps + 1):
        if number % every == 0:
            reached.append(np.mean(_forward(net, test.x)[1].argmax(axis=1) == test.labels))
        if number < steps:
            step(net, *next(stream), lr)
    return reached


def three_seeds(start, step, depth, *, scale, lr):
    """The accuracies of `learn` for networks start(depth, scale, rng) of three seeds: (3, looks)."""
    streams = [np.random.default_rng(seed) for seed in range(3)]
    return np.array([learn(start(depth, scale, rng), step, lr, rng) for rng in streams])


def stored():
    """The test accuracies of data/deep.csv, before training and after each 10 steps: {(norm, lr): (seeds, looks)}."""
    columns = data.load("deep", text=("norm",))
    curves = np.stack([values for name, values in columns.items() if name.isdigit()], axis=1)
    found = {}
    for norm, lr, curve in zip(columns["norm"], columns["lr"], curves, strict=True):
        found.setdefault((norm, float(lr)), []).append(curve)
    return {case: np.array(runs) for case, runs in found.items()}


def reads(norm="none", *, activation="sigmoid", depth=10, seed=0):
    """The share of the test digits that a stored network reads after its last step:
    (scales, rates) of `living.AXES`."""
    return living.accuracies(depth).at(norm=norm, activation=activation, seed=seed)[..., -1]


@quietly
def _forward(net, x):
    seen = [x]
    for W, b in net[:-1]:
        seen.append(ACTIVATIONS["sigmoid"][0](seen[-1] @ W + b))
    return seen, seen[-1] @ net[-1][0] + net[-1][1]
