"""The course's helpers, in layers: a module imports only from layers below its own (tests/helpers/test_layers.py).

    7  lessons                    for each lesson what only it needs: exercises, explorers, experiments, pictures
    6  network.reading            what small transformers learn of sentences and images, with several norms
    6  network.living             stored networks while they learn
    6  quiz                       predictions, and questions whose every choice is answered
    5  explore.engine, quiz.question, progress    explorers, questions, progress bars: the only ones with widgets
    5  network.reader             a small transformer that learns
    5  network.signal, network.race    what arrives at each layer; how many steps a network needs
    4  answers.check, answers.kept    the verdict on an answer; exercises whose solutions are kept elsewhere
    4  network.dense              a small network of layers
    3  answers.mark               which mistake was made
    3  explore.offline            explorers as pages that need no Python
    3  plots                      drawing, which computes no statistics
    3  index_sets                 which values share a mean and a variance
    3  network.layers             layers with hand-written gradients
    3  network.transformer        a transformer at initialization
    2  answers.repair, plots.cells    which one change mends a student's function; arrays as coloured cells
    2  figures                    a figure and its text
    2  explore.grids              which positions of an explorer a page offers
    2  explore.touch, explore.browser    what can be grabbed in a picture; the browser's side of explorers
    2  norms, network.training    the norms and their gradient; training batch by batch
    2  precision                  numbers rounded to half precision, and norms computed so
    1  network.corpus             sentences and images as sequences of codes
    1  stats, sentences           mean and variance; padding, masks, attention
    1  proof                      what a text states, beside the expressions that compute it
    1  explore.controls           what an explorer asks for
    1  vector, described          artists as SVG; a figure in words
    1  answers.read, answers.describe    a student's value; how it differs from the answer
    0  answers.compare, answers.limit, answers.refusals, answers.sealed  bounds; functions in time; errors told; digests
    0  done                       what a student has predicted and solved
    0  checked, data              every check of an argument; the tables in data/
    0  stated                     numbers as a text states them
    0  style, text                colours; numbers as text
    0  explore.pack               how a page carries the frames of an explorer
    0  environment, network.threads    is everything installed; matrix products on one thread
    0  answers, explore, network  packages without code of their own

A lesson writes out its own idea; what an earlier lesson taught, drawing, loading and widgets come from here.
"""
import logging
import sys

__version__ = "1.0.0"

if sys.platform == "emscripten":   # in a page matplotlib would say of each first picture that it looks for fonts
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
