"""Percentiles over the steps of training: a band with its median."""
from helpers import style

LOOKS = ("No norm", "data"), ("Batch norm", "normalized")


def bands(axes, steps, percentiles):
    """Without a norm and with batch norm: three percentiles, low to high, at each of the K steps (2, K, 3)."""
    for ax, (title, color), (low, middle, high) in zip(axes, LOOKS, percentiles.swapaxes(1, 2), strict=True):
        ax.fill_between(steps, low, high, color=style.COLORS[color], alpha=0.25)
        for heights, label in ((high, "85th percentile"), (middle, "median"), (low, "15th percentile")):
            width = 2.5 if label == "median" else 1
            ax.plot(steps, heights, color=style.COLORS[color], linewidth=width, label=label)
        ax.set(xlabel="step")
        ax.set_title(title)
