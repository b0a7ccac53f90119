"""The ten patients, cured; and what was tried first and does not cure."""
import numpy as np

from helpers.lessons.clinic.truth import running
from helpers.stats import quietly


def freezes(mu, epochs, frozen):
    return mu if frozen else running([x for batches in epochs for x in batches], start=mu)


def freezes_for_good(mu, epochs, frozen):
    return mu if frozen else running(epochs[0], start=mu)


def rms(x, axis=-1, eps=1e-6):
    return x / np.sqrt((x**2).mean(axis=axis, keepdims=True) + eps)


def loads(x, w, zero_centred):
    return rms(x) * (1 + w if zero_centred else w)


def standardized(x, eps, axis=-1):
    centred = x - x.mean(axis=axis, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=axis, keepdims=True) + eps)


@quietly
def in_half(x, eps):
    """Layer norm with every operation in float16."""
    return standardized(x.astype(np.float16), np.float16(eps))


def follows(online, target, tau):
    return [(1 - tau) * target[0] + tau * online[0], online[1]]


def pooled(mu, var, n):
    weight = n / n.sum()
    return (weight * (var + (mu - weight @ mu) ** 2)).sum()
