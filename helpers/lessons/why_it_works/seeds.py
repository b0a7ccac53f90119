"""One dot for each seed: networks with different norms side by side."""
import numpy as np

from helpers import style

LOOKS = {"none": ("no norm", "data", "s"), "batch": ("batch norm", "normalized", "o"),
         "layer": ("layer norm", "gamma", "D")}


def dots(axes, networks, norms, places, **options):
    """The sigmoid and the ReLU network: the runs (M, K, P) of M norms, K seeds each, at P named places.

    The sigmoid network may have fewer runs; they are those of the first `norms`. `options` as for Axes.set.
    """
    for ax, title, runs in zip(axes, ("Sigmoid network", "ReLU network"), networks, strict=True):
        for shift, norm, heights in zip(np.linspace(-0.2, 0.2, len(norms)), norms, runs):
            label, color, marker = LOOKS[norm]
            x = np.broadcast_to(np.arange(len(places)) + shift, heights.shape)
            ax.plot(x.ravel(), heights.ravel(), marker, color=style.COLORS[color], markersize=8, alpha=0.75,
                    label=label)
        ax.set(xticks=range(len(places)), xticklabels=places, xlim=(-0.5, len(places) - 0.5), **options)
        ax.set_title(title)
        ax.grid(False, axis="x")
    axes[0].figure.legend(*axes[-1].get_legend_handles_labels(), loc="outside lower center", ncols=3)
