"""The look of every figure: semantic colours and one matplotlib style file."""
from pathlib import Path

import matplotlib

COLORS = {
    "ink": "#1f2430",
    "muted": "#8a919e",
    "grid": "#dfe3ea",
    "paper": "#ffffff",
    "data": "#1464b4",
    "normalized": "#b03a00",
    "mean": "#5b2a86",
    "spread": "#c9b3e0",
    "gamma": "#00695c",
    "beta": "#8c5a00",
    "pad": "#b8bec9",
    "wrong": "#b3123f",
    "right": "#1b6e2e",
}

# Eight colours for cells that share a statistic, apart in lightness or in blue against yellow, so that they stay
# apart for readers who do not tell red from green.
SETS = ("#0b3d91", "#fff59d", "#f28e3c", "#d9d2ff", "#2ca25f", "#263238", "#5c9bd5", "#b3123f")

_STYLE_FILE = Path(__file__).with_name("course.mplstyle")


def use():
    """Draw every later figure in the course's style, whatever the user's own settings are."""
    matplotlib.rcParams.update(matplotlib.rc_params_from_file(_STYLE_FILE, use_default_template=False))


def on(background):
    """The ink that is readable on a background colour: dark on light, white on dark."""
    red, green, blue = (_linear(channel) for channel in matplotlib.colors.to_rgb(background))
    return COLORS["ink"] if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else COLORS["paper"]


def _linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
