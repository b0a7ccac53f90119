"""Explorers on pages of their own: the address holds the state, tools take it along, other sites can show it."""
import json
import re
import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from helpers.explore.grids import choose
from publish.structure import slug
from tests.browser.page import AXE, VIOLATIONS, asked_outside, new_page, offline_page
from tests.browser.test_gallery import WORDS, words
from tests.helpers.lessons.explorers import FACTORIES, shared

COPIED = "text => { navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; }"
NONSENSE = ["#a=1&b=2", "#", "#=&&&%", "#cell=<img src=x onerror=alert(1)>", "#value_1=1e99&cell=row+77",
            "#value_1=NaN"]
COLUMN = "column_statistics.column"
WIDTHS = 360, 1280, 1920


def file(built, name):
    return built / "explorers" / f"{slug(shared(name).spec['name'])}.html"


@pytest.fixture
def opened(chromium, built):
    """Opens the page of an explorer from its file, offline, at the end `#...` of an address; returns its root."""
    page = offline_page(chromium)

    def open_at(name, end=""):
        page.goto("about:blank")   # so that the same address with another end is another page
        page.goto(file(built, name).as_uri() + end)
        return ready(page.locator(".explorer"))

    yield open_at
    assert page.complaints == [] and asked_outside(page, built / "explorers") == []
    page.close()


def ready(root):
    root.locator(".explorer-tools").wait_for()
    settle(root)
    return root


def settle(root):
    expect(root).not_to_have_attribute("aria-busy", "true", timeout=30_000)


def state(root):
    return json.loads(root.get_attribute("data-state"))


def address_of(changes):
    """The end of an address, as the browser writes it."""
    short = {key: str(value).removesuffix(".0") for key, value in changes.items()}
    return f"#{urlencode(short)}" if changes else ""


def wait_for_address(page, end):
    page.wait_for_function("end => location.hash === end", arg=end)


@pytest.mark.parametrize("name", FACTORIES)
def test_an_address_restores_its_state_and_each_move_is_written_into_it(opened, name):
    explorer = shared(name)
    start = explorer.spec["start"]
    _, _, states = choose(explorer, 0)   # the pages of the tests have no more
    typed = [control["key"] for control in explorer.spec["controls"] if control["kind"] == "field"]
    there = next(state for state in reversed(states) if all(state[key] == start[key] for key in typed))
    far = {key: value for key, value in there.items() if value != start[key]}
    root = opened(name, address_of(far))
    assert state(root) == there != start
    assert root.evaluate(WORDS) == words(explorer.answer(there))
    root.get_by_role("button", name="Reset").press("Enter")
    settle(root)
    wait_for_address(root.page, "")
    root.page.evaluate("end => { location.hash = end; }", address_of(far))
    root.page.wait_for_function("""([root, far]) => Object.entries(far).every(
                                    ([key, value]) => JSON.parse(root.dataset.state)[key] === value)""",
                                arg=[root.element_handle(), far])


@pytest.mark.parametrize("end", NONSENSE)
def test_nonsense_in_an_address_gives_the_start(opened, end):
    root = opened(COLUMN, end)
    assert state(root) == shared(COLUMN).spec["start"]
    assert root.evaluate(WORDS) == words(shared(COLUMN).reply)


@pytest.mark.parametrize("fault, sentence", [
    ("no frames", "The other positions did not load: reload the page."),
    ("cut off", "The other positions did not load: reload the page."),
    ("too old", "This browser cannot unpack the other positions: a newer one shows them all."),
])
def test_what_cannot_be_loaded_is_said_and_the_start_stays(chromium, built, tmp_path, fault, sentence):
    page, copy = offline_page(chromium), tmp_path / file(built, COLUMN).name
    shutil.copy(file(built, COLUMN), copy)
    frames = file(built, COLUMN).with_suffix(".js").read_text(encoding="utf-8")
    if fault != "no frames":
        copy.with_suffix(".js").write_text(re.sub("[^\"]{99}\";$", '";', frames) if fault == "cut off" else frames,
                                           encoding="utf-8")
    if fault == "too old":
        page.add_init_script("delete window.DecompressionStream")
    page.goto(copy.as_uri())
    root = page.locator(".explorer")
    expect(root.get_by_role("alert")).to_have_text(sentence, timeout=30_000)
    assert root.evaluate(WORDS) == words(shared(COLUMN).reply)
    page.close()


def test_the_link_and_the_line_to_embed_carry_the_state(opened, built):
    root = opened(COLUMN, "#value_1=10")
    root.evaluate(COPIED)
    root.get_by_role("button", name="Copy link").click()
    assert root.page.evaluate("copied") == f"{file(built, COLUMN).as_uri()}#value_1=10"
    assert root.locator(".explorer-told").inner_text() == "The link to this state is copied."
    root.get_by_role("button", name="Embed").click()
    line = root.page.evaluate("copied")
    assert "\n" not in line and line.startswith("<iframe ") and line.endswith("</iframe>")
    assert f'src="{file(built, COLUMN).as_uri()}#value_1=10"' in line and 'title="One column, normalized"' in line


