"""What is wrong with the pages of a folder, as sentences: links, pictures without words,
things from elsewhere, weight."""
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

AT_ONCE = 400_000
"""The most bytes of a page before anything is moved."""
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
EMPTY_WORDS = {"", "image", "no description has been provided for this image"}


class Page(HTMLParser):
    """A page: its links, its anchors, what it loads at once and later, its pictures without words, and its headings."""

    def __init__(self, path):
        super().__init__()
        self.links, self.anchors, self.loaded, self.later, self.wordless, self.twice = [], set(), [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        """Sort a tag into the lists."""
        found = dict(attributes)
        if "id" in found:
            (self.twice.append if found["id"] in self.anchors else self.anchors.add)(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if LOADED.get(tag) in found:
            (self.later if found.get("loading") == "lazy" else self.loaded).append(found[LOADED[tag]])
        if tag == "img" and (found.get("alt") or "").strip().lower() in EMPTY_WORDS:
            self.wordless.append(found.get("src", "")[:40])


def read(folder):
    """{path: Page} of every page below a folder."""
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def problems(path, page, pages):
    """Every problem of a Page at that path among the other pages, {path: Page}, as one sentence each."""
    yield from (f"an image has no words: {src}" for src in page.wordless)
    yield from (f"two elements are called {name}" for name in page.twice)
    yield from (f"it loads {address}" for address in page.loaded + page.later
                if not address.startswith("data:") and not (path.parent / address).is_file())
    yield from (f"the link {link} leads nowhere" for link in page.links if not _leads(path, link, pages))


def weight(path, page, fonts):
    """The bytes that a Page at that path takes at once, with all of the fonts; that of formulas where it has some."""
    formulas = "<math" in path.read_text(encoding="utf-8")
    used = [font for font in fonts if formulas or font.stem != "maths"]
    return sum(file.stat().st_size for file in (path, *used, *(path.parent / address for address in page.loaded)))


def _leads(path, link, pages):
    parts = urlsplit(link)
    if parts.scheme in ("https", "mailto"):
        return True
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
    if not target.is_file():
        return False
    if "=" in parts.fragment and target.parent.name == "explorers":   # a state, which test_notes holds to its explorer
        return True
    anchors = {known.resolve(): page.anchors for known, page in pages.items()}.get(target, set())
    return not parts.fragment or unquote(parts.fragment).removeprefix("/") in anchors
