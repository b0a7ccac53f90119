"""What arrives at each layer, on a logarithmic axis, and how well networks read while they learn."""
import numpy as np

from helpers import figures, style

LIMITS = (1e-8, 2)
COLORS = {"plain": style.NORMS["none"].color, "tanh": style.COLORS["mean"], "repaired once": style.NORMS["once"].color,
          "norm at every step": style.NORMS["batch"].color}


def digits(images):
    """Show the first image of each digit, under its label; `images` has x (N, 64) and labels (N,)."""
    labels, places = np.unique(images.labels, return_index=True)
    fig, axes = figures.new(1, len(labels), height=1.2)
    for ax, label, place in zip(axes, labels, places):
        ax.imshow(images.x[place].reshape(8, 8), cmap="Greys")
        ax.set(title=label, xticks=[], yticks=[])
    figures.show(fig, "Handwritten digits, each under its label.")


def arriving(runs):
    """Show the runs {name: (seeds, layers)}, from the images on: a line for the first seed, dashes for the others.

    A name begins with a key of COLORS, or gets the colour of what goes wrong.
    """
    fig, ax = figures.new(height=4)
    for name, seeds in runs.items():
        color, layers = _color(name), np.arange(np.shape(seeds)[1])
        ax.plot(layers, seeds[0], "o-", color=color, linewidth=2.5, markersize=6, label=name)
        for others in seeds[1:]:
            ax.plot(layers, others, "_", color=color, markersize=16)
    ax.set(yscale="log", ylim=LIMITS, xticks=layers, xlabel="layer (0: the images)", ylabel="deviation over the images")
    ax.legend()
    figures.show(fig, "The differences between the images, layer by layer, before training.")


def curves(panels, *, every=10):
    """Show test accuracies {title: {name: (seeds, looks)}}, taken after each `every` steps: a line for each seed."""
    fig, axes = figures.new(1, len(panels), width=8, height=3, sharey=True, squeeze=False)
    for ax, (title, runs) in zip(axes[0], panels.items()):
        for name, seeds in runs.items():
            for run in seeds:
                (line,) = ax.plot(every * np.arange(len(run)), run, color=_color(name), linewidth=1.8)
            line.set_label(name)
        ax.axhline(0.1, color=style.COLORS["muted"], linewidth=1, linestyle="--", label="guessing")
        ax.set(xlabel="steps", ylim=(0, 1.02))
        ax.set_title(title)
    axes[0, 0].set_ylabel("test accuracy")
    fig.legend(handles=axes[0, -1].get_legend_handles_labels()[0], loc="outside lower center", ncols=3)
    figures.show(fig, "The share of test images read rightly while networks learn.")


def once_and_always(runs, rates=(0.3, 1, 3)):
    """Show the `stored` runs of these rates, repaired once and with a norm at every step."""
    names = {"repaired once": "once", "norm at every step": "batch"}
    curves({f"lr {lr}": {name: runs[norm, lr] for name, norm in names.items()} for lr in rates})


def _color(name):
    return next((color for key, color in COLORS.items() if name.startswith(key)), style.COLORS["wrong"])
