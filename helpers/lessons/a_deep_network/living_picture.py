"""The picture of the living network: what goes on inside, how well it reads, and the map of its settings."""
import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, style
from helpers.explore.engine import Handle, Spots
from helpers.network.signal import STEPS

DEPTH = 10
LIMITS = (1e-5, 1e3)
"""A bar of a layer that tells images apart no more is a stub at most."""
POWERS = {1e-5: "nearly 0", 1e-2: "a hundredth", 1: "1"}
RANGES = {"sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, 3)}
FINE = 60
"""Places of a bar's end along its axis: what the eye tells apart, and what a page can carry."""
COLORS = {"images": "muted", "tells": "data", "faint": "beta", "alike": "wrong", "burst": "wrong"}


class Living:
    """The axes and the artists that move. `show(values)` draws the values of `explorer.living`."""

    def __init__(self, scales, rates):
        self.fig, axes = figures.new(3, 2, width=7.2, height=4.6,
                                     gridspec_kw={"height_ratios": [2, 1, 1], "width_ratios": [0.98, 1]})
        band, left, gradient, curve = *axes[:, 0], axes[0, 1]
        for ax in axes[1:, 1]:
            ax.remove()
        settings = self.fig.add_subplot(axes[0, 0].get_gridspec()[1:, 1])
        self.outer, self.inner, self.ends = _band(band)
        self.left = _powers(left, "Differences still left")
        self.gradient = _powers(gradient, "Push to learn (gradient)")
        gradient.set_xlabel("layer")
        self.curve, self.now = _curve(curve)
        self.cells, self.words, self.mark = _map(settings, scales, rates)
        self.axes = {"curve": curve, "map": settings}

    def picture(self, cells):
        """The figures.Picture; `cells` are the Spots of the map."""
        live = [*self.outer, *self.inner, *self.ends, *self.left, *self.gradient, self.curve, self.now,
                *self.cells, *self.words, self.mark]
        for artist in live:
            artist.set_in_layout(False)   # else all of them are measured before the first picture
        touch = [Handle(self.now, "step", "x", to=float),
                 Spots(self.axes["map"], "Settings of the start and the rate", cells)]
        return figures.Picture(self.fig, live, self.show, touch, cuts=[self.axes["curve"]])

    def show(self, values):
        """Draw one moment of one network, from a mapping with

        activation; bands (layers + 1, 5), from the images on; left and gradients (layers,); tells, the state of each
        layer; steps and accuracies, so far, in percent; map (scales, rates) of accuracies; at, the column and the row.
        """
        low, high = RANGES[values["activation"]]
        for text, end in zip(self.ends, (low, (low + high) / 2, high), strict=True):
            text.set_text(f"{end:g}")
        bands = np.where(np.isfinite(values["bands"]), values["bands"], (-np.inf, 0, 0, 0, np.inf))
        bands = _places((bands - low) / (high - low))
        for bars, (bottom, top) in ((self.outer, (0, 4)), (self.inner, (1, 3))):
            _stand(bars, bands[:, bottom], bands[:, top], ["images", *values["tells"]])
        for bars, sizes in ((self.left, values["left"]), (self.gradient, values["gradients"])):
            _stand(bars, np.full(len(sizes), LIMITS[0]), _powers_of(sizes), values["tells"])
        self.curve.set_data(values["steps"], values["accuracies"])
        self.now.set_data(values["steps"][-1:], values["accuracies"][-1:])
        for cell, word, accuracy in zip(self.cells, self.words, values["map"].ravel(), strict=True):
            word.set_text(f"{100 * accuracy:.0f}")
            cell.set_alpha(0.06 + 0.5 * round(accuracy, 1))
        column, row = values["at"]
        self.mark.set_xy((column - 0.5, row - 0.5))


def _band(ax):
    """An axis from 0 to 1, whose ends are named anew for each activation."""
    places = np.arange(DEPTH + 1)
    outer = ax.bar(places, np.ones(DEPTH + 1), 0.8, alpha=0.3, label="nine of ten images")
    inner = ax.bar(places, np.ones(DEPTH + 1), 0.8, alpha=0.8, linewidth=1.5, label="half of the images")
    ax.set(ylim=(0, 1), yticks=[0, 0.5, 1], yticklabels=[], xlim=(-0.6, DEPTH + 0.6))
    ax.set_xticks(places, ["in", *map(str, places[1:])])
    ax.grid(False, axis="x")
    ax.set_xlabel("a thin line: all images are alike\nblue: told apart, brown: hardly, red: lost", fontsize=10)
    ax.set_title("What arrives at each layer")
    ends = [ax.text(-0.75, place, "", ha="right", va="center", fontsize=10) for place in (0, 0.5, 1)]
    return outer, inner, ends


def _powers(ax, title):
    bars = ax.bar(np.arange(1, DEPTH + 1), np.ones(DEPTH), 0.8, bottom=LIMITS[0])
    ax.set(yscale="log", ylim=LIMITS, xlim=(-0.6, DEPTH + 0.6), xticks=range(1, DEPTH + 1))
    ax.set_yticks(list(POWERS), POWERS.values())
    ax.set_yticks([], minor=True)
    ax.grid(False, axis="x")
    ax.set_title(title)
    return bars


def _curve(ax):
    (curve,) = ax.plot([], [], "-", color=style.COLORS["normalized"], linewidth=3, label="so far")
    (now,) = ax.plot([], [], "o", color=style.COLORS["normalized"], markersize=10)
    ax.axhline(10, color=style.COLORS["muted"], linestyle="--", linewidth=1)
    ax.text(STEPS[-1], 17, "guessing", ha="right", va="bottom", fontsize=10, color=style.COLORS["ink"])
    ax.set(xlim=(-8, STEPS[-1] + 8), ylim=(0, 102), yticks=(0, 50, 100), xlabel="training step")
    ax.set_title("Digits it reads, percent")
    return curve, now


def _map(ax, scales, rates):
    cells, words = [], []
    for row in range(len(scales)):
        for column in range(len(rates)):
            cells.append(ax.add_patch(_cell(column, row, facecolor=style.COLORS["right"], linewidth=0)))
            words.append(ax.text(column, row, "", ha="center", va="center", fontsize=11))
    mark = ax.add_patch(_cell(0, 0, fill=False, edgecolor=style.COLORS["ink"], linewidth=2.5))
    ax.set(xlim=(-0.5, len(rates) - 0.5), ylim=(-0.5, len(scales) - 0.5), xlabel="learning rate",
           ylabel="first weights")
    ax.set_xticks(range(len(rates)), [f"{rate:g}" for rate in rates])
    ax.set_yticks(range(len(scales)), [f"x {scale:g}" for scale in scales])
    ax.grid(False)
    ax.yaxis.set_label_position("right")   # on the left it would seem to belong to the bars
    ax.set_title("Percent it reads in the end\n(click a setting)")
    return cells, words, mark


def _cell(column, row, **look):
    return Rectangle((column - 0.5, row - 0.5), 1, 1, **look)


def _stand(bars, bottoms, tops, tells):
    for bar, bottom, top, tell in zip(bars, bottoms, tops, tells):
        bar.set(visible=True, y=bottom, height=top - bottom, color=style.COLORS[COLORS[tell]])
    for bar in bars[len(tells):]:
        bar.set(visible=False, y=0, height=np.nan)


def _places(shares):
    """Shares of an axis, on the grid of FINE places; what lies beyond its ends, or is no number, at the ends."""
    return np.round(np.nan_to_num(np.clip(shares, 0, 1), nan=1) * FINE) / FINE


def _powers_of(sizes):
    ends = np.log10(LIMITS)
    shares = (np.log10(np.clip(np.nan_to_num(sizes, nan=np.inf), *LIMITS)) - ends[0]) / (ends[1] - ends[0])
    return 10 ** (ends[0] + (ends[1] - ends[0]) * _places(shares))
