"""Three figures of the lesson: one parabola and three rates, the two bowls, one far value."""
import numpy as np

from helpers import figures, style
from helpers.lessons.scaling_data.bowls import bowl
from helpers.lessons.scaling_data.gradient_descent import bowl_of
from helpers.stats import min_max, standardize

SCALES = {"min-max": min_max, "z-score": standardize}
BOXES = ((-24, 40), (-12, 52)), ((-20, 260), (-95, 185))


def parabolas(curvature, rates, paths, reach=2.2):
    """Draw the parabola of this curvature for each of the `rates` (R,), with distances `paths` (K, R)
    from the minimum."""
    fig, axes = figures.new(1, len(rates), height=2.8, sharey=True)
    line = np.linspace(-reach, reach, 101)
    for ax, rate, d in zip(axes, rates, paths.T, strict=True):
        d = d[np.abs(d) <= reach]
        ax.plot(line, curvature * line**2 / 2, color=style.COLORS["muted"])
        ax.plot(d, curvature * d**2 / 2, "o-", color=style.COLORS["data"], linewidth=1, markersize=5)
        ax.set_title(f"rate {rate:g}")
        ax.set(xlabel="d")
    axes[0].set_ylabel("loss")
    figures.show(fig, "One weight, its distance d from the minimum, and the steps from d = 1 at three rates.")


def two_bowls(scaled, target, ways):
    """Draw the loss over two weights for two scalings {name: x (N, 2)} with the path (K, 2) of each descent."""
    fig, axes = figures.new(1, 2, height=3.9)
    for ax, (name, x), way, box in zip(axes, scaled.items(), ways, BOXES, strict=True):
        lowest = np.linalg.lstsq(x, target)[0]
        bowl(ax, bowl_of(x), lowest, way, box, title=f"{name}: {len(way) - 1} steps")
    figures.show(fig, "Seen from above; the start is at w = 0. Of a long path: the first steps, then a dot every "
                      "hundred steps.")


def far_value(alone, longer):
    """Draw a column (M,) and the column with a far value (M + 1,), scaled in two ways: points on two lines."""
    fig, axes = figures.new(1, 2, height=2.4, sharey=True)
    for ax, (name, scale) in zip(axes, SCALES.items(), strict=True):
        for height, values, color in ((1, alone, "data"), (0, longer, "normalized")):
            ax.plot(scale(values), np.full(len(values), height), "o", color=style.COLORS[color], alpha=0.6)
        ax.set_title(name)
        ax.set(xlabel="scaled area", ylim=(-0.5, 1.5), yticks=(0, 1), yticklabels=("eleven", "ten"))
    figures.show(fig, "The ten areas scaled, above alone, below together with the far value.")
