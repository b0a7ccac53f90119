"""Training and inference: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.training_and_inference import exercises, inference
from helpers.lessons.training_and_inference.exercises import EXERCISES
from helpers.lessons.training_and_inference.explorer import forgetting
from helpers.lessons.training_and_inference.pictures import beside, chain, lines
from helpers.lessons.training_and_inference.running import accuracies

EXPLORERS = (forgetting,)
check, solution = checks("training_and_inference", EXERCISES)
predict, reveal = quiz.prediction("training_and_inference")
explorer = forgetting
