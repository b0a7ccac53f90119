"""Which axis is which: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.done import so_far
from helpers.lessons.start_here import margins
from helpers.lessons.start_here.exercises import EXERCISES
from helpers.lessons.start_here.explorer import axes
from helpers.lessons.start_here.first_sight import differences_left, first_picture
from helpers.lessons.start_here.pictures import stretched, two_norms

EXPLORERS = (axes,)
check, solution = checks("start_here", EXERCISES)
predict, reveal = quiz.prediction("start_here")
explorer = axes
