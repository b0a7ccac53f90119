import base64
import json
import re
import zlib
from itertools import combinations
from math import prod

import pytest

from helpers.explore import offline
from helpers.explore.grids import _thin, choose, named
from helpers.explore.pack import pack
from helpers import figures
from helpers.explore.engine import Choice, Explorer, Field, Slider


def explorer(*controls, presets=None):
    fig, ax = figures.new(width=2, height=1)
    (bar,) = ax.bar([0], [1], label="sum")
    ax.set_ylim(-100, 100)
    picture = figures.Picture(fig, [bar], lambda values: bar.set_height(values["sum"]))
    return Explorer("Sum </script>", controls,
                    lambda **state: {"sum": sum(v for v in state.values() if not isinstance(v, str))},
                    picture, lambda values: f"The sum is {values['sum']}.", lambda values: {"sum": str(values["sum"])},
                    presets)


def slider(key, steps, start=0, always=()):
    return Slider(key, key, tuple(range(steps)), start, always=always)


def fragment(explorer, budget=offline.BUDGET):
    return offline.export(explorer, budget).inside()


def contents(fragment):
    """The description of an explorer in a page, and its frames as the page puts them together."""
    spec, packed = (re.search(rf'<script type="{kind}">(.*?)</script>', fragment, re.DOTALL)[1]
                    for kind in ("application/json", "text/plain"))
    return {"spec": json.loads(spec), "frames": list(unpacked(packed))}


def unpacked(text):
    """The frames, as frames.js reads them."""
    content = json.loads(zlib.decompress(base64.b64decode(text), wbits=-15))
    columns, states = content["columns"], content["states"]

    def read(found, number):
        return [column["texts"][column["at"][number]] for column in found]

    def given(found, number):
        return [text for text in read(found, number) if text is not None]

    for k in range(len(columns["summary"]["at"])):
        yield {"state": dict(zip(states, read(states.values(), k))),
               "frame": [given(strip, k) for strip in columns["frame"]],
               "at": read(columns["at"], k), "summary": read([columns["summary"]], k)[0],
               "alt": "; ".join(given(columns["alt"], k)),
               "numbers": [row for row in (read(pair, k) for pair in columns["numbers"]) if row[0] is not None]}


def offered(spec):
    return {control["key"]: control["values"] for control in spec["controls"] if "values" in control}


def test_a_small_grid_is_embedded_whole():
    found = contents(fragment(explorer(slider("a", 4), slider("b", 3), Choice("c", "c", ("x", "y"), "x"))))
    assert offered(found["spec"]) == {"a": [0, 1, 2, 3], "b": [0, 1, 2], "c": ["x", "y"]}
    states = [tuple(frame["state"].values()) for frame in found["frames"]]
    assert len(states) == len(set(states)) == 24


def test_every_frame_comes_back_as_it_was_packed():
    built = explorer(slider("a", 9), slider("b", 5), Choice("c", "c", ("x", "y"), "x"),
                     presets={"far": {"a": 8, "b": 4}})
    found = fragment(built)
    frames = contents(found)["frames"]
    assert len(frames) == 90
    for frame in frames:
        total = frame["state"]["a"] + frame["state"]["b"]
        assert frame == {**built.parts(frame["state"]), "at": []}
        assert frame["summary"] == f"The sum is {total}." and frame["alt"] == f'bars "sum": {total}'


def test_rows_of_different_lengths_come_back():
    frames = [{"state": {"a": k}, "frame": [["<g/>"] * k], "at": [], "summary": "s", "alt": "; ".join("ab"[:k]),
               "numbers": [["label", str(n)] for n in range(k)]} for k in (1, 2)]
    assert list(unpacked(pack(frames))) == frames


def test_where_two_sliders_meet_the_grid_gets_coarser_and_keeps_ends_and_start():
    found = fragment(explorer(slider("a", 60, start=17), slider("b", 60, start=0)), budget=7_500)
    grids = offered(contents(found)["spec"])
    assert 6_000 <= len(found.encode()) <= 7_500
    assert {0, 17, 59} <= set(grids["a"]) and {0, 59} <= set(grids["b"]) and 3 <= len(grids["a"]) < 60
    assert len(contents(found)["frames"]) == len(grids["a"]) * len(grids["b"])


def changed(state):
    return frozenset(key for key, value in state.items() if value != 5)


def test_where_not_all_combinations_fit_the_most_controls_move_together():
    many = explorer(*(slider(key, 21, start=5) for key in "abcdef"))
    for most, k in ((6 * 2 + 1, 1), (72, 1), (73, 2), (400, 3)):   # with three positions each, C(6, 2) * 4 + 13 = 73
        found, grids, states = choose(many, most)
        assert found == k and most * 0.6 <= len(states) <= most
        assert sum(len(changed(state)) <= k for state in states) == sum(
            prod(len(grids[key]) - 1 for key in keys) for size in range(k + 1) for keys in combinations("abcdef", size))


