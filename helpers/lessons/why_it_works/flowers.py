"""Gardens: flowers by two features, and the straight line that is to part the roses from the rest."""
import numpy as np

from helpers import style

LOOKS = {"red roses": (style.COLORS["wrong"], "o"), "yellow roses": (style.SETS[1], "o"),
         "other flowers": (style.COLORS["pad"], "^")}


def gardens(axes, places, line, *, limits=((-5, 6), (-3, 4))):
    """Each of `places` {name: (x (N, 2), is_rose (N,))} on axes of its own; the roses of the first are red.

    `line` (3,) holds a, b, c of the line a x + b y + c = 0.
    """
    for ax, (name, (x, is_rose)) in zip(axes, places.items()):
        roses = "red roses" if ax is axes[0] else "yellow roses"
        for label, chosen in (("other flowers", ~is_rose), (roses, is_rose)):
            color, marker = LOOKS[label]
            ax.scatter(*x[chosen].T, s=16, color=color, marker=marker, edgecolor=style.COLORS["ink"],
                       linewidth=0.3, label=label)
        (a, b, c), ends = line, np.array(limits[1])
        ax.plot(-(b * ends + c) / a, ends, color=style.COLORS["data"], linewidth=2.5, label="the line")
        ax.set(xlim=limits[0], ylim=limits[1], xlabel="redness")
        ax.set_title(name, size=11)
        ax.grid(False)
    axes[0].set_ylabel("petals")
    handles = [*axes[0].collections, axes[1].collections[1], axes[0].lines[0]]
    axes[0].figure.legend(handles=handles, loc="outside lower center", ncols=4, fontsize=9)
