"""How well the digits are learned: over learning rates, batch sizes, and from few images.

Each experiment returns a `training.Table` of accuracies, with the axes that its docstring names. The test
accuracy is that of the 360 test images, with running statistics.
"""

import numpy as np

from helpers import data
from helpers.network.dense import SIZES, dense, digits_net
from helpers.network.training import batches, stored, sweep, walk


def lr_sweep(*, norm=("none", "batch"), lr=(0.1, 0.3, 1.0, 3.0), seed=(0, 1, 2), activation="sigmoid",
             std=0.1, steps=400, every=25, progress=None):
    """Test accuracy over norm, lr, seed, step; batches of 60."""
    def measure(norm, lr, seed):
        net, stream = digits_net(seed, 60, norm=norm, activation=activation, std=std)
        return [net.accuracy(*data.digits().test)
                for number, _, _ in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every)}
    return sweep(measure, norm=norm, lr=lr, seed=seed, each=each, progress=progress)


def batch_size_sweep(*, norm=("batch", "layer"), size=(2, 4, 8, 32), seed=(0,), activation="relu", epochs=4,
                     progress=None):
    """Test accuracy over norm, size, seed, by; the learning rate is 0.1 min(1, size / 32).

    by memory: in eval mode, with the running statistics; by all:
    with those of all test images, so that no memory counts.
    """
    images = len(data.digits().train.x)

    def measure(norm, size, seed):
        net, stream = digits_net(seed, size, norm=norm, activation=activation, std="fan")
        memory = trained_accuracy(net, stream, 0.1 * min(1, size / 32), epochs * (images // size))
        return memory, net.accuracy(*data.digits().test, train=True)

    return sweep(measure, norm=norm, size=size, seed=seed, each={"by": ("memory", "all")}, progress=progress)


def small_batches():
    """`batch_size_sweep` of small batches, as stored by data/make_accuracies.py.

    In batches of two a last digit of the arithmetic grows into another accuracy.
    """
    return stored("small_batches", "by", "norm", "size", "seed")


def few_images(*, norm=("none", "batch", "layer"), seed=(0, 1, 2, 3, 4), images=200, size=20, lr=0.1,
               steps=400, activation="relu", progress=None):
    """Accuracy over norm, seed, split (train, test) of a network that has seen only so many `images`."""
    train, test = data.digits()

    def measure(norm, seed):
        rng = np.random.default_rng(seed)
        few = rng.permutation(len(train.x))[:images]
        net = dense(SIZES, rng, norm=norm, activation=activation, std="fan")
        accuracy = trained_accuracy(net, batches(train.x[few], train.labels[few], size, rng), lr, steps)
        return net.accuracy(train.x[few], train.labels[few]), accuracy

    return sweep(measure, norm=norm, seed=seed, each={"split": ("train", "test")}, progress=progress)


def trained_accuracy(net, stream, lr, steps):
    """The test accuracy after `steps` steps."""
    for _ in walk(net, stream, lr, steps):
        pass
    return net.accuracy(*data.digits().test)


def steps_to(level, curves, steps):
    """The first of `steps` at which each of `curves` (..., len(steps)) is at `level` or above; else inf."""
    reached = np.asarray(curves) >= level
    return np.where(reached.any(-1), np.asarray(steps)[reached.argmax(-1)], np.inf)
