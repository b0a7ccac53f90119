"""The built site without a browser: every link and anchor, words for pictures, nothing from elsewhere, weights."""
import json
import re

import pytest

from helpers.explore import offline
from publish import alive, lessons, site
from tests.publish import pages

LESSONS = lessons.load()
PLANTED = {   # what each fault looks like, and the sentence that finds it
    "no alt text": (r'alt="[^"]+"', 'alt=""', "an image has no words"),
    "a placeholder as alt text": (r'alt="[^"]+"', 'alt="No description has been provided for this image"',
                                  "has no words"),
    "a remote script": ("<script src=.*?>", '<script src="https://example.org/x.js">',
                        "it loads https://example.org/x.js"),
    "a missing style": ("theme.css", "gone.css", "it loads ../assets/gone.css"),
    "a broken link": (r'href="../glossary.html"', 'href="../glosary.html"', "the link ../glosary.html leads nowhere"),
    "a broken anchor": (r'href="#compute-1"', 'href="#compute-99"', "the link #compute-99 leads nowhere"),
    "an id that stands twice": ('id="compute-2"', 'id="compute-1"', "two elements are called compute-1"),
}


@pytest.fixture(scope="module")
def known(built):
    """{path: Page} of all pages of the site."""
    return pages.read(built)


def test_nothing_is_wrong_with_any_page(known):
    assert [(path.name, sentence) for path, page in known.items()
            for sentence in pages.problems(path, page, known)] == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(built, known, tmp_path, fault):
    pattern, wrong, sentence = PLANTED[fault]
    source = (built / "lessons" / "column_statistics.html").read_text(encoding="utf-8")
    planted = tmp_path / "planted.html"
    planted.write_text(re.sub(pattern, wrong, source, count=1), encoding="utf-8")
    found = pages.problems(built / "lessons" / planted.name, pages.Page(planted), known)
    assert any(sentence in one for one in found)


def test_there_is_a_page_and_a_deck_for_each_lesson(built):
    for lesson in LESSONS:
        assert (built / "lessons" / f"{lesson.name}.html").is_file()
        assert (built / "slides" / f"{lesson.name}.html").is_file()
        assert (built / "notebooks" / lesson.file.name).is_file()
    assert not list(built.rglob("template*"))


def test_a_page_is_light_before_anything_is_moved(built, known, tmp_path):
    fonts = list((built / "assets").glob("*.woff"))
    heavy = {path.name: pages.weight(path, page, fonts) for path, page in known.items() if path.parent.name != "slides"}
    assert {name: weight for name, weight in heavy.items() if weight > pages.AT_ONCE} == {}
    planted = tmp_path / "planted.html"
    planted.write_text(f"<p>{'x' * pages.AT_ONCE}</p>", encoding="utf-8")
    assert pages.weight(planted, pages.Page(planted), fonts) > pages.AT_ONCE


def test_a_site_that_weighs_too_much_is_refused(tmp_path):
    assert offline.BUDGET <= 600_000 and site.BUDGET <= 15_000_000
    heavy = tmp_path / "slides" / "heavy.html"
    heavy.parent.mkdir()
    heavy.write_bytes(bytes(site.BUDGET))
    site.weigh(tmp_path)
    heavy.write_bytes(bytes(site.BUDGET + 1))
    with pytest.raises(ValueError, match="The site has 15,000,001 bytes"):
        site.weigh(tmp_path)


def test_the_search_finds_every_section_and_term(built, known):
    source = (built / "assets" / "search-index.js").read_text(encoding="utf-8")
    rows = json.loads(source.removeprefix("const searchIndex = ").removesuffix(";\n"))
    addresses = {address for address, *_ in rows}
    assert f"lessons/{LESSONS[2].name}.html#play-1" in addresses and "glossary.html#batch-norm" in addresses
    assert not [row for row in rows if not row[1].strip() or not row[3].strip()]
    for address in addresses:
        path, _, anchor = address.partition("#")
        assert not anchor or anchor in known[built / path].anchors, address


def test_typed_exercises_carry_answer_and_hints_and_functions_do_not():
    typed = json.loads(alive.exercise("column_statistics", 1))
    assert len(typed["low"]) == len(typed["high"]) == 5 and len(typed["outcomes"]) >= 3
    assert alive.exercise("column_statistics", 3) is None and len(alive.hints("column_statistics", 3)) >= 3


def test_notes_are_hidden_by_the_style_of_the_deck_itself(built):
    style = (built / "slides" / "assets" / "deck.css").read_text(encoding="utf-8")
    assert re.search(r"aside\.notes \{ display: none; \}", style)


def test_the_licence_of_what_is_shipped_is_shipped(built):
    licence = (built / "slides" / "assets" / "reveal-LICENSE").read_text(encoding="utf-8")
    assert "MIT" in licence or "Permission is hereby granted" in licence
