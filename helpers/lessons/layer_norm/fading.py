"""How long each image's vector is, and how far images differ, from layer to layer of an untrained network."""
import numpy as np

from helpers import figures, style
from helpers.network.dense import digits_net
from helpers.network.layers import Activation
from helpers.network.signal import differences, probe

COLORS = {look.label: look.color for look in style.NORMS.values()}


def ten_layers(norm, seed=0, activation="sigmoid"):
    """What the norms of ten layers return for 300 images, before training: (10, 300, 100)."""
    net, _ = digits_net(seed, depth=10, norm=norm, activation=activation, std="fan")
    net.forward(probe()[0], train=True)
    return np.stack([layer.x for layer in net.layers if isinstance(layer, Activation)])


def left(layers):
    """How far 300 images differ in each layer (K, 300, 100): the deviation of a unit, on average over units."""
    return np.array([differences(one) for one in layers])


def fade(seen, say):
    """The size of an image's values, and what is left of the differences: `seen` {norm: (K, 300, 100)}."""
    fig, (sizes, between) = figures.new(1, 2, height=3.4)
    for name, layers in seen.items():
        places, color = np.arange(1, len(layers) + 1), COLORS[name]
        sizes.plot(places, np.sqrt((layers**2).mean(2)).mean(1), "o-", color=color, label=name)
        between.semilogy(places, left(layers), "o-", color=color, label=name)
    sizes.set(xlabel="layer", ylabel="usual size of a value", ylim=(0, 1.4), xticks=range(1, 11))
    between.set(xlabel="layer", ylabel="deviation over images", xticks=range(1, 11))
    sizes.set_title("Within one image")
    between.set_title("Between images")
    sizes.legend(loc="lower left")
    figures.show(fig, say)
