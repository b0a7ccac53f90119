"""The clinic: ten bugs of practice, each with its symptom, its code, and a check that knows the wrong repairs."""
from helpers.answers.check import checks
from helpers.lessons.clinic import broken, cases, complaints, exercises, repairs, symptoms
from helpers.lessons.clinic.exercises import EXERCISES
from helpers.lessons.clinic.looking import suspects, symptom, tried

EXPLORERS = ()
check, solution = checks("clinic", EXERCISES)
