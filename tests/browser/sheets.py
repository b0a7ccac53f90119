"""Look at every explorer of a built site: contact sheets of pages of their own and of slides, light and dark.

    python -m tests.browser.sheets build/site OUTDIR [--only pages] [--widths 360,1280,1920]

The last line says how small the smallest letters are.
"""
import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from publish.browser import browser
from tests.browser.page import new_page

SCHEMES = "light", "dark"
PANEL = 700   # pixels of a picture across a sheet
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.explorer-strip svg text')]
    .filter(text => text.textContent.trim() && text.checkVisibility())
    .map(text => [parseFloat(getComputedStyle(text).fontSize), text.getScreenCTM()])
    .map(([size, { a, b }]) => size * Math.hypot(a, b)))"""
SHEETS = "[...document.querySelectorAll('section.sheet:has(.explorer)')].map(sheet => sheet.id)"
GO = "name => { const { h, v } = Reveal.getIndices(document.getElementById(name)); Reveal.slide(h, v, 99); }"


def pages(page, site, width):
    """Each explorer on a page of its own, at this width: its name and its picture."""
    page.set_viewport_size({"width": width, "height": 900})
    for file in sorted((site / "explorers").glob("*.html")):
        if file.stem == "index":
            continue
        page.goto(file.as_uri())
        page.locator(".explorer-tools").wait_for()
        page.wait_for_timeout(300)
        yield file.stem, page.evaluate(SMALLEST), page.screenshot(full_page=True)


def decks(page, site, width):
    """Each slide with an explorer, at this width: its name and its picture."""
    page.set_viewport_size({"width": width, "height": round(width * 9 / 16)})
    for file in sorted((site / "slides").glob("*.html")):
        page.goto(file.as_uri())
        if file.stem == "index":
            continue
        page.wait_for_selector("html[data-fitted]", state="attached")
        for name in page.evaluate(SHEETS):
            page.evaluate(GO, name)
            page.wait_for_timeout(600)
            yield f"{file.stem} {name}", page.evaluate(SMALLEST), page.screenshot()


def sheet(pictures, columns):
    """The pictures in rows of `columns`, each PANEL pixels wide at most."""
    found = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    for one in found:
        one.thumbnail((PANEL, 10 * PANEL))
    rows = [found[k:k + columns] for k in range(0, len(found), columns)]
    heights = [max(one.height for one in row) for row in rows]
    whole = Image.new("RGB", (columns * (max(one.width for one in found) + 4), sum(heights)), "gray")
    for k, row in enumerate(rows):
        for j, one in enumerate(row):
            whole.paste(one, (j * (max(one.width for one in found) + 4), sum(heights[:k])))
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=["pages", "decks"])
    parser.add_argument("--widths", default="360,1280,1920")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    smallest = {}
    with sync_playwright() as playwright, browser(playwright) as context:
        page = new_page(context)
        for look in (pages, decks):
            if options.only not in (None, look.__name__):
                continue
            for width in map(int, options.widths.split(",")):
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    taken = list(look(page, options.site.resolve(), width))
                    smallest.update({(size, f"{look.__name__} {name} at {width}"): None for name, size, _ in taken})
                    columns = 4 if width < 700 else 2
                    for k in range(0, len(taken), 2 * columns):
                        file = options.out / f"{look.__name__}_{width}_{scheme}_{k // columns // 2}.png"
                        sheet([picture for *_, picture in taken[k:k + 2 * columns]], columns).save(file)
                        print(file, *(name for name, *_ in taken[k:k + 2 * columns]))
        print(*page.complaints, sep="\n")
    for size, name in sorted(smallest)[:12]:
        print(f"{size:.1f} px: {name}")


if __name__ == "__main__":
    main()