def test_where_nothing_can_be_copied_the_link_stands_there_to_be_copied(opened):
    root = opened(COLUMN, "#value_1=10")
    root.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    root.get_by_role("button", name="Copy link").click()
    shown = root.locator(".explorer-told input")
    shown.wait_for()
    assert shown.input_value().endswith("#value_1=10")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_saved_is_what_is_shown(opened, scheme, tmp_path):
    root = opened(COLUMN, "#value_1=10")
    root.page.emulate_media(color_scheme=scheme)
    saved = {}
    for kind in ("SVG", "PNG"):
        with root.page.expect_download() as download:
            root.get_by_role("button", name=f"Save {kind}").click()
        saved[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[kind])
    drawn = ElementTree.parse(saved["SVG"]).getroot()
    shown = root.locator(".explorer-strip svg text").all_text_contents()
    assert [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")] == shown and shown
    assert "var(" not in saved["SVG"].read_text(encoding="utf-8")
    paper = "rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 23, 28)"
    assert drawn.find("{http://www.w3.org/2000/svg}rect").get("fill") == paper
    with Image.open(saved["PNG"]) as image:
        width, height = shared(COLUMN).spec["size"]
        assert image.size == pytest.approx((4 * width, 4 * height), abs=1)
        assert image.convert("RGB").getpixel((2, 2)) == tuple(map(int, re.findall(r"\d+", paper)))
        assert len(image.convert("RGB").getcolors(1 << 24)) > 20


def test_the_preset_that_is_shown_is_marked_while_time_goes_on(opened):
    root = opened("a_deep_network.network")
    marked = root.locator(".explorer-presets [aria-pressed=true]")
    assert marked.all_inner_texts() == ["no norm"]
    root.get_by_role("slider", name="Training step", exact=True).press("Home")
    assert state(root)["step"] == 0 and marked.all_inner_texts() == ["no norm"]
    root.get_by_role("slider", name="Learning rate", exact=True).press("Home")
    assert marked.all_inner_texts() == []
    root.get_by_role("button", name="batch norm", exact=True).click()
    assert marked.all_inner_texts() == ["batch norm"]


def test_it_fills_the_screen(opened):
    root = opened(COLUMN)
    root.get_by_role("button", name="Full screen").click()
    root.page.wait_for_function("document.fullscreenElement?.dataset.name === 'One column, normalized'")


@pytest.mark.parametrize("name", FACTORIES)
def test_a_page_fits_at_every_width_and_axe_finds_nothing(opened, name):
    page = opened(name).page
    dark = list(FACTORIES).index(name) % 2   # every other page is narrow and dark in the end, the others wide and light
    for width in reversed(WIDTHS) if dark else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, width
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.evaluate(AXE)
    assert page.locator("html").evaluate(VIOLATIONS) == []


@contextmanager
def served(folder):
    """The address of a server of this folder, and the paths that were asked for."""
    asked = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            asked.append(self.path)
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_in_a_frame_of_another_site_it_lives_and_asks_for_nothing_outside_its_folder(chromium, built, tmp_path):
    name = f"explorers/{slug(shared(COLUMN).spec['name'])}"
    with served(built) as (home, asked), served(tmp_path) as (other, _):
        line = f'<iframe src="{home}/{name}.html#value_1=10" title="x" width="760" height="900"></iframe>'
        (tmp_path / "index.html").write_text(f"<!DOCTYPE html><link rel='icon' href='data:,'><title>x</title>{line}",
                                             encoding="utf-8")
        page = new_page(chromium)
        page.goto(f"{other}/index.html")
        root = ready(page.frame_locator("iframe").locator(".explorer"))
        assert state(root)["value_1"] == 10
        root.get_by_role("slider", name=shared(COLUMN).spec["controls"][1]["label"], exact=True).press("Home")
        settle(root)
        assert asked == [f"/{name}.html", f"/{name}.js"]
        assert page.complaints == []
        page.close()


def test_a_lesson_leads_to_the_page_in_the_state_that_is_shown(chromium, built):
    page = offline_page(chromium)
    page.goto((built / "lessons" / "column_statistics.html").as_uri())
    root = page.locator(".explorer")
    root.scroll_into_view_if_needed()
    settle(root)
    root.get_by_role("slider", name=shared(COLUMN).spec["controls"][0]["label"], exact=True).press("End")
    root.locator("a.explorer-own").click()
    page.wait_for_url("**/explorers/one-column-normalized.html#value_1=10")
    assert state(ready(page.locator(".explorer")))["value_1"] == 10
    page.close()


def test_the_gallery_leads_to_every_explorer_of_a_lesson(chromium, built):
    page = offline_page(chromium)
    page.goto((built / "explorers" / "index.html").as_uri())
    links = page.locator(".gallery a[href$='.html']:not(.minutes)")
    assert links.count() == len(FACTORIES) - 1   # all but that of the template
    page.wait_for_function("[...document.querySelectorAll('.gallery img')].slice(0, 3)"
                           ".every(img => img.complete && img.naturalWidth)")
    links.first.click()
    ready(page.locator(".explorer"))
    page.close()
