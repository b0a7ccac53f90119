"""The course site in Chromium, from a file, with the network blocked: widths, axe, explorers, exercises, search."""
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from publish import lessons
from tests.browser.hand import move
from tests.browser.page import AXE, VIOLATIONS, asked_outside, offline_page

LESSONS = lessons.load()
PAGES = [*(f"lessons/{lesson.name}.html" for lesson in LESSONS), "index.html", "glossary.html", "claims.html",
         "references.html", "teaching.html", "search.html", "slides/index.html"]
WIDTHS = 360, 1280, 1920
CUT_OFF = "[...document.querySelectorAll('.map a')].filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.textContent)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 16
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest("math")).map(e => e.outerHTML.slice(0, 80))"""

def test_a_typed_answer_is_marked(opened, name, replies):
    lesson, number = name.split(".")
    page = opened(f"lessons/{lesson}.html")
    box = page.locator(f".exercise[data-name='{number}']")
    for typed, reply in replies.items():
        box.get_by_role("textbox").fill(typed)
        box.get_by_role("button", name="Check").click()
        assert box.get_by_role("status").inner_text().startswith(f"Exercise {number}: {reply}")


def test_hints_and_solutions_are_folded_and_open(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    for words in ("Hints for 1: what often goes wrong", "Solution of 1"):
        fold = page.locator("details", has=page.get_by_text(words, exact=True))
        assert not fold.evaluate("e => e.open")
        page.get_by_text(words, exact=True).click()
        assert fold.evaluate("e => e.open") and len(fold.inner_text()) > len(words)


def test_the_search_finds_and_marks_and_says_when_there_is_nothing(opened):
    page = opened("index.html")
    page.get_by_role("searchbox", name="Search the course").fill("constant column")
    page.keyboard.press("Enter")
    first = page.locator("#found a").first
    assert "constant column" in first.inner_text().lower()
    assert page.locator("mark").count()
    first.click()
    page.wait_for_url("**/lessons/*.html#*")
    assert page.evaluate("!!document.querySelector(':target')")
    page = opened("search.html?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert page.locator("#count").inner_text() == 'Nothing found for "<script>alert(1)</script>".'


def test_the_search_knows_greek_british_spelling_and_capitals(opened):
    for asked, found in [("\u03b3", "gamma"), ("normalisation", "normaliz"), ("EPSILON", "epsilon"), ("mu^2", "mu^2")]:
        page = opened(f"search.html?q={quote(asked)}")
        page.locator("#found li").first.wait_for()
        assert found in page.locator("#found").inner_text().lower(), asked


def test_light_and_dark_are_chosen_and_kept(opened):
    page = opened("index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(colour)
    assert dark != light
    page = opened("glossary.html")
    assert page.evaluate(colour) == dark
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(colour) == light


def test_code_can_be_copied(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    page.locator("#compute-2 .copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("window.copied").startswith("mu = z.sum(axis=0)")
