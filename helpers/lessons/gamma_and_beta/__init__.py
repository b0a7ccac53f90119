"""Gamma and beta: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.gamma_and_beta.best_line import bell, straightness
from helpers.lessons.gamma_and_beta.bowls import arrived, descend
from helpers.lessons.gamma_and_beta.exercises import EXERCISES
from helpers.lessons.gamma_and_beta.explorer import rescale
from helpers.lessons.gamma_and_beta.pictures import crowds, enlarged, on_sigmoid, paths

EXPLORERS = (rescale,)
check, solution = checks("gamma_and_beta", EXERCISES)
predict, reveal = quiz.prediction("gamma_and_beta")
explorer = rescale