def test_the_room_that_is_left_goes_to_whole_sets_of_controls_in_their_order():
    grids = {key: tuple(range(5, 8)) for key in "abc"}
    _, _, states = choose(explorer(*(Slider(key, key, grids[key], 5) for key in "abc")), 7 + 4 + 4 + 3)
    assert sorted(map(sorted, map(changed, states))).count(["a", "b"]) == 4
    assert sorted(map(sorted, map(changed, states))).count(["a", "c"]) == 4
    assert len(states) == 7 + 4 + 4


def test_where_hardly_anything_fits_one_control_moves_at_a_time():
    found = contents(fragment(explorer(*(slider(key, 21, start=5) for key in "abcdef")), budget=1))
    assert all(len(changed(frame["state"])) <= 1 for frame in found["frames"])
    assert set(map(tuple, offered(found["spec"]).values())) == {(0, 5, 20)}


def test_what_a_slider_keeps_is_always_offered_and_it_is_thinned_first():
    kept = explorer(slider("a", 60, start=17, always=(3, 40)), slider("b", 9, always=(7,)), slider("c", 10))
    assert choose(kept, 5 * 9 * 10)[1] == {"a": (0, 3, 17, 40, 59), "b": tuple(range(9)), "c": tuple(range(10))}
    assert choose(kept, 5 * 3 * 10)[1] == {"a": (0, 3, 17, 40, 59), "b": (0, 7, 8), "c": tuple(range(10))}
    assert choose(kept, 0)[1] == {"a": (0, 3, 17, 40, 59), "b": (0, 7, 8), "c": (0, 4, 9)}


@pytest.mark.parametrize("steps, expected",
                         [(21, range(21)), (11, range(0, 21, 2)), (3, (0, 10, 20)), (2, (0, 10, 20))])
def test_the_positions_left_are_evenly_spread(steps, expected):
    assert _thin(tuple(range(21)), {10}, steps) == tuple(expected)


def test_presets_are_always_there_once_and_their_positions_are_offered():
    presets = {"far": {"a": 13, "b": 14}, "near": {"a": 6}, "start": {}}
    _, grids, states = choose(explorer(*(slider(key, 21, start=5) for key in "abc"), presets=presets), 0)
    assert {6, 13} <= set(grids["a"]) and 14 in grids["b"]
    assert [states.count({"a": 5, "b": 5, "c": 5, **change}) for change in presets.values()] == [1, 1, 1]


def test_a_text_field_stays_at_its_start():
    found = contents(fragment(explorer(slider("a", 3), Field("word", "Word", "hi"))))
    assert {frame["state"]["word"] for frame in found["frames"]} == {"hi"}


def test_nothing_in_the_content_can_end_the_script_early():
    found = fragment(explorer(slider("a", 2)))
    assert found.count("</script>") == 2 and "Sum &lt;/script&gt;" in found


@pytest.mark.parametrize("part", [offline.head, offline.script])
def test_the_page_parts_ask_nothing_of_the_network(part):
    names = "http://www.w3.org/2000/svg"   # a name, not an address
    assert not re.search(r"https?:|import\s|@import|url\((?!#)", part().replace(names, "").replace("url\\(", ""))


def test_states_that_are_asked_for_are_there_however_little_room_there_is():
    many, asked = explorer(*(slider(key, 21, start=5) for key in "abc")), {"a": 7, "b": 9, "c": 13}
    found = contents(offline.export(many, 1, [asked, asked]).inside())
    assert [frame["state"] for frame in found["frames"]].count(asked) == 1
    assert all(asked[key] in offered(found["spec"])[key] for key in asked)
    assert asked not in [frame["state"] for frame in contents(fragment(many, 1))["frames"]]


def test_the_end_of_an_address_names_a_state_or_is_refused():
    one = explorer(Slider("a", "a", (0, 0.5, 1.0), 0), Choice("b", "b", ("x", "y"), "x"),
                   Field("text", "text", "typed"))
    assert named(one, {"a": "1", "b": "y"}) == {"a": 1.0, "b": "y", "text": "typed"}
    assert named(one, {}) == one.spec["start"]
    for wrong in ({"a": "0.50"}, {"a": "2"}, {"b": "z"}, {"d": "1"}, {"text": "other"}):
        with pytest.raises(ValueError, match="names no state; expected one of"):
            named(one, wrong)
