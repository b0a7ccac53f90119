"""The course's helpers, in layers: a module imports only from layers below its own (tests/test_layers.py).

    layer  modules                     what they are, and what they must not do
    6      explorers                   the explorers of each lesson, each built by one call
    5      explore, quiz               sliders over a picture; predictions and choices: the only two with widgets
    4      checks                      the right exercise for a name, and the wording of its verdict
    3      exercises, plots            answers, known wrong answers and hints; drawing, which computes no statistics
    2      cells, marking, sentences   grids of coloured cells; which mistake was made; padding, masks, self-attention
    1      controls, differences, figures, norms
                                       what an explorer offers; how values differ; a figure and its text; the norms
    0      data, environment, reading, stats, style, text
                                       tables, versions, a student's value, mean and variance, colours, numbers as text

A lesson writes out the idea it teaches; what an earlier lesson taught, drawing, loading and widgets come from here.
"""
