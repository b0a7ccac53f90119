"""The course's helpers, in layers: a module imports only from layers below its own (tests/helpers/test_layers.py).

    6  lessons                    for each lesson what only it needs: exercises, explorers, experiments, pictures
    5  explore.engine, quiz, progress    explorers, questions and progress bars: the only ones with widgets
    4  network.signal             what arrives at each layer
    4  answers.check              the verdict on an answer
    3  plots                      drawing, which computes no statistics
    3  network.dense              a small network of layers
    2  answers.mark, plots.cells  which mistake was made; arrays as coloured cells
    2  network.layers, network.training    layers with hand-written gradients; training batch by batch
    2  network.transformer        a transformer at initialization
    1  norms, sentences           the norms and their gradient; padding, masks, attention
    1  explore.controls           what an explorer asks for
    1  figures, answers.compare   a figure and its text; how two values differ
    0  stats, data, answers.read  mean and variance; the tables in data/; a student's value
    0  style, text, explore.embed    colours; numbers as text; explorers as pages that need no Python
    0  environment                is everything installed
    0  answers, explore, network  packages without code of their own

A lesson writes out its own idea; what an earlier lesson taught, drawing, loading and widgets come from here.
"""
