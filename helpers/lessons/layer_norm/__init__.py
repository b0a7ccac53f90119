"""Layer norm: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.layer_norm import depth, ignoring
from helpers.lessons.layer_norm import explorer as explorer_module
from helpers.lessons.layer_norm.exercises import EXERCISES
from helpers.lessons.layer_norm.explorer import changes
from helpers.lessons.layer_norm.fading import fade, left, ten_layers
from helpers.lessons.layer_norm.sphere import cloud, spaces
from helpers.lessons.layer_norm.writing import by_rate, places, statistics, written
from helpers.network.reading import at_best

EXPLORERS = (changes,)
check, solution = checks("layer_norm", EXERCISES)
predict, reveal = quiz.prediction("layer_norm")
explorer = changes
FACTOR = -2.5
"""By what the prediction multiplies a token."""
