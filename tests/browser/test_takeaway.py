"""Figures to take away, in a browser: a PNG is made from the SVG, and a caption is copied with its source."""
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from PIL import Image

COPIED = "() => { navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; }"


@pytest.fixture
def address(built):
    """The address of the site, served."""
    handler = partial(SimpleHTTPRequestHandler, directory=built)
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("which", ["section, .takeaway", "#explorers + .takeaway"])
def test_a_png_is_drawn_from_the_svg(page, address, which, tmp_path):
    page.goto(f"{address}/figures.html")
    button = page.locator(which).locator("[data-png]").first
    button.scroll_into_view_if_needed()   # pictures load when they come near
    figure = button.locator("xpath=ancestor::figure")
    page.wait_for_function("image => image.complete && image.naturalWidth", arg=figure.locator("img").element_handle())
    size = figure.locator("img").evaluate("image => [image.naturalWidth, image.naturalHeight]")
    with page.expect_download() as found:
        button.click()
    found.value.save_as(tmp_path / "a.png")
    assert found.value.suggested_filename.endswith(".png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (2 * size[0], 2 * size[1])
        colours = picture.convert("RGB")
        assert colours.getpixel((0, 0)) == (255, 255, 255) and len(colours.getcolors(1 << 24)) > 5
    assert [one for one in page.complaints if "404" not in one] == []   # no server has the icon that browsers ask for


def test_a_caption_is_copied_with_source_and_licence(page, address):
    page.goto(f"{address}/figures.html")
    page.evaluate(COPIED)
    page.locator("[data-caption]").first.click()
    assert page.evaluate("window.copied").endswith("CC BY 4.0.")
    page.get_by_text("Copied.").wait_for()


def test_from_a_file_one_sentence_says_what_to_do(page, built):
    page.goto((built / "figures.html").as_uri())
    page.locator("[data-png]").first.click()
    page.get_by_text("take the SVG, or serve the pages").wait_for()
