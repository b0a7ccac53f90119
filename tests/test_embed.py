import base64
import io
import json
import re

import pytest
from PIL import Image

from helpers import embed, figures
from helpers.explore import Choice, Explorer, Field, Slider


def explorer(*controls):
    fig, ax = figures.new(width=2, height=1)
    (bar,) = ax.bar([0], [1], label="sum")
    ax.set_ylim(-100, 100)
    picture = figures.Picture(fig, [bar], lambda values: bar.set_height(values["sum"]))
    return Explorer("Sum </script>", controls, lambda **state: {"sum": sum(v for v in state.values() if not isinstance(v, str))},
                    picture, lambda values: f"The sum is {values['sum']}.", lambda values: {"sum": str(values["sum"])})


def slider(key, steps, start=0):
    return Slider(key, key, tuple(range(steps)), start)


def contents(fragment):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', fragment, re.DOTALL)[1])


def offered(spec):
    return {control["key"]: control["values"] for control in spec["controls"] if "values" in control}


def test_a_small_grid_is_embedded_whole():
    found = contents(embed.fragment(explorer(slider("a", 4), slider("b", 3), Choice("c", "c", ("x", "y"), "x"))))
    assert offered(found["spec"]) == {"a": [0, 1, 2, 3], "b": [0, 1, 2], "c": ["x", "y"]}
    states = [tuple(frame["state"].values()) for frame in found["frames"]]
    assert len(states) == len(set(states)) == 24


def test_each_frame_carries_the_words_and_the_picture_of_its_state():
    for frame in contents(embed.fragment(explorer(slider("a", 4), slider("b", 3))))["frames"]:
        total = sum(frame["state"].values())
        assert frame["summary"] == f"The sum is {total}." and frame["alt"] == f'bars "sum": {total}'
        png = base64.b64decode(frame["png"].removeprefix("data:image/png;base64,"))
        assert Image.open(io.BytesIO(png)).size == (300, 150)


def test_where_two_sliders_meet_the_grid_gets_coarser_and_keeps_ends_and_start():
    fragment = embed.fragment(explorer(slider("a", 60, start=17), slider("b", 60, start=0)), budget=120_000)
    grids = offered(contents(fragment)["spec"])
    assert len(fragment.encode()) <= 120_000
    assert {0, 17, 59} <= set(grids["a"]) and {0, 59} <= set(grids["b"]) and 3 <= len(grids["a"]) < 60
    assert len(contents(fragment)["frames"]) == len(grids["a"]) * len(grids["b"])


def test_where_not_even_coarse_combinations_fit_one_control_moves_at_a_time():
    many = explorer(*(slider(key, 21, start=5) for key in "abcdef"))
    fragment = embed.fragment(many, budget=100_000)
    frames = contents(fragment)["frames"]
    assert len(fragment.encode()) <= 100_000
    assert all(sum(value != 5 for value in frame["state"].values()) <= 1 for frame in frames)
    assert len(offered(contents(fragment)["spec"])["a"]) >= 3


def test_a_text_field_stays_at_its_start():
    found = contents(embed.fragment(explorer(slider("a", 3), Field("word", "Word", "hi"))))
    assert {frame["state"]["word"] for frame in found["frames"]} == {"hi"}


def test_nothing_in_the_content_can_end_the_script_early():
    fragment = embed.fragment(explorer(slider("a", 2)))
    assert fragment.count("</script>") == 1 and "Sum &lt;/script&gt;" in fragment


@pytest.mark.parametrize("part", [embed.head, embed.script])
def test_the_page_parts_ask_nothing_of_the_network(part):
    assert not re.search(r"https?:|import\s|@import|url\(", part())
