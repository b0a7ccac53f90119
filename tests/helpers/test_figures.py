import base64
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers import figures


def shown(fig, say, capsys, monkeypatch):
    bundles = []
    monkeypatch.setattr(figures, "display", lambda thing: bundles.append(thing._repr_mimebundle_()))
    figures.show(fig, say)
    return bundles[0]


def a_figure(height=3.0, title="Given"):
    fig, ax = figures.new()
    ax.bar([0, 1], [height, -1], label="z")
    ax.plot([0, 1, 2], [0.5, 1e-17, 2], label="trend")
    ax.scatter([4], [5], label="spot")
    ax.set_title(title)
    ax.set(xlabel="row", ylabel="value", yscale="symlog")
    return fig


def test_describe_reads_the_picture_back():
    assert figures.describe(a_figure()) == (
        'title "Given"; x "row"; y "value"; y axis symlog; bars "z": 3, -1; line "trend": 0.5, 0, 2; '
        'points "spot": x 4; y 5')


@pytest.mark.parametrize("change", [{"height": 3.01}, {"title": "Taken"}])
def test_describe_notices_a_changed_number_and_a_changed_title(change):
    assert figures.describe(a_figure(**change)) != figures.describe(a_figure())


def test_describe_summarizes_long_series_and_skips_what_is_hidden():
    fig, ax = figures.new()
    ax.plot(range(11), range(11), label="long")
    ax.plot([1, 2], [3, 4])[0].set_visible(False)
    ax.text(0, 0, "a word")
    assert figures.describe(fig) == 'line "long": 11 values, min 0, max 10, mean 5; text: a word'


def test_show_gives_one_text_to_the_tests_and_to_the_screen_reader(capsys, monkeypatch):
    bundle = shown(a_figure(), 'Is 3 > "2"?', capsys, monkeypatch)
    assert bundle["text/plain"].startswith('Is 3 > "2"? title "Given"')
    assert 'alt="Is 3 &gt; &quot;2&quot;? title' in bundle["text/html"]
    assert "<Figure" not in bundle["text/plain"]


def moving_picture():
    fig, ax = figures.new(width=4, height=2)
    (bar,) = ax.bar([0], [1])
    ax.set_ylim(0, 10)
    return figures.Picture(fig, [bar], lambda values: bar.set_height(values["height"]))


def heights(svg):
    """From the top to the bottom of each path, in points."""
    paths = re.findall(r' d="([^"]*)"', svg)
    return [max(y) - min(y) for path in paths if (y := [float(one) for one in re.findall(r"[ML] \S+ ([-\d.]+)", path)])]


def test_a_frame_holds_what_moves_and_nothing_else():
    picture = moving_picture()
    (low,), (high,) = (picture.frame({"height": height}) for height in (1, 9))
    assert len(low) == len(high) == 2 and low[1] == high[1], "the bar, and the clip of its axes"
    assert heights(high[0])[0] == pytest.approx(9 * heights(low[0])[0], abs=0.1)
    assert "<text" not in high[0] and "<text" in picture.strips[0]["still"]
    assert low[0] not in picture.strips[0]["still"]


def test_a_picture_depends_on_its_values_alone_and_not_on_what_it_showed_before():
    picture = moving_picture()
    first = picture.frame({"height": 4})
    picture.frame({"height": 9})
    assert picture.frame({"height": 4}) == first
    assert moving_picture().frame({"height": 4}) == first


def test_a_picture_is_cut_between_its_axes_and_what_moves_goes_where_its_axes_are():
    fig, (left, right) = figures.new(1, 2, width=6, height=2)
    lines = [ax.plot([0, 1], [0, 1], color=color)[0] for ax, color in ((left, "#111111"), (right, "#222222"))]
    picture = figures.Picture(fig, lines, lambda values: None, cuts=[right])
    frame = picture.frame({})
    (x, _, width, _), (cut, _, rest, _) = (strip["box"] for strip in picture.strips)
    assert x == 0 and cut == width and width + rest == 6 * 72 and 200 < cut < 240
    assert "#111111" in frame[0][0] and "#222222" in frame[1][0] and "#222222" not in "".join(frame[0])


def test_a_picture_without_a_kernel_is_one_image_with_its_words():
    picture = moving_picture()
    frame = ["".join(pieces) for pieces in picture.frame({"height": 4})]
    tag = figures.standing(picture, frame, 'a "bar" & more')
    drawn = ElementTree.fromstring(base64.b64decode(re.search("base64,([^\"]+)", tag)[1]))
    assert 'alt="a &quot;bar&quot; &amp; more"' in tag and 'width="400" height="200"' in tag
    assert drawn.get("viewBox") == "0 0 288 144"


def test_what_is_stored_is_lines_and_pixels_where_lines_would_be_heavy(monkeypatch):
    few = shown(a_figure(), "", None, monkeypatch)["text/html"]
    fig, ax = figures.new()
    ax.scatter(*np.random.default_rng(0).random((2, 3000)), s=2)
    many = shown(fig, "", None, monkeypatch)["text/html"]
    assert "data:image/svg+xml" in few and "data:image/png" in many
    assert all('width="720" height="360"' in tag for tag in (few, many))


def test_describe_reads_the_length_of_sideways_bars():
    fig, ax = figures.new()
    ax.barh([0, 1], [3, 5], height=0.5, label="length")
    assert figures.describe(fig) == 'bars "length": 3, 5'
