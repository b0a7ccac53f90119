"""A small network: layers in a row, one vector of parameters, plain gradient descent."""

import numpy as np

from helpers import data
from helpers.checked import quietly
from helpers.network.layers import ACTIVATIONS, Activation, BatchNorm, GroupNorm, Layer, Linear, RMSNorm, cross_entropy
from helpers.network.training import batches
from helpers.stats import moments

SIZES = (64, 100, 100, 100, 10)

NORMS = {
    "none": lambda units, **options: Layer(),
    "batch": BatchNorm,
    "layer": GroupNorm,
    "group": lambda units, **options: GroupNorm(units, groups=4, **options),
    "rms": RMSNorm,
}


class Network:
    """Layers in a row, trained on the cross-entropy in the precision `dtype`.

    All parameters lie in one vector, `theta`, and their gradients in another, `gradient`: a layer's W and dW
    are windows into these two, from `start[layer]` on. Only `step` changes the network: `forward` and
    `differentiate` may be called in between, on any batch, also with `theta` moved and put back.
    """

    def __init__(self, layers, dtype=np.float64):
        self.layers = list(layers)
        windows = [(layer, name, getattr(layer, name)) for layer in self.layers for name in layer.parameters]
        self.theta = np.concatenate([initial.ravel() for _, _, initial in windows]).astype(dtype)
        self.gradient = np.zeros_like(self.theta)
        self.start, end = {}, 0
        for layer, name, initial in windows:
            self.start.setdefault(layer, end)
            where = slice(end, end := end + initial.size)
            setattr(layer, name, self.theta[where].reshape(initial.shape))
            setattr(layer, f"d{name}", self.gradient[where].reshape(initial.shape))

    @quietly
    def forward(self, x, train=False):
        """The output (N, classes) for `x` (N, inputs); with `train` batch norm uses the statistics of `x`."""
        for layer in self.layers:
            x = layer.forward(x, train)
        return x.astype(self.theta.dtype, copy=False)

    @quietly
    def backward(self, dy):
        """Fill `gradient`, given the gradient of the output of the last `forward`."""
        for layer in self.layers[:0:-1]:
            layer.collect(dy)
            dy = layer.backward(dy)
        self.layers[0].collect(dy)

    @quietly
    def differentiate(self, x, labels):
        """Fill `gradient` with that of the training loss of a batch, and return this loss."""
        loss, dy = cross_entropy(self.forward(x, train=True), labels)
        self.backward(dy)
        return loss

    @quietly
    def step(self, lr):
        """Move `theta` by -lr * gradient; the running statistics take in the batch of the last `forward`."""
        self.theta -= lr * self.gradient
        for layer in self.layers:
            layer.remember()

    def accuracy(self, x, labels, train=False):
        """The share of examples whose largest output is that of their label."""
        return float(np.mean(self.forward(x, train).argmax(1) == labels))


def dense(sizes, rng, *, norm="none", activation="sigmoid", std=0.1, scale=1, noise=None, dtype=np.float64, **options):
    """Linear layers of these `sizes`; each but the last is followed by a norm, noise and an activation.

    `norm`: none, batch, layer, group (4 groups) or rms; it gets the `options`. `std`: of all weights, or "fan" for
    sqrt(1 / inputs), with ReLU sqrt(2 / inputs); `scale` multiplies it. `noise`: called with the number of units,
    returns a layer.
    """
    def linear(inputs, units, **bias):
        fan = np.sqrt((2 if activation == "relu" else 1) / inputs)
        return Linear(inputs, units, scale * (fan if std == "fan" else std), rng, **bias)

    layers = []
    for inputs, units in zip(sizes[:-2], sizes[1:-1], strict=True):
        layers += [linear(inputs, units, bias=norm != "batch"), NORMS[norm](units, **options)]
        layers += [noise(units)] if noise else []
        layers += [Activation(*ACTIVATIONS[activation])]
    return Network([*layers, linear(*sizes[-2:])], dtype)


@quietly
def repair(net, x):
    """Shift and scale each hidden linear layer of `net`, from the first on, so that its output has mean 0 and
    deviation 1 over the examples `x`. Mishkin and Matas 2015 (arXiv 1511.06422), with a shift.
    """
    for layer in net.layers[:-1]:
        if isinstance(layer, Linear):
            mu, var = moments(layer.forward(x), 0)
            layer.W /= np.sqrt(var)
            layer.b[:] = (layer.b - mu) / np.sqrt(var)
        x = layer.forward(x)


def digits_net(seed, size=60, *, depth=3, norm="none", dtype=np.float64, **options):
    """A `dense` network for the digits, and random batches of `size` training images, both from `seed`, in `dtype`.

    It has `depth` hidden layers of 100 units. `norm` can also be "once": no norm, but a `repair` before training,
    on the first 300 training images.
    """
    rng, train = np.random.default_rng(seed), data.digits().train
    net = dense((64, *depth * (100,), 10), rng, norm="none" if norm == "once" else norm, dtype=dtype, **options)
    if norm == "once":
        repair(net, train.x[:300])
    return net, batches(train.x.astype(dtype, copy=False), train.labels, size, rng)
