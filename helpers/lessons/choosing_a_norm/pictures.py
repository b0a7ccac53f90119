"""The pictures of choosing a norm; everything drawn was computed elsewhere."""
import numpy as np

from helpers import figures, style
from helpers.lessons.choosing_a_norm.poking import ALONE, ASKS, ERASES
from helpers.plots import changes

SPREAD = 2.5
"""The normalized value that is drawn at full strength."""
BRIGHTEST = 2
"""The value of a photo as given that is drawn at full strength."""


def strip(light, rows):
    """Show photos (K, 3, H, W), {name: photos}, in rows under their `light` (K,); the first row is as given.

    A normalized 0 is drawn halfway between dark and bright, -SPREAD and +SPREAD at the ends.
    """
    fig, axes = figures.new(len(rows), len(light), width=8.4, height=1.5 * len(rows) + 0.3)
    for k, (name, photos) in enumerate(rows.items()):
        for ax, photo in zip(axes[k], photos, strict=True):
            values = photo / BRIGHTEST if k == 0 else 0.5 + photo / (2 * SPREAD)
            ax.imshow(np.moveaxis(np.clip(values, 0, 1), 0, -1))
            ax.set(xticks=[], yticks=[])
        axes[k, 0].set_ylabel(name)
    for ax, strength in zip(axes[0], light):
        ax.set_title(f"light {strength:.1f}")
    figures.show(fig, "The photograph of danielbuechele (CC BY 2.0) in different light.")


def readings(light, outputs):
    """Show what becomes of one pixel, {norm: outputs}, over the `light` of its photo; both of any one shape."""
    fig, axes = figures.new(2, 3, width=8.4, height=4.6, sharex=True, sharey=True)
    for ax, (norm, found) in zip(axes.flat, outputs.items(), strict=True):
        ax.plot(np.ravel(light), np.ravel(found), "o", markersize=3, alpha=0.5, color=style.COLORS["data"])
        ax.set_title(norm)
    for ax in axes[1]:
        ax.set_xlabel("light")
    for ax in axes[:, 0]:
        ax.set_ylabel("the pixel, behind it")
    figures.show(fig, "One pixel of the sky in 40 random batches of four photos.")


def family(answers):
    """Show whom each norm ASKS and what it ERASES, {norm: booleans}, as a table of yes and no."""
    fig, ax = figures.new(height=3.8)
    changes.yes_no(ax, list(answers.values()), list(answers), [*ASKS, *ERASES, ALONE])
    figures.show(fig, "Seven rows of yes and no.")


def head(weights):
    """Show the attention of one word, {title: {factor: weights (T,)}}, as bars for each factor,
    a panel for each title."""
    fig, axes = figures.new(1, len(weights), width=8.4, height=2.9, sharey=True)
    for ax, (title, by_factor) in zip(axes, weights.items(), strict=True):
        for k, (factor, row) in enumerate(by_factor.items()):
            ax.bar(np.arange(1, len(row) + 1) + 0.27 * (k - 1), row, width=0.25, label=f"times {factor}",
                   color=style.COLORS[("data", "normalized", "gamma")[k]])
        ax.set(xlabel="word", ylim=(0, 1.05))
        ax.set_title(title)
        ax.grid(False, axis="x")
    axes[0].set_ylabel("attention of word 1")
    axes[-1].legend(title="queries and keys")
    figures.show(fig, "To which words the first word attends, as queries and keys grow.")


def growth(curves):
    """Show the variance of what flows past the layers, {name: variances (L,)}, over the layers."""
    fig, ax = figures.new(height=3)
    for (name, seen), color in zip(curves.items(), ("wrong", "right"), strict=True):
        ax.plot(np.arange(1, len(seen) + 1), seen, color=style.COLORS[color], label=name)
    ax.set(xlabel="layer", ylabel="variance of the stream", ylim=(0, None))
    ax.legend()
    figures.show(fig, "What a stack of random pre-norm layers adds up to.")
