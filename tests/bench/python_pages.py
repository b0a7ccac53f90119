"""Python in a lesson page of the built site: what is loaded, how long the first check and picture take, memory."""
import os
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from helpers.text import table
from publish import folder, lessons
from publish.browser import browser, find_chromium
from tests.browser.python_page import Driven, served

SITE = folder.BUILD / "site"
LESSON = "column_statistics"
DRAWN = "from helpers import figures\nfig, ax = figures.new()\nax.plot([1, 3, 2])\nfigures.show(fig)"
ROWS = ("MB asked for until a check", "MB asked for until a picture", "s to the first check", "s to the first picture",
        "MB of memory before", "MB of memory with a picture")


def measure(rounds):
    """{cold or warm: [median of each of ROWS]}; None where there is no Chromium, or no site with Python."""
    with sync_playwright() as playwright:
        if not find_chromium(playwright) or not (SITE / "python").is_dir():
            return None
        found = {"cold": [], "warm": []}
        for _ in range(rounds):
            with browser(playwright) as context, served(SITE) as (address, asked):
                for rows in found.values():
                    rows.append(_once(context, address, asked))
        return {name: [median(column) for column in zip(*rows)] for name, rows in found.items()}


def report(found):
    """Print what `measure` found."""
    print(table([[f"{value:.1f}" for value in row] for row in zip(*found.values())], list(found), list(ROWS)))


def _once(context, address, asked):
    lesson = next(one for one in lessons.load() if one.name == LESSON)
    answer = lesson.tagged("answer")[0]["id"]
    other = next(cell["id"] for cell in lesson.section("Compute") if cell["cell_type"] == "code")
    page = Driven(context, address, LESSON, {answer: "lesson.check(1, 0)", other: DRAWN})
    before = _memory()
    asked.clear()
    check = _seconds(page, answer, "Check")
    loaded = _loaded(asked)
    picture = check + _seconds(page, other, "Run:")
    found = [loaded, _loaded(asked), check, picture, before, _memory()]
    page.page.evaluate("localStorage.clear()")
    page.close()
    return found


def _seconds(page, cell, button):
    start = time.perf_counter()
    page.press(cell, button)
    return time.perf_counter() - start


def _loaded(asked):
    return sum((SITE / path.lstrip("/")).stat().st_size for path in asked if (SITE / path.lstrip("/")).is_file()) / 1e6


def _memory():
    """Megabytes of all processes that this one started, shared pages divided among those who share them."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            pass   # it has ended meanwhile
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(_share(process) for process in ours - {os.getpid()})


def _share(process):
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) / 1000
