"""Small networks on the digits: the norm before or after the activation, and weight decay."""
import numpy as np

from helpers import data
from helpers.network.dense import SIZES, Network, digits_net
from helpers.network.layers import ACTIVATIONS, Activation, BatchNorm, Linear
from helpers.network.training import batches, stored, sweep, walk

PLACES, BENDS, STEPS = ("before", "after"), ("sigmoid", "tanh", "relu"), 200


def net(seed, *, place="before", activation="relu"):
    """A network for the digits with batch norm `place` its activations, and its batches, both from `seed`."""
    if place not in PLACES:
        raise ValueError(f"place must be one of {', '.join(PLACES)}; got {place!r}.")
    rng, layers = np.random.default_rng(seed), []
    gain = 2 if activation == "relu" else 1
    for inputs, units in zip(SIZES[:-2], SIZES[1:-1]):
        pair = [BatchNorm(units), Activation(*ACTIVATIONS[activation])]
        layers += [Linear(inputs, units, np.sqrt(gain / inputs), rng), *(pair if place == "before" else pair[::-1])]
    network = Network([*layers, Linear(*SIZES[-2:], np.sqrt(gain / SIZES[-2]), rng)])
    return network, batches(*data.digits().train, 60, rng)


def placement(*, activation=BENDS, place=PLACES, seed=(0, 1, 2), lr=1.0, steps=STEPS):
    """Table of the test accuracy over activation, place and seed."""
    def measure(activation, place, seed):
        return _accuracy(*net(seed, place=place, activation=activation), lr, steps)

    return sweep(measure, activation=activation, place=place, seed=seed, each={})


def places():
    """`placement()` as stored by data/make_accuracies.py: at this rate a last digit can grow into another accuracy."""
    return stored("places", "seed", "activation", "place")


def trained(seed=0, *, lr=0.3, steps=STEPS):
    """A network for the digits, trained."""
    network, stream = net(seed)
    for _ in walk(network, stream, lr, steps):
        pass
    return network


def _accuracy(network, stream, lr, steps):
    for _ in walk(network, stream, lr, steps):
        pass
    return network.accuracy(*data.digits().test)


def decayed(*, decay=0.0, on="weights", seed=0, lr=0.3, steps=400, every=20):
    """Over training: length of a unit's weights in layer 2, its turn per step in degrees, mean gamma, accuracy.

    A row for each `every` steps, after the first step. `decay` shrinks, at each step by lr * decay, the weights in
    front of a batch norm (on="weights") or gamma and beta (on="norms").
    """
    if on not in ("weights", "norms"):
        raise ValueError(f"on must be weights or norms; got {on!r}.")
    network, stream = digits_net(seed, norm="batch", activation="relu", std="fan")
    linears, norms = network.layers[0:9:3], network.layers[1:9:3]
    shrink = 1 - lr * decay
    rows, old = [], linears[1].W.copy()
    for number, _, _ in walk(network, stream, lr, steps):
        if number and number % every == 0:
            rows.append([np.linalg.norm(linears[1].W, axis=0).mean(), _turned(old, linears[1].W),
                         norms[1].gamma.mean(), network.accuracy(*data.digits().test)])
        old = linears[1].W.copy()
        for layer in linears if on == "weights" else norms:
            for name in ("W",) if on == "weights" else ("gamma", "beta"):
                getattr(layer, name)[...] *= shrink
    return np.array(rows)


def _turned(before, after):
    """The mean angle, in degrees, between each unit's weights before and after."""
    sizes = np.linalg.norm(before, axis=0) * np.linalg.norm(after, axis=0)
    return np.degrees(np.arccos(np.clip((before * after).sum(0) / sizes, -1, 1)).mean())
