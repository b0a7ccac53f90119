"""Batch norm at inference: running statistics that lag, and batch-mates that change an answer."""

import numpy as np

from helpers import data
from helpers.network.dense import digits_net
from helpers.network.layers import BatchNorm
from helpers.network.training import sweep, walk

MODES = ("running", "batch")   # whose statistics the accuracy is measured with
GIVEN = {"memory": (False, False), "true mean": (True, False), "true variance": (False, True), "both": (True, True)}
"""Which of the running mean and variance are replaced by those of all training images."""


def trained(seed, steps, lr, **options):
    """A network after `steps` steps on batches of 60 digits."""
    net, stream = digits_net(seed, **options)
    for _ in walk(net, stream, lr, steps):
        pass
    return net


def both_accuracies(net, x, labels):
    """The accuracy with the running statistics, and with those of `x` itself."""
    return net.accuracy(x, labels), net.accuracy(x, labels, train=True)


def lag(*, momentum=(0.01, 0.1), seed=(0, 1, 2), lr=0.3, steps=320, every=20, progress=None):
    """Test accuracy over momentum (weight of the new batch), seed, step, mode; sigmoids and batch norm."""
    def measure(momentum, seed):
        net, stream = digits_net(seed, norm="batch", momentum=momentum)
        return [both_accuracies(net, *data.digits().test)
                for number, _, _ in walk(net, stream, lr, steps) if number % every == 0]

    each = {"step": range(0, steps + 1, every), "mode": MODES}
    return sweep(measure, momentum=momentum, seed=seed, each=each, progress=progress)


def arriving(net, x):
    """x_hat at one unit of each layer, with the statistics of `x` and with the memory: two arrays (layers, N).

    The unit is the one whose spread with the memory is in the middle.
    """
    norms, seen = [layer for layer in net.layers if isinstance(layer, BatchNorm)], []
    for train in (False, True):
        net.forward(x, train)
        seen.append([norm.x_hat for norm in norms])
    units = [np.argsort(x_hat.std(axis=0))[x_hat.shape[1] // 2] for x_hat in seen[0]]
    memory, batch = (np.array([x_hat[:, unit] for x_hat, unit in zip(layers, units)]) for layers in seen)
    return batch, memory


def restored(*, seed=range(10), steps=80, lr=0.3, momentum=0.01, progress=None):
    """Over seed and `GIVEN`: test accuracy in eval mode, where some of the memory is replaced by what is true."""
    train, test = data.digits()

    def measure(seed):
        net = trained(seed, steps, lr, norm="batch", momentum=momentum)
        net.forward(train.x, train=True)
        norms = [layer for layer in net.layers if isinstance(layer, BatchNorm)]
        kept = [(norm.running.mu, norm.running.var, norm.mu[0], norm.var[0]) for norm in norms]
        return [_eval_with(net, norms, kept, *which).accuracy(*test) for which in GIVEN.values()]

    return sweep(measure, seed=seed, each={"given": GIVEN}, progress=progress)


def _eval_with(net, norms, kept, true_mu, true_var):
    """The network with the true mean or variance, or what was remembered, in the memory of each of its norms."""
    for norm, (mu, var, mu_true, var_true) in zip(norms, kept):
        norm.running.mu, norm.running.var = mu_true if true_mu else mu, var_true if true_var else var
    return net


def batch_mates(*, size=(2, 4, 8, 16, 60), seed=(0, 1, 2), draws=20, steps=400, lr=0.3, progress=None):
    """Over seed, size: the share of test images whose predicted digit depends on who else is in the batch.

    The statistics are those of the batch, as if training mode had been left on; each image is seen in `draws`
    random batches of `size`, and counts if its prediction is not always the same.
    """
    x = data.digits().test.x

    def measure(seed):
        net, rng = trained(seed, steps, lr, norm="batch"), np.random.default_rng(seed)
        return [np.mean(np.ptp([guesses(net, x, number, rng) for _ in range(draws)], axis=0) > 0)
                for number in size]

    return sweep(measure, seed=seed, each={"size": size}, progress=progress)


def guesses(net, x, size, rng):
    """The predicted digit of each row of `x`, cut at random into batches of `size` (some one larger)."""
    found = np.empty(len(x), int)
    for rows in np.array_split(rng.permutation(len(x)), len(x) // size):
        found[rows] = net.forward(x[rows], train=True).argmax(1)
    return found
