"""Drawings of this lesson: words that move while pads are added, and who looks at whom in self-attention."""
from helpers import figures, style
from helpers.sentences import PAD

COLORS = ("data", "normalized", "mean", "gamma", "beta", "wrong")
"""The colour of each of six words."""
THICKEST = 10   # points, for a weight of 1


NAMES = "Hi", "Probal", "How", "are", "you", "today"
"""The words of the first two sentences."""


def fan(pads, values, say):
    """A line for each of the six words: its normalized value, K rows of six, over the K numbers of pads."""
    fig, ax = figures.new(height=3.4)
    for line, name, color in zip(zip(*values), NAMES, COLORS, strict=True):
        ax.plot(pads, line, "o-", color=style.COLORS[color], markersize=4, label=name)
        ax.annotate(name, (pads[-1], line[-1]), (8, 0), textcoords="offset points", va="center",
                    color=style.COLORS[color])
    ax.axhline(0, color=style.COLORS["muted"], linewidth=1)
    ax.set(xlabel="pads beside the six words", ylabel="normalized value", xlim=(-1, 35), ylim=(-2.3, 3.6))
    figures.show(fig, say)


def arrows(panels, words, say):
    """Who looks at whom in one sentence: `panels` {title: weights (T, T)}, an arrow for each weight above 0.

    `words` are T texts; the arrows of pads are grey.
    """
    fig, axes = figures.new(1, len(panels), height=3.4)
    for ax, (title, weights) in zip(axes, panels.items(), strict=True):
        _looks(ax, weights, words)
        ax.set_title(title)
    figures.show(fig, say)


def _looks(ax, weights, words):
    for row, word in enumerate(words):
        color = style.COLORS["muted" if word == PAD else "data"]
        ax.text(-0.06, row, word, ha="right", va="center", color=color)
        ax.text(1.08, row, word, ha="left", va="center", color=color)
        for other, weight in enumerate(weights[row]):
            if weight:
                ax.annotate("", (1.02, other), (0, row), arrowprops={
                    "arrowstyle": "->", "color": color, "alpha": 0.8, "linewidth": THICKEST * weight})
    ax.set(xlim=(-0.55, 1.6), ylim=(len(words) - 0.4, -0.6), xticks=[0, 1], yticks=[],
           xticklabels=["who looks", "at whom"])
    ax.grid(False)
