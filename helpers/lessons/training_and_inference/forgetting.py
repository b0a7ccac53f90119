"""How a running mean forgets: `keep` is the weight of the old value, 1 - keep that of the new batch."""
import numpy as np


def running_mean(means, keep):
    """The running mean (S + 1,) of the means (S,) of batches, from 0 on."""
    running = [0.0]
    for mean in means:
        running.append(keep * running[-1] + (1 - keep) * mean)
    return np.array(running)


def left(keep, steps):
    """The weight that the start still has after 0, 1, ... `steps` batches: (steps + 1,)."""
    return keep ** np.arange(steps + 1)


def memory(share, keep):
    """How many of the last batches hold at least this share of the weight."""
    return int(np.ceil(np.log(1 - share) / np.log(keep)))
