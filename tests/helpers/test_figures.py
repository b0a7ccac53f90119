import io

import numpy as np
import pytest
from PIL import Image

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
    return figures.Picture(fig, [bar], lambda values: bar.set_height(values["height"])), bar


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)))


def test_a_picture_redraws_what_moves_and_nothing_else():
    picture, _ = moving_picture()
    low, high = (pixels(picture.png({"height": height})) for height in (1, 9))
    assert low.shape == (300, 600, 3)
    rows, columns = np.nonzero((low != high).any(axis=2))
    assert len(rows) and rows.min() > 30 and rows.max() < 260


def test_a_picture_depends_on_its_values_alone_and_not_on_what_it_showed_before():
    picture, _ = moving_picture()
    first = picture.png({"height": 4})
    picture.png({"height": 9})
    assert picture.png({"height": 4}) == first
    fresh, _ = moving_picture()
    assert fresh.png({"height": 4}) == first


def test_a_blitted_frame_equals_a_full_redraw():
    picture, bar = moving_picture()
    picture.png({"height": 1})
    frame = pixels(picture.png({"height": 7}))
    bar.set_animated(False)
    picture.fig.canvas.draw()
    full = np.asarray(picture.fig.canvas.buffer_rgba())[..., :3].astype(int)
    assert np.mean(np.abs(frame - full) > 8) < 0.01


def test_describe_reads_the_length_of_sideways_bars():
    fig, ax = figures.new()
    ax.barh([0, 1], [3, 5], height=0.5, label="length")
    assert figures.describe(fig) == 'bars "length": 3, 5'
