"""Layer versus instance norm: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.layer_vs_instance_norm.exercises import EXERCISES
from helpers.lessons.layer_vs_instance_norm.explorer import BLOCKS, index_sets
from helpers.lessons.layer_vs_instance_norm.photos import blocks, overview, photos, unnamed

__all__ = ["BLOCKS", "EXERCISES", "blocks", "check", "explorer", "overview", "photos", "predict", "reveal", "solution",
           "unnamed"]

EXPLORERS = (index_sets,)
check, solution = checks("layer_vs_instance_norm", EXERCISES)
predict, reveal = quiz.prediction("layer_vs_instance_norm")
explorer = index_sets
