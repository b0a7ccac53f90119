"""The look of every figure: semantic colours and one matplotlib style file."""
from collections import namedtuple
from pathlib import Path

import matplotlib

COLORS = {
    "ink": "#1f2430",
    "muted": "#8a919e",
    "grid": "#dfe3ea",
    "pale": "#f1f3f6",
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

DARK = {
    "ink": "#e8ebf0",
    "muted": "#626a77",
    "grid": "#333b47",
    "pale": "#20262e",
    "paper": "#14171c",
    "data": "#74b3f4",
    "normalized": "#ff9d63",
    "mean": "#c8a3ee",
    "spread": "#5d4685",
    "gamma": "#4fc3b0",
    "beta": "#e2b550",
    "pad": "#59626f",
    "wrong": "#ff86a3",
    "right": "#7ccf8e",
}
"""The same names on a dark page: what was darker than paper is lighter."""

Look = namedtuple("Look", "label color marker")

NORMS = {
    "none": Look("no norm", COLORS["data"], "s"),
    "batch": Look("batch norm", COLORS["normalized"], "o"),
    "layer": Look("layer norm", COLORS["gamma"], "D"),
    "once": Look("repaired once", COLORS["beta"], "^"),
}
"""One look for each kind of network, in every picture that compares norms."""

ON_LIGHT, ON_DARK = "#1e232f", "#fefefe"
"""Ink on fills that stay as they are on a dark page."""

# Eight colours for cells that share a statistic, apart in lightness or in blue against yellow, so that they stay
# apart for readers who do not tell red from green.
SETS = ("#0b3d91", "#fff59d", "#f28e3c", "#d9d2ff", "#2ca25f", "#263238", "#5c9bd5", "#b3133f")

_NAMES = {color: name for name, color in COLORS.items()}
_STYLE_FILE = Path(__file__).with_name("course.mplstyle")


def use():
    """Draw every later figure in the course's style, whatever the user's own settings are."""
    matplotlib.rcParams.update(matplotlib.rc_params_from_file(_STYLE_FILE, use_default_template=False))


def on(background):
    """The ink readable on a colour, which paper may be seen through: dark on light, white on dark, in both themes."""
    *channels, alpha = matplotlib.colors.to_rgba(background)
    red, green, blue = (_linear(1 + alpha * (channel - 1)) for channel in channels)
    named = matplotlib.colors.to_hex(background) in _NAMES
    dark, light = (COLORS["ink"], COLORS["paper"]) if named else (ON_LIGHT, ON_DARK)
    return dark if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else light


def themed(color):
    """A colour "#rrggbb" as CSS: one of COLORS goes by its name, which `variables` gives a value for each theme."""
    return f"var(--c-{_NAMES[color]}, {color})" if color in _NAMES else color


def variables():
    """The CSS declarations of all COLORS, for light and for dark."""
    return "".join(f"--c-{name}: light-dark({color}, {DARK[name]}); " for name, color in COLORS.items())


def _linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
