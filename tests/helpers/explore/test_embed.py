import base64
import io
import json
import re
from itertools import combinations
from math import prod

import pytest
from PIL import Image, ImageChops

from helpers.explore import embed
from helpers import figures
from helpers.explore.engine import Choice, Explorer, Field, Slider


def explorer(*controls, presets=None):
    fig, ax = figures.new(width=2, height=1)
    (bar,) = ax.bar([0], [1], label="sum")
    ax.set_ylim(-100, 100)
    picture = figures.Picture(fig, [bar], lambda values: bar.set_height(values["sum"]))
    return Explorer("Sum </script>", controls, lambda **state: {"sum": sum(v for v in state.values() if not isinstance(v, str))},
                    picture, lambda values: f"The sum is {values['sum']}.", lambda values: {"sum": str(values["sum"])},
                    presets)


def slider(key, steps, start=0, keep=()):
    return Slider(key, key, tuple(range(steps)), start, keep=keep)


def contents(fragment):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', fragment, re.DOTALL)[1])


def offered(spec):
    return {control["key"]: control["values"] for control in spec["controls"] if "values" in control}


def test_pale_fills_stay_apart_from_white_and_large_areas_keep_their_colour():
    fig, ax = figures.new(width=4, height=2)
    for k, colour in enumerate(("#f1f3f6", "#f9fafb", "#ffffff", "#dfe3ea", "#1464b4")):
        ax.axvspan(k, k + 1, color=colour, lw=0)
    shown = figures.Picture(fig, [], lambda values: None).png({})
    full, small = (Image.open(io.BytesIO(png)).convert("RGB") for png in (shown, embed._small(shown)))
    furthest = max(high for low, high in ImageChops.difference(full, small).getextrema())
    common = sorted(full.getcolors(1 << 20), reverse=True)[:5]
    kept = {colour for _, colour in small.getcolors(1 << 20)}
    assert all(any(max(abs(a - b) for a, b in zip(colour, other)) <= 1 for other in kept) for _, colour in common)
    assert furthest <= 255 / (embed.LEVELS - 1) / 2 + 1


def test_a_small_grid_is_embedded_whole():
    found = contents(embed.fragment(explorer(slider("a", 4), slider("b", 3), Choice("c", "c", ("x", "y"), "x"))))
    assert offered(found["spec"]) == {"a": [0, 1, 2, 3], "b": [0, 1, 2], "c": ["x", "y"]}
    states = [tuple(frame["state"].values()) for frame in found["frames"]]
    assert len(states) == len(set(states)) == 24


def test_each_frame_carries_the_words_and_the_picture_of_its_state():
    for frame in contents(embed.fragment(explorer(slider("a", 4), slider("b", 3))))["frames"]:
        total = sum(frame["state"].values())
        assert frame["summary"] == f"The sum is {total}." and frame["alt"] == f'bars "sum": {total}'
        webp = base64.b64decode(frame["picture"].removeprefix("data:image/webp;base64,"))
        assert Image.open(io.BytesIO(webp)).size == (300, 150)


def test_a_frame_has_the_pixels_of_the_picture_in_few_colours():
    _, png = (small := explorer(slider("a", 2))).answer(small.state)
    webp = Image.open(io.BytesIO(embed._small(png))).convert("RGB")
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    assert len(webp.getcolors()) <= len(drawn.getcolors(1 << 20))
    assert max(high for _, high in ImageChops.difference(webp, drawn).getextrema()) <= 255 / (embed.LEVELS - 1) / 2 + 1


def test_where_two_sliders_meet_the_grid_gets_coarser_and_keeps_ends_and_start():
    fragment = embed.fragment(explorer(slider("a", 60, start=17), slider("b", 60, start=0)), budget=120_000)
    grids = offered(contents(fragment)["spec"])
    assert 90_000 <= len(fragment.encode()) <= 120_000
    assert {0, 17, 59} <= set(grids["a"]) and {0, 59} <= set(grids["b"]) and 3 <= len(grids["a"]) < 60
    assert len(contents(fragment)["frames"]) == len(grids["a"]) * len(grids["b"])


