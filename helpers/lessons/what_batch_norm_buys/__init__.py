"""What batch norm buys: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.what_batch_norm_buys import fair, learning, sweeps
from helpers.lessons.what_batch_norm_buys.exercises import EXERCISES
from helpers.lessons.what_batch_norm_buys.explorer import settings

EXPLORERS = (settings,)
check, solution = checks("what_batch_norm_buys", EXERCISES)
predict, reveal = quiz.prediction("what_batch_norm_buys")
explorer = settings
