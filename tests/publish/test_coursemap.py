"""The map of the course: places in the order of reading, a line for each direct need."""
import re
from pathlib import Path

from publish import coursemap
from publish.lessons import Lesson


def lesson(name, *needs):
    links = ", ".join(f"[{need}]({need}.ipynb)" for need in needs)
    facts = f"# A: b?\n\n**5 minutes** · **Needs:** {links or 'nothing'} · **Next:** the next"
    return Lesson(Path(f"{name}.ipynb"), [{"cell_type": "markdown", "source": facts}])


COURSE = [lesson("00_a"), lesson("01_b", "00_a"), lesson("02_c", "00_a", "01_b"), lesson("03_d", "01_b"),
          *(lesson(f"{k:02}_x{k}") for k in range(4, 7)), lesson("07_e", "03_d")]


def test_places_follow_the_order_of_reading_and_boxes_do_not_touch():
    nodes, _, width, height = coursemap.draw(COURSE)
    assert [node.lesson for node in nodes] == COURSE
    places = [(node.y, node.x) for node in nodes]
    assert places == sorted(places) and len({y for y, _ in places}) == 2
    for (row, left), (next_row, right) in zip(places, places[1:]):
        assert next_row - row >= coursemap.HEIGHT or right - left >= coursemap.WIDTH
    assert all(node.x + coursemap.WIDTH <= width and node.y + coursemap.HEIGHT <= height for node in nodes)


def test_a_line_joins_each_lesson_to_those_it_builds_on_directly():
    nodes, edges, _, _ = coursemap.draw(COURSE)
    at = {node.lesson.name: node for node in nodes}
    assert len(edges) == 4   # a-b, b-c but not a-c, b-d, d-e
    start, *_, end = re.findall(r"-?\d+ -?\d+", edges[2])
    assert start == f"{at['b'].middle} {at['b'].y}" and end == f"{at['d'].middle} {at['d'].y}"
    start, *_, end = re.findall(r"-?\d+ -?\d+", edges[3])
    assert start == f"{at['d'].middle} {at['d'].y + coursemap.HEIGHT}" and end == f"{at['e'].middle} {at['e'].y}"
