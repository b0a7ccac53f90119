"""Why it works: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.why_it_works import noise, pictures, rays, runs, same_loss, theorem, wheel
from helpers.lessons.why_it_works.exercises import EXERCISES
from helpers.lessons.why_it_works.explorer import turning

EXPLORERS = (turning,)
check, solution = checks("why_it_works", EXERCISES)
predict, reveal = quiz.prediction("why_it_works")
explorer = turning
