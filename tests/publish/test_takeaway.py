"""Figures to take away: each is there, with caption, source and licence, and its lesson leads to it."""
import re

import pytest

from publish import cells, edition, explorers, lessons, structure, takeaway

COURSE = lessons.load()
FIGURES = [figure for _, figures in takeaway.collect(COURSE) for figure in figures]


def test_every_figure_of_the_lessons_is_collected_once():
    shown = sum(structure.shows(cell, "figure") for lesson in COURSE for cell in lesson.code)
    assert len(FIGURES) == len({figure.name for figure in FIGURES}) == shown > 50


def test_a_figure_says_where_it_is_from_and_under_which_licence():
    for figure in FIGURES:
        assert figure.caption and figure.words.startswith(figure.caption) and figure.kind in ("png", "svg")
        assert figure.credit.startswith(figure.caption) and figure.lesson.title in figure.credit
        assert figure.credit.endswith("CC BY 4.0.") and f"edition {edition.VERSION}" in figure.credit
        assert ".." not in figure.credit.replace("...", "")


@pytest.mark.slow
def test_the_page_offers_each_figure_and_explorer_and_lessons_lead_to_it(built):
    page = (built / "figures.html").read_text(encoding="utf-8")
    files = re.findall(r'href="(figures/[^"]+)" download="([^"]+)"', page)
    assert len(files) == len(FIGURES) and "data:image" not in page
    for (address, name), figure in zip(files, FIGURES):
        assert name == f"{figure.file}.{figure.kind}"
        assert (built / address).read_bytes()[:5] in (b"<svg ", b"<?xml", b"\x89PNG\r")
        assert f'id="{figure.name}"' in page
        lesson = (built / "lessons" / f"{figure.lesson.name}.html").read_text(encoding="utf-8")
        assert f'href="../figures.html#{figure.name}"' in lesson
    assert page.count("data-png=") == sum(figure.kind == "svg" for figure in FIGURES) + len(explorers.places(COURSE))
    assert page.count("data-caption=") == len(FIGURES) + len(explorers.places(COURSE))


def test_only_figures_are_taken():
    cell = next(cell for lesson in COURSE for cell in lesson.code if structure.shows(cell, "explorer"))
    assert [output.kind for output in cells.outputs(cell, explorers.Names())] == ["explorer"]
    only = lessons.Lesson(COURSE[0].file, [cell])
    assert list(takeaway._figures(only)) == []
