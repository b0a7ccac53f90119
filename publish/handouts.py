"""Prints every deck to a PDF with Chromium: `python -m publish.handouts`."""
import re
import sys

from playwright.sync_api import sync_playwright

from publish import decks, folder
from publish.browser import browser, find_chromium

TARGET = folder.BUILD / "handouts"


def decks(source):
    """The decks in the folder `source`, in order of name; RuntimeError where there are none."""
    files = sorted(file for file in source.glob("*.html") if file.name != "index.html")
    if not files:
        raise RuntimeError(f"there are no decks in {source.name}: run make slides first")
    return files


def build(source, target, say=print):
    """Print the decks in the folder `source` to PDFs in the folder `target`; RuntimeError without decks or browser."""
    files = decks(source)
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        if not find_chromium(playwright):
            raise RuntimeError("no Chromium was found: install Chromium or Chrome to print the decks")
        with browser(playwright) as context:
            for deck in files:
                say(f"  handout {deck.stem}")
                print_deck(context, deck, target / f"{deck.stem}.pdf")


def print_deck(context, deck, target):
    """Print one deck to a PDF with this browser; RuntimeError unless each slide is one page."""
    page = context.new_page()
    page.goto(f"{deck.as_uri()}?print-pdf&theme=light")
    page.wait_for_selector(".pdf-page")
    page.wait_for_selector("html[data-fitted]", state="attached")
    slides = page.locator(".pdf-page").count()
    printed = page.pdf(path=target, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    page.close()
    if pages(printed) != slides:
        raise RuntimeError(f"{deck.name} has {slides} slides, but {pages(printed)} pages were printed")


def pages(pdf):
    """How many pages a PDF has, from the root of its tree of pages."""
    return max(int(count) for count in re.findall(rb"/Type /Pages\s+/Count (\d+)", pdf))


if __name__ == "__main__":
    try:
        build(decks.TARGET, TARGET)
    except RuntimeError as problem:
        sys.exit(str(problem))
    print(f"{TARGET.relative_to(folder.BUILD.parent)}: one PDF for each lesson")
