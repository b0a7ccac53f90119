"""An item of a question bank: its text and pictures, and what it is answered with."""
from dataclasses import dataclass, field

import numpy as np
from bs4 import BeautifulSoup

from publish import prose

KEPT = {"class", "src", "alt", "href", "width", "height"}
"""Attributes of HTML that every platform takes; those of formulas are all kept."""


@dataclass(frozen=True)
class Picture:
    """A figure of an item: the name of its file, its bytes, and its words."""

    name: str
    content: bytes
    words: str


@dataclass(frozen=True)
class Option:
    """A choice, what it is answered with, and whether it is right; texts."""

    text: str
    reply: str
    right: bool


@dataclass(frozen=True)
class Field:
    """A number to be typed, allowed to be off by `allowed`; `wrong` are known mistakes as (value, allowed, hint)."""

    value: float
    allowed: float
    wrong: list
    truth: bool = False

    @property
    def right(self):
        """The value and what it may be off by, as texts."""
        return plain(self.value), plain(self.allowed)

    @property
    def mistakes(self):
        """The known mistakes as texts: (value, allowed, hint)."""
        return [(plain(value), plain(allowed), hint) for value, allowed, hint in self.wrong]


def plain(number):
    """A number as every platform reads it: with up to ten digits, without a power of ten."""
    return np.format_float_positional(number, 10, unique=False, fractional=False, trim="-")


@dataclass(frozen=True)
class Item:
    """A question: `text` is Markdown. It has options to choose from, or fields to fill in."""

    name: str
    lesson: object
    title: str
    text: str
    options: list = field(default_factory=list)
    fields: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    code: bool = False

    def html(self, address):
        """The text and its pictures as XHTML; `address(picture)` is where a picture lies."""
        page = BeautifulSoup(prose.html(self.text), "html.parser")
        for tag in page.find_all(True):
            if tag.name == "a" and not tag.get("href", "").startswith("https:"):
                tag.unwrap()
            elif not tag.find_parent("math") and tag.name != "math":
                tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT}
        for picture in self.pictures:
            page.append(page.new_tag("p"))
            page.contents[-1].append(page.new_tag("img", src=address(picture), alt=picture.words))
        return str(page)
