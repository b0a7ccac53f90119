"""Why it works: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.why_it_works import distributions, flowers, gardens, landscape, percentiles, seeds, shift
from helpers.lessons.why_it_works.exercises import EXERCISES
from helpers.lessons.why_it_works.explorer import steepness
from helpers.lessons.why_it_works.one_step import one_step

EXPLORERS = (steepness,)
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("why_it_works")
explorer = steepness
