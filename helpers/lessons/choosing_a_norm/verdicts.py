"""Candidates judged by questions, as a table of marks with a verdict at the end of each row."""
import numpy as np

from helpers import figures, style
from helpers.plots.cells import Cells

FILLS = {"good": style.SETS[0], "caution": style.SETS[1], "no": style.COLORS["grid"],
         "first try": style.COLORS["right"], "possible": style.COLORS["paper"]}


def verdict_picture(candidates, questions):
    """A moving picture of what each question says of each candidate, with the verdict in the last column.

    Its values are a mapping with marks {candidate: texts}, verdicts {candidate: text}, and the candidate
    named `first`, whose verdict is framed. The texts are keys of FILLS.
    """
    fig, ax = figures.new(width=3.66, height=2.7)
    shape = len(candidates), len(questions) + 1
    grid = Cells(ax, shape, rows=[name.replace(" ", "\n") for name in candidates],
                 columns=[*questions, "verdict"], size=10)
    gaps = [draw(np.arange(many - 1) + 0.5, -0.5, others - 0.5, color=style.COLORS["paper"], linewidth=3)
            for draw, many, others in ((ax.hlines, *shape), (ax.vlines, *shape[::-1]))]

    grid.ring.set_zorder(4)

    def update(values):
        texts = [[*values["marks"][name], values["verdicts"][name]] for name in candidates]
        colors = [[FILLS[text] for text in row] for row in texts]
        grid.update(texts, colors, (candidates.index(values["first"]), len(questions)))

    return figures.Picture(fig, [grid.fills, *gaps, *grid.texts, grid.ring], update)
