"""The picture of each symptom; what is drawn was computed elsewhere.
Each is drawn again when a student's cure is shown."""
import numpy as np

from helpers import style
from helpers.lessons.clinic import symptoms


def evaluates(ax, seen, **line):
    ax.plot(seen, **line)
    ax.set(xlabel="batches trained on; evaluated after every tenth", ylabel="running mean")


def freezes(ax, seen, **line):
    ax.plot(seen, **line)
    ax.set(xlabel="batches of two epochs", ylabel="running mean of the frozen norm", ylim=(0, 3.2))


def ports(ax, seen, **line):
    ax.plot(seen, **line)
    ax.set(xlabel="batches trained on", ylabel="told right in eval mode", ylim=(0, 1.05))


def sees_ahead(ax, seen, **line):
    _marks(ax, np.arange(1, len(seen) + 1), seen, line)
    ax.set(xlabel="token", ylabel="its output moves by", ylim=(0, 3), xticks=np.arange(1, len(seen) + 1))


def loads(ax, seen, **line):
    _marks(ax, np.arange(1, len(seen) + 1), seen, line)
    ax.set(xlabel="token", ylabel="root mean square of its output", ylim=(0, 2.1), xticks=np.arange(1, len(seen) + 1))


def shrinks(ax, seen, **line):
    _marks(ax, symptoms.SD, seen, line)
    ax.set(xscale="log", xlabel="standard deviation of the input", ylabel="output, as a share of float32's",
           ylim=(0, 1.1))


def recomputes(ax, seen, **line):
    _marks(ax, np.arange(len(seen)), seen, line)
    ax.set(xlabel="batches trained on", ylabel="running mean")


def follows(ax, seen, **line):
    ax.plot(seen[:, 0], **{**line, "label": f"gamma, {line['label']}", "linestyle": "--"})
    ax.plot(seen[:, 1], **{**line, "label": f"running mean, {line['label']}"})
    ax.set(xlabel="updates of the target", ylabel="distance to the online network")


def synchronizes(ax, seen, **line):
    ax.plot(symptoms.FIRST, seen, **line)
    ax.set(xlabel="values on the first machine, of 42", ylabel="variance of all values")


def _marks(ax, places, values, line):
    ax.plot(places, values, marker="o", **line)


def expected(ax, values, label, places=None):
    """What a healthy one would show: a dotted line, level for one number."""
    look = {"color": style.COLORS["muted"], "linestyle": ":", "label": label, "linewidth": 2}
    if np.ndim(values) == 0:
        ax.axhline(values, **look)
    else:
        ax.plot(np.arange(len(values)) if places is None else places, values, **look)
