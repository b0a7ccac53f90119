"""A column with pads in it: words, pads, and the mean and standard deviation they give together."""
import numpy as np
from matplotlib.patches import Rectangle

from helpers import figures, style
from helpers.explore.touch import Handle


def fraction_picture(places, fractions, limits, highest):
    """A moving picture of one column with pads, beside its standard deviation at every pad fraction.

    Its values are a mapping with column (M,), real (M,), mu, sd, fraction, and the predicted sd_curve over
    `fractions`. `limits` are those of the column, `highest` that of the standard deviation.
    """
    fig, (left, right) = figures.new(1, 2, width=7, height=4)
    band = left.add_patch(Rectangle((0, 0), 1, 1, transform=left.get_yaxis_transform(), color=style.COLORS["spread"],
                                    alpha=0.6, label="mean ± sd"))
    middle = left.axhline(0, color=style.COLORS["mean"], linewidth=3)
    words, pads = (left.plot([], [], "o", markersize=6, color=style.COLORS[color], label=name)[0]
                   for color, name in (("data", "words"), ("pad", "pads")))
    left.set(xlabel="row of the batch", ylabel="value", xlim=(-0.5, places - 0.5), ylim=limits)
    left.set_title("The column")
    left.legend(loc="lower left", ncols=3, columnspacing=1)

    right.axhline(1, color=style.COLORS["data"], linewidth=1.5, linestyle="--", label="words alone")
    (curve,) = right.plot(fractions, fractions, color=style.COLORS["gamma"], linewidth=2.5, label="law")
    (dot,) = right.plot([], [], "o", markersize=10, color=style.COLORS["wrong"], label="measured")
    right.set(xlabel="fraction of pads", ylabel="sd", xlim=(-0.03, 1), ylim=(0, highest))
    right.set_title("Its standard deviation (sd)")
    right.legend(loc="lower left")

    def update(values):
        mu, sd, real = values["mu"], values["sd"], values["real"]
        band.set_y(mu - sd)
        band.set_height(2 * sd)
        middle.set_ydata([mu, mu])
        for line, rows in ((words, real), (pads, ~real)):
            line.set_data(np.flatnonzero(rows), values["column"][rows])
        curve.set_ydata(values["sd_curve"])
        dot.set_data([values["fraction"]], [sd])

    touch = [Handle(words, "pads", "x", lambda pads: places - pads),
             Handle(dot, "pads", "x", lambda pads: pads / places),
             Handle(words, "mean", "y", point=0)]   # the first word, which takes all the others along
    return figures.Picture(fig, [band, middle, words, pads, curve, dot], update, touch, cuts=[right])
