import re
from xml.etree import ElementTree

import pytest
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from helpers import figures, style, vector


def drawn(**options):
    """The SVG of a text on axes that are otherwise empty."""
    fig, ax = figures.new(width=2, height=2)
    fig.draw_without_rendering()
    text = ax.text(0.5, 0.5, options.pop("words", "a word"), **options)
    return "".join(vector.pieces([[text]], 144, 144))


def test_colours_of_the_course_go_by_their_names_and_others_stay():
    assert f"fill: var(--c-data, {style.COLORS['data']})" in drawn(color=style.COLORS["data"])
    assert "fill: #0b3d91" in drawn(color="#0b3d91")


@pytest.mark.parametrize("words", ['<b>&"x"</b>', "M 0 0 L 9 0 L 9 9 L 0 9 z", "#1464b4", "0.123456",
                                   'id="p" url(#p) href="#p"', "font-family: x;"])
def test_text_stays_as_it_is_whatever_it_says(words):
    (text,) = ElementTree.fromstring(f"<svg>{drawn(words=words, parse_math=False)}</svg>").iter("text")
    assert text.text == words


def test_numbers_are_short_and_no_font_is_named_in_every_text():
    svg = drawn(rotation=30)
    assert not re.search(r"\d\.\d{3}", svg) and "font-family" not in svg and "<text" in svg


def test_every_id_and_every_reference_to_one_begins_with_the_mark():
    fig, ax = figures.new(width=2, height=2)
    (line,) = ax.plot([0, 1], [0, 1], "o-")
    svg = "".join(vector.pieces([[line]], 144, 144))
    names = re.findall(r'id="([^"]+)|href="#([^"]+)|url\(#([^)]+)', svg)
    assert len(names) >= 4 and all("".join(name).startswith(vector.MARK) for name in names)


def test_the_pieces_are_those_of_each_group_and_the_clips_come_last():
    fig, ax = figures.new(width=2, height=2)
    lines = ax.plot([0, 1], [[0, 1], [1, 0]])
    one, other, shared = vector.pieces([[line] for line in lines], 144, 144)
    assert one.count("<path") == other.count("<path") == 1 and "clipPath" in shared and "clipPath" not in one + other
    assert vector.pieces([lines], 144, 144) == [one + other, shared]


def boxes(*colors, **options):
    """The paths of the SVG of boxes of these colours, side by side."""
    _, ax = figures.new(width=2, height=2)
    cells = PatchCollection([Rectangle((k / 9, 0), 1 / 9, 1) for k in range(len(colors))], facecolor=colors, **options)
    return re.findall("<path[^>]*>", vector.pieces([[ax.add_collection(cells)]], 144, 144)[0])


def test_neighbours_of_one_look_become_one_path_and_what_cannot_be_seen_none():
    assert [path.count("M ") for path in boxes("red", "red", "blue", "red", edgecolor="none", linewidth=0)] == [2, 1, 1]
    assert boxes("none", "none", edgecolor="none") == []
    assert all(re.search(r'd="M \S+ \S+ H \S+ V \S+ H \S+ z"', path) for path in boxes("red", edgecolor="none"))


def test_what_is_seen_through_or_has_another_edge_stays_apart():
    assert len(boxes("red", "red", edgecolor="none", alpha=0.5)) == 2
    assert len(boxes("red", "red", edgecolor="blue")) == 2


def test_every_name_has_a_light_and_a_dark_colour():
    declared = dict(re.findall(r"--c-(\w+): light-dark\(([^)]+)\)", style.variables()))
    assert {name: tuple(pair.split(", ")) for name, pair in declared.items()} == {
        name: (color, style.DARK[name]) for name, color in style.COLORS.items()}
