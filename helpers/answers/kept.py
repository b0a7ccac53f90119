"""Exercises whose solutions are kept elsewhere, with the instructor: marked like any other, by sealed references."""
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from helpers.answers.mark import Exercise
from helpers.answers.sealed import read


@dataclass(frozen=True, eq=False)
class KeptExercise(Exercise):
    """An Exercise without answer and wrong answers: `kept` holds them sealed."""

    answer: object = None
    kept: dict = None
    sealed = True

    def __post_init__(self):
        """Nothing is checked here: it was, where the solutions are."""

    @property
    def wants_text(self):
        """Whether the answer is a text."""
        return bool(self.options)

    @property
    def options(self):
        """The texts to choose from; none where no text is asked for."""
        return self.kept["options"]

    @property
    def hints(self):
        """The hints on what often goes wrong, in order."""
        return list(self.holds or self.kept["wrong"])

    @cached_property
    def expected(self):
        """The sealed outcomes of the answer."""
        return [read(one) for one in self.kept["expected"]]

    @cached_property
    def mistakes(self):
        """The sealed outcomes of each known wrong answer, {hint: outcomes}."""
        return {hint: [read(one) for one in kept] for hint, kept in self.kept["wrong"].items()}

    def same(self, outcomes, reference):
        """Whether all outcomes agree with the sealed ones."""
        return all(b.agrees(a) for a, b in zip(outcomes, reference))


def exercise(module, number, **given):
    """The KeptExercise of that number, from exercises.json beside the module of that name."""
    kept = json.loads(files(module.rpartition(".")[0]).joinpath("exercises.json").read_text(encoding="utf-8"))
    return KeptExercise(kept=kept[str(number)], **given)
