"""Norms in practice: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.norms_in_practice import (
    dropout, exercises, machines, memory, pictures, porting, today, training,
)
from helpers.lessons.norms_in_practice.exercises import EXERCISES
from helpers.lessons.norms_in_practice.explorer import before_batch_norm

EXPLORERS = (before_batch_norm,)
check, solution = checks("norms_in_practice", EXERCISES)
predict, reveal = quiz.prediction("norms_in_practice")
explorer = before_batch_norm
