"""Running statistics: how they forget where they began, and the accuracy of a network that relies on them."""
import numpy as np

from helpers import figures, style
from helpers.explore.touch import Handle
from helpers.plots.runs import with_median


def accuracies(runs):
    """Show the table of `inference.lag`, one panel for each momentum: thin lines for the seeds, and their median."""
    fig, axes = figures.new(1, 2, height=3.2, sharey=True)
    for ax, weight in zip(axes, runs.axes["momentum"]):
        for mode, color, name in (("running", "normalized", "eval mode"),
                                  ("batch", "data", "statistics of the images")):
            with_median(ax, runs.axes["step"], runs.at(momentum=weight, mode=mode), style.COLORS[color], name)
        ax.set(xlabel="training steps", ylim=(0, 1.05))
        ax.set_title(f"momentum {weight} (Keras: {1 - weight})")
    axes[0].set_ylabel("share read correctly")
    axes[-1].legend(loc="lower right")
    figures.show(fig, "Share of the test images that three networks read correctly.")


def forgetting_picture(batches, true, reach):
    """A moving picture: the weight of the start over the batches, beside the running mean of `batches` (S,).

    `true` is the mean it should find, `reach` the limits of the means. Its values are a mapping with `left` and
    `misread` (S + 1,), the weight of the start as chosen and with the momentum read the other way, `running`
    (S + 1,) and `steps`, the batch that is marked.
    """
    fig, (weight, mean) = figures.new(1, 2, width=7, height=3.5)
    places = np.arange(len(batches) + 1)
    (misread,) = weight.plot(places, 0 * places, "--", color=style.COLORS["wrong"], linewidth=1.5,
                             label="number read the other way")
    (left,) = weight.plot(places, 0 * places, color=style.COLORS["data"], label="as chosen")
    mean.plot(places[1:], batches, ".", color=style.COLORS["muted"], markersize=4, label="one batch")
    mean.axhline(true, color=style.COLORS["ink"], linestyle=":", linewidth=1.5, label="all data")
    (running,) = mean.plot(places, 0 * places, color=style.COLORS["mean"], label="running")
    marks = [ax.plot([0], [0], "o", color=line.get_color(), markersize=9, label="_now")[0]
             for ax, line in ((weight, left), (mean, running))]
    for ax, title, limits in ((weight, "Weight of the start", (-0.06, 1.35)), (mean, "Means", reach)):
        ax.set_title(title)
        ax.set(xlabel="batches seen", ylim=limits, xlim=(-7, len(batches) + 7))
    weight.set_yticks(np.arange(6) / 5)
    weight.legend(handles=[left, misread], loc="upper right")
    mean.legend(loc="upper right", ncols=3, columnspacing=1, handlelength=1.2)

    def update(values):
        for line, heights in ((left, values["left"]), (misread, values["misread"]), (running, values["running"])):
            line.set_ydata(heights)
        for mark, line in zip(marks, (left, running)):
            mark.set_data([values["steps"]], [line.get_ydata()[values["steps"]]])

    touch = [Handle(mark, "steps", "x") for mark in marks]
    return figures.Picture(fig, [misread, left, running, *marks], update, touch, cuts=[mean])
