"""The map of the lessons: what each builds on, from left to right."""
from dataclasses import dataclass

COLUMN, ROW, WIDTH, HEIGHT = 141, 128, 118, 112


@dataclass(frozen=True)
class Node:
    """A lesson at a place of the map, in pixels of its upper left corner."""

    lesson: object
    x: int
    y: int


def draw(course):
    """(nodes, edges, width, height): the Nodes, and for each edge the path of its line."""
    needs = {lesson.name: lesson.needs for lesson in course}
    columns = {}
    for lesson in course:
        columns.setdefault(_depth(lesson.name, needs), []).append(lesson)
    most = max(map(len, columns.values()))
    nodes = {lesson.name: Node(lesson, 8 + depth * COLUMN, int(8 + (row + (most - len(column)) / 2) * ROW))
             for depth, column in columns.items() for row, lesson in enumerate(column)}
    edges = [_line(nodes[need], nodes[name]) for name, needed in needs.items() for need in _direct(needed, needs)]
    return list(nodes.values()), edges, 16 + max(columns) * COLUMN + WIDTH, 16 + (most - 1) * ROW + HEIGHT


def _depth(name, needs):
    return 1 + max((_depth(need, needs) for need in needs[name]), default=-1)


def _direct(needed, needs):
    """The needed lessons that no other needed one already builds on."""
    return [need for need in needed if not any(need in _all(other, needs) for other in needed)]


def _all(name, needs):
    return {need for direct in needs[name] for need in (direct, *_all(direct, needs))}


def _line(a, b):
    left, right, middle = a.x + WIDTH, b.x, HEIGHT // 2
    bend = (right - left) // 2
    return f"M{left} {a.y + middle} C{left + bend} {a.y + middle} {right - bend} {b.y + middle} {right} {b.y + middle}"
