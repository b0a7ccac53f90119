"""Does batch norm suffer from language? Small transformers learn what comes next in sentences, and in images.

The surprise is the mean cross-entropy of what follows, in nats. Training is by Adam (Kingma and Ba 2015, arXiv
1412.6980), as is usual for transformers.
"""

from functools import cache

import numpy as np

from helpers.network.corpus import padded, sequences
from helpers.network.layers import BatchNorm, cross_entropy
from helpers.network.reader import reader
from helpers.network.training import stored, sweep

LONGEST, LOOKED_AT = 66, 300
"""No sequence is longer; so many training and test sequences are looked at after training."""
RESULTS = ("train", "test", "own", "mean", "variance", "mixed mean", "mixed variance")
WRITTEN, SKIPPED = 60, 6
"""So many test sequences are written letter by letter, the first ones left out."""
STATISTICS = ("fixed", "whole", "twin", "so far")
SETTINGS = {
    "pre": {},
    "post": {"place": "post"},
    "two": {"size": 2},
    "long": {"steps": 1200},
    "words": {"kind": "words", "size": 32},
    "images": {"kind": "images"},
}
"""What differs from 400 steps with eight sentences of letters each, by a network with pre-norm."""


def reading(*, setting=("pre",), norm=("none", "batch", "padded", "layer", "rms"), lr=(0.003, 0.01, 0.03),
            seed=(0, 1, 2, 3, 4), progress=None, **options):
    """Table over setting, norm, lr, seed, result after training.

    `setting`: one of `SETTINGS`; `options` change it, as those of `trained`. `norm`: as in `reader`. Results: the
    surprise in training and test sequences (train, test), and in test batches with statistics of their own (own); and
    those of `fluctuation`, nan without batch norm.
    """
    def measure(setting, norm, lr, seed):
        net, (train, test), size = trained(norm, lr, seed, **SETTINGS[setting] | options)
        losses = surprise(net, train, size), surprise(net, test, size), surprise(net, test, size, own=True)
        return *losses, *(fluctuation(net, test, size) if norm in ("batch", "padded") else 4 * [np.nan])

    return sweep(measure, setting=setting, norm=norm, lr=lr, seed=seed, each={"result": RESULTS}, progress=progress)


def writing(*, setting=("pre",), lr=0.01, seed=(0, 1, 2, 3, 4), progress=None, **options):
    """Table over setting, seed, what, statistics: the surprise of nets with batch norm at one sentence at a time.

    what: at the letters or words after the first SKIPPED (inside), and that the sentence ends (end). `STATISTICS`: the
    running ones; those of the whole sentence; those of its twin, another sentence as long; and those of what stands
    there so far, which are all that a writer has.
    """
    def measure(setting, seed):
        net, (_, test), _ = trained("batch", lr, seed, **SETTINGS[setting] | options)
        return guessed(net, twins(test)[:WRITTEN])

    return sweep(measure, setting=setting, seed=seed, each={"what": ("inside", "end"), "statistics": STATISTICS},
                 progress=progress)


def twins(some):
    """The pairs (sequence, the next one that is as long) of those with two places or more behind the first SKIPPED."""
    return [(one, other) for k, one in enumerate(some) if len(one) > SKIPPED + 2
            for other in [next((other for other in some[k + 1:] if len(other) == len(one)), None)] if other is not None]


def guessed(net, pairs):
    """The surprise (what, statistics) of `writing` in the first sequence of each of the `twins`."""
    found = {"inside": [], "end": []}
    for one, other in pairs:
        x, y = padded([one])
        fixed, whole = (net.forward(x, train=own)[SKIPPED:] for own in (False, True))
        twin = lent(net, x, padded([other])[0])[SKIPPED:]
        so_far = [net.forward(x[:, :length], train=True)[-1] for length in range(SKIPPED + 1, x.shape[1] + 1)]
        places = [[cross_entropy(scores[None], [label])[0] for scores, label in zip(part, y[0, SKIPPED:], strict=True)]
                  for part in (fixed, whole, twin, so_far)]
        found["inside"].append(np.array(places)[:, :-1])
        found["end"].append(np.array(places)[:, -1:])
    return [np.concatenate(part, axis=1).mean(1) for part in found.values()]


