"""What a batch norm remembers: freezing it, spoiling it with one NaN, averaging its network."""
import numpy as np

from helpers import data, stats
from helpers.lessons.norms_in_practice import training
from helpers.network.layers import BatchNorm
from helpers.network.training import walk

WAYS = ("no plan", "gradients off", "momentum 0", "eval mode once", "eval mode at every step",
        "eval mode, gradients off")
STEPS, SIZE, LAST = 50, 60, 190   # batches that a layer meets; images in a batch; weights that are averaged


def freeze(way, *, steps=STEPS, shift=3.0, seed=0, units=5, batch=32):
    """What moved while a layer met `steps` batches of other data: (gamma or beta, the memory, the output of one x).

    `way` is one of WAYS. The layer was trained on N(0, 1); now it meets N(shift, 1). "eval mode once": a training
    loop that calls train mode again at the start of the next epoch, here after half of the steps.
    """
    if way not in WAYS:
        raise ValueError(f"way must be one of {', '.join(WAYS)}; got {way!r}.")
    rng = np.random.default_rng(seed)
    layer, fixed = BatchNorm(units), np.zeros((1, units))
    layer.dgamma, layer.dbeta = np.zeros(units), np.zeros(units)
    before = layer.gamma.copy(), layer.running.mu.copy(), layer.forward(fixed, train=False)
    for step in range(steps):
        in_eval = way.startswith("eval") and (way != "eval mode once" or step < steps // 2)
        _one_step(layer, rng.normal(shift, 1, (batch, units)), train=not in_eval, way=way)
    after = layer.gamma, layer.running.mu, layer.forward(fixed, train=False)
    return [float(np.abs(new - old).max()) for new, old in zip(after, before)]


def drift(net, images, *, batches=40, size=SIZE, seed=0):
    """The test accuracy in eval mode, at first and after each batch of `images` that passes in train mode.

    No weight of `net` is touched: only its batch norms remember.
    """
    rng, test = np.random.default_rng(seed), data.digits().test
    seen = [net.accuracy(*test)]
    for _ in range(batches):
        net.forward(images[rng.integers(0, len(images), size)], train=True)
        for layer in net.layers:
            layer.remember()
        seen.append(net.accuracy(*test))
    return np.array(seen)


def _one_step(layer, x, *, train, way):
    y = layer.forward(x, train)
    layer.collect(y - 1)
    if not way.endswith("gradients off"):
        layer.gamma -= 0.01 * layer.dgamma / len(x)
        layer.beta -= 0.01 * layer.dbeta / len(x)
    if train and way != "momentum 0":
        layer.remember()


def poisoned(*, at=20, steps=60, momentum=0.1, seed=0):
    """The running variance over `steps` batches, where one value of batch `at` is NaN: (steps + 1,)."""
    rng, memory = np.random.default_rng(seed), stats.RunningMoments(1, momentum)
    seen = [memory.var[0]]
    for step in range(steps):
        x = rng.normal(2, 3, (30, 1))
        if step == at:
            x[0] = np.nan
        memory.update(*stats.moments(x, 0), len(x))
        seen.append(memory.var[0])
    return np.array(seen)


def average_weights(seed=0, *, steps=200, last=LAST, lr=3.0):
    """Test accuracy of the last weights and of the mean of the `last` ones, each with its old and with new statistics.

    The mean of the weights is a network of its own; the running statistics beside it are those of the last one.
    New statistics: one pass over the training images, with weights that stay.
    """
    net, stream = training.net(seed)
    total = np.zeros_like(net.theta)
    for number, _, _ in walk(net, stream, lr, steps):
        if number > steps - last:
            total += net.theta
    train, test = data.digits()
    final, memory = net.theta.copy(), _memory(net)
    found = []
    for theta in (final, total / last):
        net.theta[:] = theta
        for norm, (mu, var) in zip(_norms(net), memory, strict=True):
            norm.running.mu, norm.running.var = mu, var
        found.append(net.accuracy(*test))
        refresh(net, train.x)
        found.append(net.accuracy(*test))
    return found


def _norms(net):
    return [layer for layer in net.layers if isinstance(layer, BatchNorm)]


def _memory(net):
    return [(norm.running.mu.copy(), norm.running.var.copy()) for norm in _norms(net)]


def refresh(net, x, size=SIZE):
    """Let each batch norm remember the plain average over batches of `x`, the weights as they are."""
    batches = [x[start:start + size] for start in range(0, len(x) - size + 1, size)]
    for number, batch in enumerate(batches, start=1):
        net.forward(batch, train=True)
        for layer in _norms(net):
            layer.running.momentum = 1 / number
            layer.remember()
