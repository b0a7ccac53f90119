"""Column statistics: what only this lesson needs."""
from helpers import quiz
from helpers.answers.check import checks
from helpers.lessons.column_statistics.chain import five_digits, span, ten_layers
from helpers.lessons.column_statistics.exercises import EXERCISES
from helpers.lessons.column_statistics.explorer import PRESETS, column
from helpers.lessons.column_statistics.pictures import follow, joined

EXPLORERS = (column,)
check, solution = checks("column_statistics", EXERCISES)
predict, reveal = quiz.prediction("column_statistics")
explorer = column