def changed(state):
    return frozenset(key for key, value in state.items() if value != 5)


def test_where_not_all_combinations_fit_the_most_controls_move_together():
    many = explorer(*(slider(key, 21, start=5) for key in "abcdef"))
    for most, k in ((6 * 2 + 1, 1), (72, 1), (73, 2), (400, 3)):   # with three positions each, C(6, 2) * 4 + 13 = 73
        found, grids, states = embed.choose(many, most)
        assert found == k and most * 0.6 <= len(states) <= most
        assert sum(len(changed(state)) <= k for state in states) == sum(
            prod(len(grids[key]) - 1 for key in keys) for size in range(k + 1) for keys in combinations("abcdef", size))


def test_the_room_that_is_left_goes_to_whole_sets_of_controls_in_their_order():
    grids = {key: tuple(range(5, 8)) for key in "abc"}
    _, _, states = embed.choose(explorer(*(Slider(key, key, grids[key], 5) for key in "abc")), 7 + 4 + 4 + 3)
    assert sorted(map(sorted, map(changed, states))).count(["a", "b"]) == 4
    assert sorted(map(sorted, map(changed, states))).count(["a", "c"]) == 4
    assert len(states) == 7 + 4 + 4


def test_where_hardly_anything_fits_one_control_moves_at_a_time():
    found = contents(embed.fragment(explorer(*(slider(key, 21, start=5) for key in "abcdef")), budget=1))
    assert all(len(changed(frame["state"])) <= 1 for frame in found["frames"])
    assert set(map(tuple, offered(found["spec"]).values())) == {(0, 5, 20)}


def test_what_a_slider_keeps_is_always_offered_and_it_is_thinned_first():
    kept = explorer(slider("a", 60, start=17, keep=(3, 40)), slider("b", 9, keep=(7,)), slider("c", 10))
    assert embed.choose(kept, 5 * 9 * 10)[1] == {"a": (0, 3, 17, 40, 59), "b": tuple(range(9)), "c": tuple(range(10))}
    assert embed.choose(kept, 5 * 3 * 10)[1] == {"a": (0, 3, 17, 40, 59), "b": (0, 7, 8), "c": tuple(range(10))}
    assert embed.choose(kept, 0)[1] == {"a": (0, 3, 17, 40, 59), "b": (0, 7, 8), "c": (0, 4, 9)}


@pytest.mark.parametrize("steps, expected", [(21, range(21)), (11, range(0, 21, 2)), (3, (0, 10, 20)), (2, (0, 10, 20))])
def test_the_positions_left_are_evenly_spread(steps, expected):
    assert embed._thin(tuple(range(21)), {10}, steps) == tuple(expected)


def test_presets_are_always_there_once_and_their_positions_are_offered():
    presets = {"far": {"a": 13, "b": 14}, "near": {"a": 6}, "start": {}}
    _, grids, states = embed.choose(explorer(*(slider(key, 21, start=5) for key in "abc"), presets=presets), 0)
    assert {6, 13} <= set(grids["a"]) and 14 in grids["b"]
    assert [states.count({"a": 5, "b": 5, "c": 5, **change}) for change in presets.values()] == [1, 1, 1]


def test_a_text_field_stays_at_its_start():
    found = contents(embed.fragment(explorer(slider("a", 3), Field("word", "Word", "hi"))))
    assert {frame["state"]["word"] for frame in found["frames"]} == {"hi"}


def test_nothing_in_the_content_can_end_the_script_early():
    fragment = embed.fragment(explorer(slider("a", 2)))
    assert fragment.count("</script>") == 1 and "Sum &lt;/script&gt;" in fragment


@pytest.mark.parametrize("part", [embed.head, embed.script])
def test_the_page_parts_ask_nothing_of_the_network(part):
    assert not re.search(r"https?:|import\s|@import|url\(", part())
