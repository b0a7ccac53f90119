"""The map of the lessons: in the order of reading, as lines of a text, with what each builds on."""
from dataclasses import dataclass

ACROSS = 7
WIDTH, HEIGHT = 118, 112
COLUMN, ROW, TOP, LEFT = 141, 168, 56, 8


@dataclass(frozen=True)
class Node:
    """A lesson at a place of the map, in pixels of its upper left corner."""

    lesson: object
    x: int
    y: int

    @property
    def middle(self):
        """The x of its middle."""
        return self.x + WIDTH // 2


def draw(course):
    """(nodes, edges, width, height): the Nodes, and for each edge the path of its line."""
    needs = {lesson.name: lesson.needs for lesson in course}
    nodes = {lesson.name: Node(lesson, LEFT + k % ACROSS * COLUMN, TOP + k // ACROSS * ROW)
             for k, lesson in enumerate(course)}
    edges = [_line(nodes[need], nodes[name]) for name, needed in needs.items() for need in _direct(needed, needs)]
    width, height = max(node.x for node in nodes.values()) + WIDTH, max(node.y for node in nodes.values()) + HEIGHT
    return list(nodes.values()), edges, width + LEFT, height + LEFT


def _direct(needed, needs):
    """The needed lessons that no other needed one already builds on."""
    return [need for need in needed if not any(need in _all(other, needs) for other in needed)]


def _all(name, needs):
    return {need for direct in needs[name] for need in (direct, *_all(direct, needs))}


def _line(a, b):
    """Straight to a neighbour, in an arc over those between, down to another row."""
    if b.y == a.y and b.x - a.x == COLUMN:
        return f"M{a.x + WIDTH} {a.y + HEIGHT // 2} H{b.x}"
    start, lift = (a.y, -min(56, 14 * (b.x - a.x) // COLUMN)) if a.y == b.y else (a.y + HEIGHT, 40)
    end = lift if a.y == b.y else -lift
    return f"M{a.middle} {start} C{a.middle} {start + lift} {b.middle} {b.y + end} {b.middle} {b.y}"
