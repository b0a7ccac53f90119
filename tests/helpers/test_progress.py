import pytest

from helpers import progress
from helpers.network import training


@pytest.fixture
def shown(monkeypatch):
    """What was displayed."""
    things = []
    monkeypatch.setattr(progress, "display", things.append)
    return things


def test_a_bar_follows_what_is_done(shown):
    bar = progress.bar("sweep")
    assert shown == [bar] and (bar.value, bar.max) == (0, 1)
    places = []
    training.sweep(lambda a: places.append((bar.value, bar.max)) or [a], a=(1, 2, 3), each={"b": (0,)}, progress=bar)
    assert places == [(0, 1), (1, 3), (2, 3)] and bar.value == bar.max == 3


def test_its_text_is_its_caption_and_escaped_where_it_must_be(shown):
    bundle = progress.bar("a < b")._repr_mimebundle_()
    assert bundle["text/plain"] == "a < b" and bundle["text/html"] == "<p>a &lt; b</p>"
    assert "application/vnd.jupyter.widget-view+json" in bundle
