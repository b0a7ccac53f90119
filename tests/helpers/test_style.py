from itertools import combinations

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers import style


def luminance(color):
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return float(np.dot([0.2126, 0.7152, 0.0722], channels))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["data", "normalized", "mean", "gamma", "beta", "wrong", "right", "ink"])
def test_lines_and_text_stand_out_from_the_paper(name):
    assert contrast(style.COLORS[name], style.COLORS["paper"]) >= 4.5


@pytest.mark.parametrize("name", ["data", "normalized", "mean", "gamma", "beta", "wrong", "right", "ink"])
def test_lines_and_text_stand_out_from_the_dark_paper(name):
    assert contrast(style.DARK[name], style.DARK["paper"]) >= 4.5


@pytest.mark.parametrize("name", style.COLORS)
def test_numbers_on_a_fill_are_readable_on_a_dark_page_too(name):
    ink = next(known for known, color in style.COLORS.items() if color == style.on(style.COLORS[name]))
    assert contrast(style.DARK[ink], style.DARK[name]) >= 4.5


@pytest.mark.parametrize("color", [*style.SETS, *style.COLORS.values()])
def test_numbers_on_a_fill_are_readable(color):
    assert contrast(style.on(color), color) >= 4.5


def test_set_colours_are_told_apart_without_red_against_green():
    def seen(color):
        red, green, blue = to_rgb(color)
        return 116 * np.cbrt(luminance(color)) - 16, 60 * (blue - (red + green) / 2)

    assert min(np.hypot(*np.subtract(seen(a), seen(b))) for a, b in combinations(style.SETS, 2)) > 15


def test_use_overrides_what_the_user_set():
    with matplotlib.rc_context({"figure.facecolor": "black", "axes.grid": False}):
        style.use()
        assert matplotlib.rcParams["figure.facecolor"] == "white"
        assert matplotlib.rcParams["axes.grid"] is True


@pytest.mark.parametrize("name, share", [("data", 0.2), ("normalized", 0.2), *(("spread", k / 4) for k in range(5))])
def test_numbers_on_a_tint_are_readable_in_both_themes(name, share):
    on = style.on((*to_rgb(style.COLORS[name]), share))
    ink = next(known for known, color in style.COLORS.items() if color == on)
    for colors in (style.COLORS, style.DARK):
        paper, full = to_rgb(colors["paper"]), to_rgb(colors[name])
        seen = [low + share * (high - low) for low, high in zip(paper, full)]
        assert contrast(colors[ink], seen) >= 4.5
