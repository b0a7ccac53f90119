"""The first picture of the course: what ten layers leave of the differences between images."""
import numpy as np

from helpers import figures, style
from helpers.network.dense import digits_net
from helpers.network.signal import IMAGES, look

DEPTH = 10
NETS = {"none": "no norm", "batch": "a norm in each layer (batch norm)"}


def differences_left(norm):
    """What each of the ten hidden layers hands on of the differences between images, untrained: (DEPTH,).

    For each unit the standard deviation over the images, averaged over the units; sigmoid units, `norm` as in
    `digits_net`.
    """
    net, _ = digits_net(0, depth=DEPTH, norm=norm, activation="sigmoid", std="fan")
    return look(net).left


def first_picture():
    """Draw what is left after each layer, with a norm and without."""
    fig, ax = figures.new(width=7.2, height=3.2)
    layers = np.arange(1, DEPTH + 1)
    for norm, name in NETS.items():
        ax.semilogy(layers, differences_left(norm), "o-", color=style.NORMS[norm].color, label=name)
    ax.set_title(f"What is left of the differences between {IMAGES} images")
    ax.set(xlabel="layer", ylabel="deviation over the images", xticks=layers)
    ax.legend(loc="lower left")
    figures.show(fig, "After each of ten layers, before any training; each gridline is ten times the one below it.")
