"""The course's helpers, in layers: a module imports only from layers below its own (tests/test_layers.py).

    6  explorers                  the explorers of each lesson, each built by one call
    5  explore, quiz, progress    explorers, questions and progress bars: the only ones with widgets
    4  checks, experiments        the exercise for a name, and its verdict; runs over several seeds
    3  exercises, plots           answers, known wrong answers, hints; drawing, which computes no statistics
    3  network                    a small network of layers
    2  marking, plots.cells       which mistake was made; arrays as coloured cells
    2  layers, training           layers with hand-written gradients; training batch by batch
    2  transformer                a transformer at initialization
    1  norms, sentences           the norms and their gradient; padding, masks, attention
    1  controls                   what an explorer asks for
    1  figures, differences       a figure and its text; how two values differ
    0  stats, data, reading       mean and variance; the tables in data/; a student's value
    0  style, text, embed         colours; numbers as text; explorers as pages that need no Python
    0  environment                is everything installed

A lesson writes out its own idea; what an earlier lesson taught, drawing, loading and widgets come from here.
"""
