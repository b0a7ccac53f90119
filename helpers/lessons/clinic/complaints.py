"""The numbers of each complaint, {what: value}: the code of the patient is run on the data of the clinic."""
import numpy as np

from helpers import norms
from helpers.lessons.clinic import broken, truth
from helpers.lessons.clinic.inputs import BATCHES, EPOCHS, EVERY, FAINT, NETS, PARTS, ROWS, X
from helpers.precision import rounded


def evaluates():
    return {"running mean with an evaluation after 10 of 40 batches": broken.evaluates(BATCHES, EVERY),
            "without any": truth.running(BATCHES)}


def freezes():
    return {"running mean of a frozen norm before": 0.5, "after two epochs": broken.freezes(0.5, EPOCHS, True)}


def ports():
    return {"running mean after 40 batches": broken.ports(BATCHES, 0.99), "mean of the batches": np.mean(BATCHES)}


def sees_ahead():
    other = X.copy()
    other[:, -1] *= 10
    return {"first token moves, when only the last one changed, by":
            float(np.abs(broken.sees_ahead(other) - broken.sees_ahead(X))[:, 0].max())}


def loads():
    y = broken.loads(X, 0.1 * X[0, 0], True)
    return {"root mean square of the output": float(np.sqrt((y**2).mean())), "expected, about": 1.0}


def halves():
    y = broken.halves(ROWS)
    return {"NaN among the outputs": int(np.isnan(y).sum()), "infinite": int(np.isinf(y).sum()), "of": y.size}


def shrinks():
    x = rounded(FAINT[:1], "bfloat16")
    y = broken.shrinks(x)
    return {"outputs are too small by a factor of": float(norms.rms_norm(x, eps=2.0**-23)[0, 0] / y[0, 0]),
            "mean square": float((x**2).mean()), "eps": 2.0**-7}


def recomputes():
    return {"running mean after 10 batches, with checkpointing": broken.recomputes(BATCHES[:10], 0.1),
            "without": truth.running(BATCHES[:10])}


def follows():
    online, target = NETS
    for _ in range(200):
        target = broken.follows(online, target, 0.05)
    gamma, mu = np.abs(target - online).max(axis=1)
    return {"after 200 updates gamma is off by": gamma, "the running mean by": mu}


def synchronizes():
    return {"variance on three machines": broken.synchronizes(*PARTS),
            "of all their values": truth.of_all_values(*PARTS)}
