"""Figures to take away: every figure of the lessons with its caption and source, for other people's slides."""
import re
from dataclasses import dataclass
from html import unescape

from publish import cells, edition, explorers

CAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.S)
IMAGE = re.compile(r'<img [^>]*alt="([^"]*)" src="(data:image/(png|svg)[^"]*)"')


@dataclass(frozen=True)
class Figure:
    """A figure of a lesson: the name of its place, its caption, its words, its data as an address, and png or svg."""

    lesson: object
    name: str
    caption: str
    words: str
    data: str
    kind: str

    @property
    def file(self):
        """The name under which it is saved, without its end."""
        return f"normalization-{self.name}"

    @property
    def credit(self):
        """The caption with source and licence, to be put below the figure."""
        return credit(self.caption, self.lesson.title)


def credit(caption, title):
    """A caption with the lesson it is from, the edition and the licence."""
    end = "" if caption.endswith((".", "?", "!")) else "."
    return f"{caption}{end} From: Normalization in deep learning, edition {edition.VERSION}, {title}; CC BY 4.0."


def name(lesson, cell, number):
    """The name of the place of the output of that number of a cell."""
    return f"{lesson.name}-{cell}-{number}"


def collect(course):
    """The Figures of these Lessons, in order, as [(Lesson, Figures)]."""
    return [(lesson, found) for lesson in course if (found := list(_figures(lesson)))]


def _figures(lesson):
    for cell in lesson.code:
        for number, output in enumerate(cells.outputs(cell, explorers.Names()), 1):
            if output.kind == "figure":
                words, data, kind = IMAGE.search(output.html).groups()
                caption = unescape(CAPTION.search(output.captioned)[1])
                yield Figure(lesson, name(lesson, cell["id"], number), caption, unescape(words), data, kind)
