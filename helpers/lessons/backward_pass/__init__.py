"""The backward pass: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.backward_pass import gradients, stages
from helpers.lessons.backward_pass.exercises import EXERCISES
from helpers.lessons.backward_pass.explorer import through_statistics
from helpers.lessons.backward_pass.way_back import parts, way_back

EXPLORERS = (through_statistics,)
check, solution = checks("backward_pass", EXERCISES)
predict, reveal = quiz.prediction("backward_pass")
explorer = through_statistics
