"""One figure, moved by `interact` and by explorers: what the notebook of the benchmark shows."""
import time

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np

from helpers import figures, style
from helpers.explore.engine import Explorer, Field, Slider

SIZE = 7.2, 3.6
X = np.sort(np.random.default_rng(1).normal(size=30))
TIMES = {"interact": [], "explorer": []}


class Timed(Explorer):
    """An explorer that notes what each answer took."""

    def answer(self, state):
        """See Explorer."""
        return _timed("explorer", super().answer, state)


def interact(positions):
    """The usual idiom: a new figure for each position of the slider."""
    style.use()
    def draw(k):
        return _timed("interact", _draw_anew, k)

    return ipywidgets.interact(draw, k=ipywidgets.IntSlider(0, 0, positions - 1))


def slider(positions):
    """An explorer with a slider."""
    return _explorer(Slider("k", "k", tuple(range(positions)), 0))


def typed():
    """An explorer with a text field, which has no likely next state."""
    return _explorer(Field("k", "k", "0"))


def _explorer(control):
    fig, ax = figures.new(width=SIZE[0], height=SIZE[1])
    artists = _prepare(ax)
    picture = figures.Picture(fig, artists, lambda values: _update(artists, values["k"]))
    return Timed("Bench", [control], lambda k: {"k": float(k or 0)}, picture,
                 lambda values: f"k is {values['k']}.", lambda values: {"k": str(values["k"])})


def _draw_anew(k):
    _, ax = plt.subplots(figsize=SIZE)
    _update(_prepare(ax), k)
    plt.show()


def _prepare(ax):
    ax.set(ylim=(-1.2, 1.2), title="Bars and a line", xlabel="value", ylabel="height")
    return [*ax.bar(range(len(X)), np.sin(X)), *ax.plot(np.sin(X))]


def _update(artists, k):
    *bars, line = artists
    heights = np.sin(X + k / 10)
    line.set_ydata(heights)
    for bar, height in zip(bars, heights, strict=True):
        bar.set_height(height)


def _timed(name, function, *arguments):
    start = time.perf_counter()
    answer = function(*arguments)
    TIMES[name].append(1000 * (time.perf_counter() - start))
    return answer
