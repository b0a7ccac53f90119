"""Columns with pads in them: real values, pads, and the mean and standard deviation they give together."""
import numpy as np

from helpers import figures, style


def padded_columns(ax, values, real, mu, sd, names, limits, *, title=""):
    """The values (R, C) of C columns, pads in grey, over a band from mu - sd to mu + sd, each (C,).

    `real` (R,) is False where a row is a pad.
    """
    places = np.arange(len(names))
    ax.bar(places, 2 * sd, bottom=mu - sd, width=0.7, color=style.COLORS["spread"], alpha=0.6,
           label="mean ± sd")
    ax.hlines(mu, places - 0.35, places + 0.35, color=style.COLORS["mean"], linewidth=3)
    for rows, color, marker, name in ((~real, "pad", "s", "pads"), (real, "data", "o", "words")):
        drawn = values[rows]
        ax.scatter(np.tile(places, len(drawn)), drawn.ravel(), s=55, marker=marker, zorder=3, label=name,
                   color=style.COLORS[color], edgecolor=style.COLORS["paper"])
    ax.set(xticks=places, xticklabels=names, xlim=(-0.6, len(names) - 0.4), ylim=limits)
    ax.set_title(title)
    ax.grid(False, axis="x")
    ax.legend(loc="upper center", ncols=3, fontsize=9, columnspacing=1)


def fraction_picture(places, fractions, limits):
    """A moving picture of one column with pads, beside its statistics at every pad fraction.

    Its values are a mapping with column (M,), real (M,), mu, sd, fraction, and the predicted curves
    mu_curve, sd_curve over `fractions`. `limits` are those of the column.
    """
    fig, (left, right) = figures.new(1, 2, width=7.2, height=3.6, width_ratios=(3, 2))
    band = left.axhspan(0, 1, color=style.COLORS["spread"], alpha=0.6)
    middle = left.axhline(0, color=style.COLORS["mean"], linewidth=3, label="mean")
    words, pads = (left.plot([], [], "o", markersize=6, color=style.COLORS[color], label=name)[0]
                   for color, name in (("data", "words"), ("pad", "pads")))
    left.set(xlabel="place in the batch", xlim=(-0.5, places - 0.5), ylim=limits)
    left.set_title("Words, pads, mean ± sd")

    kinds = ("mean", "mean"), ("gamma", "sd")
    curves = [right.plot(fractions, fractions, color=style.COLORS[color], label=name)[0]
              for color, name in kinds]
    dots = [right.plot([], [], "o", markersize=9, color=style.COLORS[color], label=f"measured {name}")[0]
            for color, name in kinds]
    right.set(xlabel="pad fraction 1 - p", xlim=(-0.05, 1), ylim=(-3.3, 4.8))
    right.set_title("Lines: law, dots: measured")
    right.legend(handles=curves, loc="upper right", ncols=2, fontsize=9)

    def update(values):
        mu, sd, real = values["mu"], values["sd"], values["real"]
        band.set_y(mu - sd)
        band.set_height(2 * sd)
        middle.set_ydata([mu, mu])
        for line, rows in ((words, real), (pads, ~real)):
            line.set_data(np.flatnonzero(rows), values["column"][rows])
        for curve, dot, name, height in zip(curves, dots, ("mu_curve", "sd_curve"), (mu, sd)):
            curve.set_ydata(values[name])
            dot.set_data([values["fraction"]], [height])

    return figures.Picture(fig, [band, middle, words, pads, *curves, *dots], update)
