"""The code of the ten patients: each as small as its bug allows, and wrong in one place.

Where nothing else is said, `mu` is a running mean, and 0.1 the weight of a new batch.
"""
import numpy as np

from helpers.stats import quietly


def evaluates(batches, every):
    """Train on `batches`, evaluate after each `every` of them; returns the running mean."""
    mu, training = 0.0, True
    for step, x in enumerate(batches, start=1):
        if training:
            mu = 0.9 * mu + 0.1 * x.mean()
        if step % every == 0:
            training = False        # evaluate here
    return mu


def freezes(mu, epochs, frozen):
    """Fine-tune for some `epochs`, each a list of batches, with a norm that may be `frozen`; returns its mean."""
    training = not frozen
    for batches in epochs:
        training = True             # what model.train() does
        for x in batches:
            if training:
                mu = 0.9 * mu + 0.1 * x.mean()
        training = False            # evaluate here
    return mu


def ports(batches, decay):
    """The running mean in a library that weighs the new batch; `decay` weighed the old value in the other library."""
    mu, momentum = 0.0, 0.0
    for x in batches:
        mu = (1 - momentum) * mu + momentum * x.mean()
    return mu


def sees_ahead(x, eps=1e-6):
    """RMS norm of x (N, T, D)."""
    squares = x**2
    mean = squares.mean(axis=(1, 2), keepdims=True)
    root = np.sqrt(mean + eps)
    return x / root


def loads(x, w, zero_centred):
    """RMS norm with loaded weights `w`; `zero_centred`: the model stores gamma - 1."""
    mean = (x**2).mean(axis=-1, keepdims=True)
    x_hat = x / np.sqrt(mean + 1e-6)
    return x_hat * w


@quietly
def halves(x, eps=1e-12):
    """Layer norm of x (N, D), which came in float16."""
    x = x.astype(np.float16)        # in this format from here on
    centred = x - x.mean(axis=-1, keepdims=True)
    var = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(var + np.float16(eps))


def shrinks(x):
    """RMS norm of x (N, D), bfloat16 numbers in a float32 array; the squares are added up in float32."""
    eps = 2.0**-7                   # the machine epsilon of bfloat16
    mean = (x**2).mean(axis=-1, keepdims=True)
    return x / np.sqrt(mean + eps)


def recomputes(batches, momentum):
    """Train with activation checkpointing, which runs the forward pass again on the way back."""
    mu = 0.0
    for x in batches:
        mu = (1 - momentum) * mu + momentum * x.mean()      # forward
        mu = (1 - momentum) * mu + momentum * x.mean()      # forward again, before backward
    return mu


def follows(online, target, tau):
    """Move the target network towards the online one: gamma by a share `tau`, the running mean all the way.

    Both are arrays of two rows, gamma and the running mean; so is what is returned, the target after the step.
    """
    gamma, mu = target
    gamma = (1 - tau) * gamma + tau * online[0]
    return [gamma, mu]


def synchronizes(mu, var, n):
    """Variance of all values on M machines, from each machine's mean, variance and count, all (M,)."""
    weight = np.ones(len(n)) / len(n)
    mean = (weight * mu).sum()
    squares = (weight * (var + mu**2)).sum()
    return squares - mean**2
