"""The clinic: ten bugs of practice, each with its symptom, its code, and a check that knows the wrong repairs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.clinic import broken
from helpers.lessons.clinic.cases import CASES
from helpers.lessons.clinic.exercises import EXERCISES

EXPLORERS = ()
check, solution = checks(EXERCISES)
predict, reveal = quiz.prediction("clinic")
