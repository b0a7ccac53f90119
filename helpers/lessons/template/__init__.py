"""The template of a lesson: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.template.exercises import EXERCISES
from helpers.lessons.template.explorer import two_values

EXPLORERS = (two_values,)
check, solution = checks("template", EXERCISES)
predict, reveal = quiz.prediction("template")
explorer = two_values
