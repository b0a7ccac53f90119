"""The course's helpers, in layers: a module imports only from layers below its own (tests/test_layers.py).

    6  explorers                      the explorers of each lesson, each built by one call
    5  explore, quiz                  the engine of explorers; predictions and choices: the only two with widgets
    4  checks                         the right exercise for a name, and the wording of its verdict
    3  exercises, plots               answers, known wrong answers and hints; drawing, which computes no statistics
    2  marking, plots.cells           which mistake was made; arrays as coloured cells
    1  norms, sentences, controls     the norms and their gradient; padding, masks, attention; what an explorer asks
    1  figures, differences           a figure and its text; how two values differ
    0  stats, data, reading           mean and variance; the tables in data/; a student's value
    0  style, text, embed             colours; numbers as text; explorers as pages that need no Python
    0  environment                    is everything installed

A lesson writes out the idea it teaches; what an earlier lesson taught, drawing, loading and widgets come from here.
"""
