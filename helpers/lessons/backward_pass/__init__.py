"""The backward pass: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.backward_pass import gradients
from helpers.lessons.backward_pass.exercises import EXERCISES
from helpers.lessons.backward_pass.explorer import through_statistics
from helpers.lessons.backward_pass.way_back import way_back

EXPLORERS = (through_statistics,)
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("backward_pass")
explorer = through_statistics
