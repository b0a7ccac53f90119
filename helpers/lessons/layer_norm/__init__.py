"""Layer norm: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.layer_norm import depth
from helpers.lessons.layer_norm.exercises import EXERCISES
from helpers.lessons.layer_norm.explorer import changes

EXPLORERS = (changes,)
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("layer_norm")
explorer = changes
