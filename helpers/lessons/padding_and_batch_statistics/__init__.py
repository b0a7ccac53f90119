"""Padding and batch statistics: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.padding_and_batch_statistics import novel, with_zeros
from helpers.lessons.padding_and_batch_statistics.drawings import arrows, fan
from helpers.lessons.padding_and_batch_statistics.exercises import EXERCISES, with_sentence
from helpers.lessons.padding_and_batch_statistics.explorer import pad_fraction, sentences
from helpers.lessons.padding_and_batch_statistics.with_zeros import with_pads

EXPLORERS = (pad_fraction, sentences)
check, solution = checks("padding_and_batch_statistics", EXERCISES)
predict, reveal = quiz.prediction("padding_and_batch_statistics")


def slogan():
    """The question what follows from the comparison with masked batch norm."""
    return quiz.choose("Masked batch norm is still worse than layer norm. So ...", {
        "padding is the reason": "The mask had taken the pads out of the statistics",
        "padding is not the whole reason": "What is left over cannot come from counted pads",
        "masks do not work": "In the second picture the words stood still",
    }, "padding is not the whole reason")
