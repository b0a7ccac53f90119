"""Layers with hand-written backward passes: rows are examples, columns are units.

A layer keeps what its last `forward` saw. From the gradient `dy` of its output, `collect` fills in the
gradients of its own parameters (of W in dW: `network.Network` makes room for them) and `backward` returns the
gradient of its input. The arithmetic of the norms is the kernel of `norms`, without its checks, which cost more
than it does.
"""

import numpy as np

from helpers.norms import kernel, kernel_backward
from helpers.stats import RunningMoments, mean


class Layer:
    """A layer without parameters that returns what comes in."""

    parameters = ()

    def forward(self, x, train=True):
        return x

    def collect(self, dy):
        """Fill in the gradients of the parameters."""

    def backward(self, dy):
        return dy

    def remember(self):
        """Take the last batch into the running statistics, where there are any."""


class Linear(Layer):
    """y = x W + b: `x` (N, inputs), W (inputs, outputs) drawn with deviation `std`, b zero or none."""

    def __init__(self, inputs, outputs, std, rng, bias=True):
        self.parameters = ("W", "b") if bias else ("W",)
        self.W, self.b = rng.normal(0, std, (inputs, outputs)), np.zeros(outputs)

    def forward(self, x, train=True):
        self.x = x
        return x @ self.W + self.b if "b" in self.parameters else x @ self.W

    def collect(self, dy):
        np.matmul(self.x.T, dy, out=self.dW)
        if "b" in self.parameters:
            np.add.reduce(dy, 0, out=self.db)

    def backward(self, dy):
        return dy @ self.W.T


class Activation(Layer):
    """`function` of each value; `slope` gives its derivative from its input and output."""

    def __init__(self, function, slope):
        self.function, self.slope = function, slope

    def forward(self, x, train=True):
        self.x, self.y = x, self.function(x)
        return self.y

    def backward(self, dy):
        return dy * self.slope(self.x, self.y)


ACTIVATIONS = {
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), lambda x, y: y * (1 - y)),
    "tanh": (np.tanh, lambda x, y: 1 - y * y),
    "relu": (lambda x: np.maximum(x, 0), lambda x, y: x > 0),
    "linear": (lambda x: x, lambda x, y: 1.0),
}


class BatchNorm(Layer):
    """gamma * x_hat + beta with the statistics of the batch; with `train=False` with the running ones.

    `momentum` is the weight of the new value. Refuses to train on one example. Ioffe and Szegedy 2015.
    """

    parameters = ("gamma", "beta")

    def __init__(self, units, *, momentum=0.1, unbiased=True, eps=1e-5):
        self.gamma, self.beta, self.eps = np.ones(units), np.zeros(units), eps
        self.running = RunningMoments(units, momentum, unbiased)

    def forward(self, x, train=True):
        if train and len(x) < 2:
            raise ValueError("batch norm trains on 2 examples or more; got 1: take more, or train=False.")
        self.train, self.sets = train, (0, len(x))
        if train:
            self.x_hat, self.root, self.mu, self.var = kernel(x, self.sets, self.eps)
        else:
            self.root = np.sqrt(self.running.var + self.eps)
            self.x_hat = (x - self.running.mu) / self.root
        return self.gamma * self.x_hat + self.beta

    def collect(self, dy):
        np.add.reduce(dy * self.x_hat, 0, out=self.dgamma)
        np.add.reduce(dy, 0, out=self.dbeta)

    def backward(self, dy):
        d = self.gamma * dy
        return kernel_backward(d, self.x_hat, self.root, self.sets) if self.train else d / self.root

    def remember(self):
        self.running.update(self.mu[0], self.var[0], self.sets[1])


class GroupNorm(Layer):
    """gamma * x_hat + beta with the statistics of each example's own groups of neighbouring units.

    Wu and He 2018; with one group layer norm: Ba, Kiros and Hinton 2016.
    """

    parameters = ("gamma", "beta")

    def __init__(self, units, groups=1, *, eps=1e-5):
        self.gamma, self.beta, self.eps = np.ones(units), np.zeros(units), eps
        self.shape, self.sets = (-1, groups, units // groups), (2, units // groups)

    def forward(self, x, train=True):
        self.x_hat, self.root, _, _ = kernel(x.reshape(self.shape), self.sets, self.eps)
        return self.gamma * self.x_hat.reshape(x.shape) + self.beta

    def collect(self, dy):
        np.add.reduce(dy * self.x_hat.reshape(dy.shape), 0, out=self.dgamma)
        np.add.reduce(dy, 0, out=self.dbeta)

    def backward(self, dy):
        d = (self.gamma * dy).reshape(self.shape)
        return kernel_backward(d, self.x_hat, self.root, self.sets).reshape(dy.shape)


class RMSNorm(Layer):
    """gamma * x / rms, where rms is the root mean square of each example's own units. Zhang and Sennrich 2019."""

    parameters = ("gamma",)

    def __init__(self, units, *, eps=1e-6):
        self.gamma, self.eps, self.sets = np.ones(units), eps, (1, units)

    def forward(self, x, train=True):
        self.root = np.sqrt(mean(x * x, *self.sets) + self.eps)
        self.x_hat = x / self.root
        return self.gamma * self.x_hat

    def collect(self, dy):
        np.add.reduce(dy * self.x_hat, 0, out=self.dgamma)

    def backward(self, dy):
        d = self.gamma * dy
        return (d - self.x_hat * mean(d * self.x_hat, *self.sets)) / self.root


def cross_entropy(logits, labels):
    """The mean cross-entropy of softmax(`logits`), (N, classes), against `labels` (N,), and its gradient."""
    rows = np.arange(len(labels))
    shifted = logits - logits.max(1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(1, keepdims=True)
    loss = float(np.mean(np.log(total[:, 0]) - shifted[rows, labels]))
    e /= total
    e[rows, labels] -= 1
    return loss, e / len(labels)
