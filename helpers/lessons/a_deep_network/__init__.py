"""A deep network: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.a_deep_network.exercises import EXERCISES
from helpers.lessons.a_deep_network.explorer import network
from helpers.lessons.a_deep_network.learning import before_training, learn, reads, slopes, stored, three_seeds
from helpers.lessons.a_deep_network.pictures import arriving, curves, digits, once_and_always

EXPLORERS = (network,)
check, solution = checks("a_deep_network", EXERCISES)
predict, reveal = quiz.prediction("a_deep_network")
explorer = network
