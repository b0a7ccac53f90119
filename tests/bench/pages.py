"""The site as the course built it before and as it does now:
what it weighs, what its explorers can show, how fast a page is."""
import base64
import json
import re
import zlib
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from threading import Thread

from playwright.sync_api import sync_playwright

from helpers.text import table
from publish.browser import browser, find_chromium
from tests.bench.before import run
from tests.browser.page import new_page

PIXELS = re.compile(r'<script type="application/json">(\{"spec".*?)</script>', re.S)
EXPLORER = '<div class="explorer"'
VECTORS = re.compile(r'^\(window\.explorerFrames \?\?= \{\}\)\[(".*?")\] = "(.*)";$')
PYTHON = "python", "lab"
# Milliseconds until the page had loaded, and until its first explorer showed a picture; the bytes of both.
OPENED = """async () => { const seen = () => { const img = document.querySelector('.explorer img');
        return img ? img.complete && img.naturalWidth : document.querySelector('.explorer .explorer-strip svg'); };
    while (!seen()) await new Promise(requestAnimationFrame);
    const picture = performance.now();
    while (!performance.getEntriesByType('navigation')[0].loadEventEnd) await new Promise(requestAnimationFrame);
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return [all[0].loadEventEnd, picture, all.reduce((sum, entry) => sum + entry.transferSize, 0)]; }"""
# Milliseconds from the first move of the first slider or menu to the picture for it.
MOVED = """async () => { const root = document.querySelector('.explorer');
    const shown = () => root.querySelector('img')?.src
        ?? [...root.querySelectorAll('.explorer-strip svg')].map(svg => svg.lastElementChild.innerHTML).join();
    const input = root.querySelector('input[type=range], select'), before = shown(), start = performance.now();
    if (input.type === 'range') input.value = +input.value === +input.max ? 0 : input.max;
    else input.selectedIndex = (input.selectedIndex + 1) % input.options.length;
    input.dispatchEvent(new Event(input.type === 'range' ? 'input' : 'change', { bubbles: true }));
    while (shown() === before && performance.now() - start < 5000) await new Promise(requestAnimationFrame);
    return performance.now() - start; }"""


def measure(rounds, trees):
    """{name of a tree: {what: number}} for sites that are built anew; None where there is no Chromium."""
    with sync_playwright() as playwright:
        if not find_chromium(playwright):
            return None
        found = {}
        for name, tree in trees.items():
            run(tree, "-m", "publish.site")
            folder = tree / "build" / "site"
            counts = positions(folder)
            found[name] = {"MB of the site, without Python": weight(folder) / 1e6,
                           "explorers": len(counts), "positions in all": sum(counts.values()),
                           "positions of an explorer, median": median(counts.values())}
            names = sorted(path.name for path in (folder / "lessons").glob("*.html")
                           if EXPLORER in path.read_text(encoding="utf-8"))
            with _served(folder) as address, browser(playwright) as context:
                found[name] |= _opened(context, address, names, rounds)
        return found


def report(found):
    """Print what `measure` found."""
    print(table([[f"{trees[what]:.1f}" for trees in found.values()] for what in next(iter(found.values()))],
                list(found), next(iter(found.values()))))


def weight(folder):
    """The bytes of a site, without those that run Python in its pages, where they were brought (make supply)."""
    return sum(file.stat().st_size for file in folder.rglob("*")
               if file.is_file() and file.relative_to(folder).parts[0] not in PYTHON)


def positions(folder):
    """{name of an explorer: the number of its positions} in a site."""
    counts = {}
    for path in (folder / "lessons").glob("*.html"):
        for found in PIXELS.findall(path.read_text(encoding="utf-8")):
            content = json.loads(found)
            if "frames" in content:
                counts[content["spec"]["name"]] = len(content["frames"])
    for path in (folder / "explorers").glob("*.js"):
        name, packed = VECTORS.match(path.read_text(encoding="utf-8")).groups()
        counts[json.loads(name)] = len(json.loads(zlib.decompress(base64.b64decode(packed),
                                                                  wbits=-15))["columns"]["summary"]["at"])
    return counts


def _opened(context, address, names, rounds):
    taken = []
    for name in names * rounds:
        page = new_page(context)
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.goto(f"{address}/lessons/{name}")
        load, picture, size = page.evaluate(OPENED)
        page.locator(".explorer").first.scroll_into_view_if_needed()
        taken.append((size / 1000, load, picture, page.evaluate(MOVED)))
        page.close()
    labels = ("kB of a lesson at once, median", "ms to load", "ms to the first picture",
              "ms from the first move to its picture")
    return {"kB of a lesson at once, most": max(row[0] for row in taken)} | dict(zip(labels, map(median, zip(*taken))))


@contextmanager
def _served(folder):
    """The address of a server of this folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
