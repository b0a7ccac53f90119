"""The ten patients of the clinic: what their reporters saw, why, what mends it, and where it was reported."""
from dataclasses import dataclass

from helpers.lessons.clinic import complaints
from helpers.lessons.clinic.words import WORDS
from helpers.text import number


@dataclass(frozen=True)
class Case:
    """A patient: its symptom, cause and repair in words people search for, and a test that would have caught it.

    `sign` is the group of symptoms that it belongs to, one of those in `publish.questions`;
    `task` is what its function is to do, `caption` stands below its picture, `thread` is repository#number.
    """

    name: str
    sign: str
    symptom: str
    cause: str
    repair: str
    test: str
    thread: str
    kind: str
    level: str
    minutes: int
    task: str
    caption: str

    @property
    def words(self):
        """More words in which people tell of it."""
        return WORDS[self.name]

    @property
    def link(self):
        """The address of the thread."""
        repository, found = self.thread.split("#")
        return f"https://github.com/{repository}/{self.kind}/{found}"

    def seen(self):
        """The symptom in numbers, {what: value}, by running the broken code."""
        return getattr(complaints, self.name)()

    @property
    def complaint(self):
        """The symptom in numbers, in one line."""
        return ", ".join(f"{what} {number(value)}" for what, value in self.seen().items())


CASES = (
    Case(
        "evaluates", "loss", "Batch norm stands still after the first evaluation",
        "The evaluation switches to eval mode, and nothing switches back: dropout is off, and the memory no "
        "longer moves.",
        "Remember the mode before the evaluation and restore it afterwards, also when the evaluation fails.",
        "after evaluate() the mode is the one before it",
        "huggingface/lerobot#3668", "issues", "easy", 3,
        "It trains on batches and evaluates now and then; the running mean is to take in every batch.",
        "The running mean over a training with evaluations."),
    Case(
        "freezes", "numbers", "A frozen network drifts during fine-tuning",
        "model.train(), called at the start of each epoch, puts the frozen norms back into train mode, and their "
        "memory moves.",
        "Put frozen norms into eval mode after every model.train(), or override train() so that they stay there.",
        "the buffers after an epoch equal those before it, not only the parameters",
        "pgniewko/gt-pyg#112", "issues", "easy", 4,
        "It fine-tunes for some epochs; a norm that is `frozen` is to keep its running mean.",
        "The running mean of a norm that is frozen."),
    Case(
        "ports", "accuracy", "Accuracy drops in eval mode",
        "Momentum was ported as 0: PyTorch weighs the new batch with it, so the memory keeps its start, mean 0 "
        "and variance 1.",
        "Set PyTorch's momentum to 1 - decay, train on or collect the statistics again, then evaluate.",
        "after one step in train mode the running statistics differ from their start",
        "Cadene/pretrained-models.pytorch#5", "issues", "easy", 3,
        "It keeps a running mean, as the other library did, where `decay` weighed the old value.",
        "Right answers in eval mode, while the network trains."),
    Case(
        "sees_ahead", "accuracy", "Loss fine, samples garbage",
        "The norm takes its mean over tokens and features: in training each token knows something of the later ones.",
        "Take the mean over the features of each token alone: mean(-1, keepdim=True).",
        "change the last token: no earlier output moves",
        "bkitano/llama-from-scratch#4", "issues", "middle", 4,
        "An RMS norm of sentences (N, T, D) is to treat each token alone.",
        "The last of five tokens is changed: whose output moves?"),
    Case(
        "loads", "numbers", "Loaded weights give outputs far too small",
        "The weights are stored as gamma - 1, and the norm multiplies by them as they are.",
        "Multiply by 1 + w for such weights, and by w for the others; in one place only.",
        "the output of one layer equals that of the library the weights come from",
        "linkedin/Liger-Kernel#74", "issues", "easy", 4,
        "An RMS norm with loaded weights `w`; `zero_centred` is True for Gemma's, which lie around 0, "
        "and False for Llama's, which lie around 1.",
        "The size of each token's output, right after loading."),
    Case(
        "halves", "nan", "NaN after loading the model in half precision",
        "An eps of 1e-12 is 0 in float16, and so are the squares of small values: a row without spread becomes 0 / 0.",
        "Compute mean, variance and root in float32, and round the result; a larger eps ends the NaN, not the "
        "loss of faint rows.",
        "feed a row of zeros and a faint row in the precision of later use: every output is finite",
        "wenet-e2e/wenet#907", "pull", "middle", 5,
        "Layer norm of rows in float16, from a model trained with an eps of 1e-12.",
        ""),
    Case(
        "shrinks", "numbers", "RMS norm in bfloat16 disagrees with float32",
        "The eps follows the input's format and is larger than the mean square of a faint row.",
        "Name eps yourself, such as that of float32, and add the squares up in float32.",
        "compare both formats on faint inputs",
        "pytorch/pytorch#189581", "issues", "hard", 5,
        "RMS norm of rows that came in bfloat16; it is to agree with the one in float32.",
        "RMS norm in bfloat16, on fainter and fainter inputs."),
    Case(
        "recomputes", "numbers", "Checkpointing changes the results in eval mode",
        "The second forward pass, on the way back, updates the memory with the same batch again.",
        "Update in one of the two passes only, or take 1 - sqrt(1 - momentum) in both.",
        "the buffers of a run with checkpointing equal those of one without",
        "pytorch/pytorch#96136", "issues", "easy", 4,
        "It trains with activation checkpointing; the memory is to be the same as without.",
        "The running mean of a training with checkpointing."),
    Case(
        "follows", "accuracy", "The target network never agrees with the online one",
        "The update runs over parameters, and the running statistics are buffers: the target keeps those it was "
        "born with.",
        "Bring the running statistics along at each update, too: copied whole, or by the same share.",
        "after an update with tau = 1 both networks give one output in eval mode",
        "Stable-Baselines-Team/stable-baselines3-contrib#99", "pull", "middle", 4,
        "It moves the target towards the online network by a share tau; in the end both are to agree in eval mode.",
        "How far the target is from the online network."),
    Case(
        "synchronizes", "loss", "Synchronized batch norm is wrong on uneven batches",
        "Every machine's statistics get the same weight, however many values it holds.",
        "Weigh means and mean squares by each machine's number of values.",
        "split one batch unevenly: the statistics equal those of the whole",
        "PaddlePaddle/Paddle#32464", "issues", "hard", 5,
        "It has mean, variance and number of values of each machine, and returns the variance of all values.",
        "Two machines hold 42 values, always with means 3 and 0 and variances of 2."),
)
