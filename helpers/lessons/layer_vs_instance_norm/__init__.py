"""Layer versus instance norm: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.layer_vs_instance_norm import images
from helpers.lessons.layer_vs_instance_norm.exercises import EXERCISES
from helpers.lessons.layer_vs_instance_norm.explorer import index_sets

EXPLORERS = (index_sets,)
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("layer_vs_instance_norm")
explorer = index_sets
