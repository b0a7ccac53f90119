"""Choosing a norm: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.choosing_a_norm import claims, closing_quiz, depth, judging, pictures, poking, released
from helpers.lessons.choosing_a_norm.exercises import EXERCISES
from helpers.lessons.choosing_a_norm.explorer import guide

EXPLORERS = (guide,)
check, solution = checks("choosing_a_norm", EXERCISES)
predict, reveal = quiz.prediction("choosing_a_norm")
explorer = guide
