"""Links lead somewhere: files and headings exist, remote hosts are few, works are cited in one form."""

import re
from urllib.parse import unquote, urlsplit

import pytest

import publish.lessons

from tests.documents import lessons
from tests.documents.lessons import each
from publish import structure

HOSTS = {
    "arxiv.org", "doi.org", "github.com", "proceedings.mlr.press", "proceedings.neurips.cc", "openreview.net",
    "creativecommons.org", "jupyter.org", "docs.jupyter.org", "jupyterlab.readthedocs.io",
}
WORKS = {
    "Ioffe and Szegedy 2015": "1502.03167",
    "Mishkin and Matas 2015": "1511.06422",
    "Ba et al. 2016": "1607.06450",
    "Salimans and Kingma 2016": "1602.07868",
    "Laurent et al. 2016": "1510.01378",
    "Cooijmans et al. 2017": "1603.09025",
    "Ulyanov et al. 2016": "1607.08022",
    "Hoffer et al. 2018": "1803.01814",
    "Li et al. 2018": "1801.05134",
    "Santurkar et al. 2018": "1805.11604",
    "Bjorck et al. 2018": "1806.02375",
    "Vaswani et al. 2017": "1706.03762",
    "Wu and He 2018": "1803.08494",
    "Luo et al. 2019": "1809.00846",
    "Yang et al. 2019": "1902.08129",
    "Zhang and Sennrich 2019": "1910.07467",
    "De and Smith 2020": "2002.10444",
    "Shen et al. 2020": "2003.07845",
    "Xiong et al. 2020": "2002.04745",
    "Brock et al. 2021": "2102.06171",
    "Liu et al. 2022": "2201.03545",
    "Wang et al. 2022": "2210.05153",
    "Peebles and Xie 2022": "2212.09748",
    "Loshchilov et al. 2024": "2410.01131",
    "Li et al. 2024": "2412.13795",
    "OLMo 2": "2501.00656",
    "Kim et al. 2025": "2502.02732",
    "Sun et al. 2025": "2502.05795",
    "Zhu et al. 2025": "2503.10622",
    "Gemma 3": "2503.19786",
    "Chen et al. 2025": "2512.10938",
    "Byun et al. 2025": "2601.09719",
    "Chen and Wei 2026": "2601.19895",
    "Verma 2026": "2604.23434",
}
MENTION = re.compile(r"((?:[A-Z]\w+, )*[A-Z]\w+(?: et al\.?| (?:and|&) [A-Z]\w+),? \(?(?:19|20)\d\d)")
CITED_LINK = re.compile(r"\[([^\]]*)\]\(https://arxiv\.org/abs/([\d.]+)\)")
TARGET = re.compile(r"\]\(([^)\s]+)(?: \"[^\"]*\")?\)|(?:href|src)=[\"']([^\"']+)")
ADDRESS = re.compile(r"https?://([\w.-]+)")
FOREIGN = re.compile(r"<(?:script|iframe|link)\b|!\[[^\]]*\]\(https?:|src=[\"']?(?:https?:)?//", re.I)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.M | re.S)
PAGES = sorted(path for folder in ("", "data", "publish/speaker_notes")
               for path in (lessons.ROOT / folder).glob("*.md"))


@each
def test_links_of_a_notebook_lead_somewhere(lesson):
    for cell in lesson.prose:
        assert not broken(cell["source"], lesson.file), lessons.name(cell)


@pytest.mark.parametrize("page", PAGES, ids=[str(path.relative_to(lessons.ROOT)) for path in PAGES])
def test_links_of_a_page_lead_somewhere(page):
    assert not broken(page.read_text(encoding="utf-8"), page)


@each
def test_addresses_are_of_known_hosts(lesson):
    for cell in lesson.cells:
        for text in (cell["source"], *lessons.texts(cell), *lessons.pages(cell)):
            assert set(ADDRESS.findall(text)) <= HOSTS, lessons.name(cell)


@each
def test_no_picture_or_script_comes_from_elsewhere(lesson):
    for cell in lesson.prose:
        assert not FOREIGN.search(cell["source"]), lessons.name(cell)


@each
def test_works_are_cited_in_one_form(lesson):
    for cell in lesson.prose:
        text = CODE.sub(" ", cell["source"])
        assert set(MENTION.findall(text)) <= set(WORKS), f"{lessons.name(cell)}: write it as WORKS does"
        for words, number in CITED_LINK.findall(text):
            cited = [work for work in MENTION.findall(words) if WORKS.get(work) != number]
            assert number in WORKS.values() and not cited, f"{lessons.name(cell)}: {number}"


@each
def test_next_links_the_next_notebook(lesson):
    numbered = [one for one in lessons.LESSONS if one.number]
    if lesson in numbered[:-1]:
        following = f"({numbered[numbered.index(lesson) + 1].file.name}"
        assert following in lesson.cells[0]["source"].partition("**Next:**")[2]
        assert following in "".join(map(structure.markdown, lesson.section("Next")))


@pytest.mark.parametrize(("text", "problem"), [
    ("[a](nowhere.ipynb)", ["nowhere.ipynb"]),
    ("[a](test_links.py) [b](../documents/)", []),
    ("[a](../../README.md#no-such-heading)", ["../../README.md#no-such-heading"]),
    ("<a href='gone.html'>x</a>", ["gone.html"]),
    ("[a](/etc/hosts)", ["/etc/hosts"]),
    ("[a](https://arxiv.org/abs/1502.03167)", []),
])
def test_broken_links_are_found(text, problem):
    assert broken(text, lessons.ROOT / "tests/documents/test_links.py") == problem


def broken(text, page):
    """The relative links of a text, standing in the file `page`, that lead to no file or no heading."""
    found = [a or b for a, b in TARGET.findall(CODE.sub(" ", text))]
    return [link for link in found if not urlsplit(link).scheme and not _leads_somewhere(link, page)]


STATE = re.compile(r"#(?:&?\w+=[^&=]+)+")
"""How a speaker note leads to a state of its lesson's explorer;
tests/publish/test_notes.py holds it to the explorer."""


def _leads_somewhere(link, page):
    if page.parent.name == "speaker_notes" and STATE.fullmatch(link):
        return True
    path, anchor = urlsplit(link).path, unquote(urlsplit(link).fragment)
    target = page.parent / unquote(path) if path else page
    if path.startswith("/") or not target.exists():
        return False
    return not anchor or anchor in _anchors(target)


def _anchors(page):
    """The anchors of a page: a notebook joins the words of a heading by hyphens, a .md page lowers them."""
    if page.suffix == ".ipynb":
        sources = [structure.markdown(cell) for cell in publish.lessons.read(page).cells]
        return {heading.replace(" ", "-") for heading in _headings("\n".join(sources))}
    headings = _headings(page.read_text(encoding="utf-8"))
    words = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in words}


def _headings(text):
    return re.findall(r"^#{1,6} (.*?)\s*$", CODE.sub("", text), re.M)
