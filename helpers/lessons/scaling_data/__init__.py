"""Scaling data: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.scaling_data.exercises import EXERCISES
from helpers.lessons.scaling_data.explorer import descent, fewest
from helpers.lessons.scaling_data.gradient_descent import best_predictions, excess
from helpers.lessons.scaling_data.pictures import far_value, parabolas, two_bowls

EXPLORERS = (descent,)
check, solution = checks("scaling_data", EXERCISES)
predict, reveal = quiz.prediction("scaling_data")
explorer = descent