def lent(net, x, other):
    """The scores of `x` (N, T) with the statistics of the batch `other`; the running ones are put back."""
    norms = [layer for layer in net.layers if isinstance(layer, BatchNorm)]
    kept = [(layer.running.mu, layer.running.var) for layer in norms]
    net.forward(other, train=True)
    for layer in norms:
        layer.running.mu, layer.running.var = layer.mu[0], layer.var[0]
    scores = net.forward(x)
    for layer, (mu, var) in zip(norms, kept, strict=True):
        layer.running.mu, layer.running.var = mu, var
    return scores


def trained(norm, lr, seed, *, kind="letters", size=8, steps=400, **options):
    """(net, (some training sequences, test sequences), size): a `reader` after `steps` batches of `size` sequences."""
    rng, (train, test, kinds) = np.random.default_rng(seed), sequences(kind)
    net = reader(kinds, LONGEST, rng, norm=norm, **options)
    seen = np.zeros((2, *net.theta.shape))
    for number in range(1, steps + 1):
        x, y = padded([train[k] for k in rng.choice(len(train), size, replace=False)])
        _, d = judged(net.forward(x, train=True), net, y)
        net.backward(d)
        adam(net, seen, lr, number)
    return net, (train[:LOOKED_AT], test[:LOOKED_AT]), size


def judged(scores, net, y):
    """The surprise of the scores (R, kinds) at what follows, `y` (N, T), where that is no pad, and its gradient."""
    real, d = net.layers[0].real, np.zeros_like(scores)
    loss, d[real] = cross_entropy(scores[real], y[net.layers[0].where][real])
    return loss, d


def adam(net, seen, lr, number):
    """One step; `seen` (2, parameters) keeps the running means of the gradient and of its square."""
    for mean, new, decay in zip(seen, (net.gradient, net.gradient**2), (0.9, 0.99), strict=True):
        mean += (1 - decay) * (new - mean)
    net.gradient[:] = seen[0] / (1 - 0.9**number) / (np.sqrt(seen[1] / (1 - 0.99**number)) + 1e-8)
    net.step(lr)


@cache
def at_best(setting, result):
    """A `result` of data/reading.csv: {norm: (seeds,)}, each norm at the rate with the lowest median test surprise."""
    table = stored("reading", "result", "norm", "lr", "seed", setting=setting)
    best = {norm: np.median(table.at(norm=norm, result="test"), 1).argmin() for norm in table.axes["norm"]}
    return {norm: table.at(norm=norm, result=result)[rate] for norm, rate in best.items()}


def surprise(net, some, size, own=False):
    """The mean surprise over all places of the sequences; with `own` each batch has its own statistics."""
    total = count = 0
    for start in range(0, len(some), size):
        x, y = padded(some[start:start + size])
        loss, _ = judged(net.forward(x, train=own), net, y)
        total, count = total + loss * np.sum(x > 0), count + np.sum(x > 0)
    return total / count


def fluctuation(net, some, size):
    """How far batch norm's statistics move from batch to batch: (mean, variance, mixed mean, mixed variance).

    The deviation of the batch means, in deviations of the unit, and that of the batch variances, in variances of the
    unit; medians over all units of all norms. mixed: of batches of as many rows, drawn from all of them.
    """
    norms, seen = [layer for layer in net.layers if isinstance(layer, BatchNorm)], []
    for start in range(0, len(some) - size + 1, size):
        net.forward(padded(some[start:start + size])[0])
        seen.append(np.concatenate([layer.x_hat for layer in norms], axis=1))
    rows, cuts = np.concatenate(seen).astype(float), np.cumsum([len(part) for part in seen])[:-1]
    mixed = np.random.default_rng(0).permutation(rows)
    unit = rows.std(0), rows.var(0)
    return np.median([spread(np.split(part, cuts)) / unit for part in (rows, mixed)], axis=-1).ravel()


def spread(batches):
    """The deviations (2, units) over `batches`, each (rows, units), of their means and of their variances."""
    return np.std([(part.mean(0), part.var(0)) for part in batches], axis=0)
