"""The ten patients of the clinic: what their reporters saw, computed by running the broken code, and where it was reported."""
from dataclasses import dataclass

import numpy as np

from helpers.lessons.clinic import broken, repairs
from helpers.lessons.clinic.exercises import BATCHES, EPOCHS, FAINT, NETS, PARTS, ROWS, X
from helpers.precision import rounded
from helpers.text import number


@dataclass(frozen=True)
class Case:
    """A patient: its symptom in words people search for, who reported it, and a test that would have caught it.

    `seen()` gives the symptom's numbers, {what: value}, by running the broken code. `thread` is repository#number.
    """

    name: str
    symptom: str
    thread: str
    kind: str
    level: str
    minutes: int
    test: str
    seen: object

    @property
    def link(self):
        """The address of the thread."""
        repository, found = self.thread.split("#")
        return f"https://github.com/{repository}/{self.kind}/{found}"

    @property
    def complaint(self):
        """The symptom in one line, with its numbers."""
        return f"{self.symptom}: " + ", ".join(f"{what} {number(value)}" for what, value in self.seen().items())


def _evaluates():
    return {"running mean with an evaluation after 10 of 40 batches": broken.evaluates(BATCHES, 10),
            "without any": repairs.running(BATCHES)}


def _freezes():
    return {"running mean of a frozen norm before": 0.5, "after two epochs": broken.freezes(0.5, EPOCHS, True)}


def _ports():
    return {"running mean after 40 batches": broken.ports(BATCHES, 0.99), "mean of the batches": np.mean(BATCHES)}


def _sees_ahead():
    other = X.copy()
    other[:, -1] *= 10
    return {"first token moves, when only the last one changed, by":
            float(np.abs(broken.sees_ahead(other) - broken.sees_ahead(X))[:, 0].max())}


def _loads():
    y = broken.loads(X, 0.1 * X[0, 0], True)
    return {"root mean square of the output": float(np.sqrt((y**2).mean())), "expected, about": 1.0}


def _halves():
    y = broken.halves(ROWS)
    return {"NaN among the outputs": int(np.isnan(y).sum()), "infinite": int(np.isinf(y).sum()), "of": y.size}


def _shrinks():
    x = rounded(FAINT[:1], "bfloat16")
    y = broken.shrinks(x)
    return {"outputs are too small by a factor of": float(repairs.rms(x, eps=2.0**-23)[0, 0] / y[0, 0]),
            "mean square": float((x**2).mean()), "eps": 2.0**-7}


def _recomputes():
    return {"running mean after 10 batches, with checkpointing": broken.recomputes(BATCHES[:10], 0.1),
            "without": repairs.running(BATCHES[:10])}


def _follows():
    online, target = NETS
    for _ in range(200):
        target = broken.follows(online, target, 0.05)
    gamma, mu = np.abs(target - online).max(axis=1)
    return {"after 200 updates gamma is off by": gamma, "the running mean by": mu}


def _synchronizes():
    return {"variance on three machines": broken.synchronizes(*PARTS), "of all their values": repairs.pooled(*PARTS)}


CASES = (
    Case("evaluates", "After the first evaluation batch norm and dropout stand still, without a message", "huggingface/lerobot#3668", "issues",
         "easy", 3, "assert that the mode after evaluate() is the mode before it", _evaluates),
    Case("freezes", "A frozen norm drifts during fine-tuning, though no gradient flows", "pgniewko/gt-pyg#112", "issues",
         "easy", 4, "compare the buffers before and after an epoch, not only the parameters", _freezes),
    Case("ports", "Fine in train mode, accuracy drops in eval mode", "Cadene/pretrained-models.pytorch#5", "issues",
         "easy", 3, "assert that the running statistics differ from 0 and 1 after a step", _ports),
    Case("sees_ahead", "A language model sees ahead: training looks too good, samples are garbage", "bkitano/llama-from-scratch#4", "issues",
         "middle", 4, "change the last token and assert that no earlier output moves", _sees_ahead),
    Case("loads", "Gemma's weights in a Llama-style RMS norm: the outputs are far too small", "linkedin/Liger-Kernel#74", "issues",
         "easy", 4, "compare one layer's output with that of the library the weights come from", _loads),
    Case("halves", "NaN after switching the model to half precision", "wenet-e2e/wenet#907", "pull",
         "middle", 5, "feed a row of zeros and a faint row in the precision that is used later", _halves),
    Case("shrinks", "RMS norm in bfloat16 disagrees with float32 on faint inputs", "pytorch/pytorch#189581", "issues",
         "hard", 5, "compare both precisions on inputs whose mean square is below 0.01", _shrinks),
    Case("recomputes", "Activation checkpointing changes the results in eval mode", "pytorch/pytorch#96136", "issues",
         "middle", 4, "compare the buffers of a run with checkpointing and one without", _recomputes),
    Case("follows", "The target network never agrees with the online network in eval mode",
         "Stable-Baselines-Team/stable-baselines3-contrib#99", "pull",
         "middle", 4, "after an update with tau = 1, compare outputs in eval mode, not parameters", _follows),
    Case("synchronizes", "Synchronized batch norm is wrong when the machines' batches differ in size",
         "PaddlePaddle/Paddle#32464", "issues",
         "hard", 5, "split one batch unevenly and compare with the statistics of the whole", _synchronizes),
)
