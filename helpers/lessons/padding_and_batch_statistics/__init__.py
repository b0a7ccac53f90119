"""Padding and batch statistics: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.padding_and_batch_statistics import novel, with_zeros
from helpers.lessons.padding_and_batch_statistics.drawings import arrows, fan
from helpers.lessons.padding_and_batch_statistics.exercises import EXERCISES, with_sentence
from helpers.lessons.padding_and_batch_statistics.explorer import pad_fraction, sentences

EXPLORERS = (pad_fraction, sentences)
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("padding_and_batch_statistics")
