"""A lesson page with Python, served and driven: change a cell, run cells, read what they say."""
import json
import os
import re
import shutil
import time
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from publish import lessons, serve
from publish.browser import browser
from publish.python import lab, lay, supply
from tests.browser.page import new_page

PATIENCE = 240   # seconds
SAID = "id => document.querySelector(`#${id} .python-said`).textContent"
OUTPUTS = "id => document.querySelector(`#${id} .python-outputs`).innerText"
ALL_SAID = """[...document.querySelectorAll('.cell:has(.python-tools)')].map(cell => [cell.id,
    cell.querySelector('.python-said').textContent,
    [...cell.querySelectorAll('.failed')].map(one => one.textContent).join('')])"""

OWN = re.compile(r"(?:http://)?[\w.-]+\.(?:google|googleapis|gvt1)\.com[:/]")
"""What Chromium asks for itself, whatever page it shows."""


def site_with_python(built, target):
    """Lay a copy of the built site, with Python beside its pages, into the folder `target`.

    That takes minutes and bytes from elsewhere: without REQUIRE_PYTHON_IN_PAGE=1 the test is skipped.
    """
    if os.environ.get("REQUIRE_PYTHON_IN_PAGE") != "1":
        pytest.skip("make python-test brings the bytes of Python for the pages, and runs these")
    assert supply.ready() and lab.ready(), f"the bytes for this are not here: {supply.COMMAND} brings them"
    shutil.copytree(built, target)
    lay.lay(target, lessons.load(), say=str)
    return target


@contextmanager
def served(folder, apart=False):
    """The address of a server of this folder, and the paths that were asked for; `apart`: as make serve does."""
    asked = []

    class Handler(serve.Handler):
        told = serve.Handler.told if apart else {"Cache-Control": "no-cache"}

        def send_response(self, code, message=None):
            asked.append(self.path)
            super().send_response(code, message)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def changed(context, script, replacements):
    """Meanwhile a script of the folder python reaches the pages of a browser with these words in place of others."""
    text = script.read_text(encoding="utf-8")
    for before, after in replacements.items():
        assert before in text, f"{script.name} has no {before!r} any more"
        text = text.replace(before, after)
    context.route(f"**/python/{script.name}", answer := lambda route: route.fulfill(
        body=text, content_type="text/javascript"))
    yield
    context.unroute(f"**/python/{script.name}", answer)


@contextmanager
def all_seen(playwright, folder):
    """A browser, the address of a server of this folder, and all the addresses asked for.

    The server is the browser's proxy, too: whether a page asks or a worker, it is seen.
    """
    asked = []

    class Handler(serve.Handler):
        told = {"Cache-Control": "no-cache"}

        def parse_request(self):
            whole = super().parse_request()
            if whole and not OWN.match(self.path):
                asked.append(self.path)
                self.path = self.path.removeprefix(address)
            return whole

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with browser(playwright, proxy={"server": address, "bypass": "<-loopback>"}) as context:
            yield context, address, asked
    finally:
        server.shutdown()
        server.server_close()


class Driven:
    """The page of a lesson at an address; `changes` are the sources that its cells have from before, {id: source}."""

    def __init__(self, context, address, lesson, changes=None):
        self.page = new_page(context)
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.goto(f"{address}/lessons/{lesson}.html")
        if changes:
            self.page.evaluate("([key, kept]) => localStorage.setItem(key, kept)",
                               [f"code of {lesson}", json.dumps(changes)])
            self.page.reload()
        self.wait()
        self.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")

    def cell(self, name):
        """The cell of that id."""
        return self.page.locator(f"#{name}")

    def press(self, name, words, wait=True):
        """Press a button of a cell, and wait until nothing runs."""
        self.cell(name).locator(".python-tools").get_by_role("button", name=words).click()
        if wait:
            self.wait()

    def write(self, name, source):
        """Change the code of a cell by hand."""
        if self.cell(name).locator(".cm-content").count() == 0:
            self.press(name, "Change", wait=False)
            self.until(f"document.activeElement.matches('#{name} .cm-content')")
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)

    def wait(self, seconds=PATIENCE):
        """Return when nothing runs. The policy of the page forbids what playwright's own waiting needs."""
        self.until("document.body.dataset.python === 'ready'", seconds)

    def until(self, condition, seconds=PATIENCE):
        """Return when an expression is true in the page."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(condition):
            assert time.monotonic() < end, f"{condition} did not come true; the cells say {self.all_said()}"
            time.sleep(0.05)

    def said(self, name):
        """What a cell says of itself: a verdict, a difference."""
        return self.page.evaluate(SAID, name)

    def all_said(self):
        """What each cell says of itself, and its error, [(id, words, error), ...]."""
        return self.page.evaluate(ALL_SAID)

    def outputs(self, name):
        """What a cell printed and showed."""
        return self.page.evaluate(OUTPUTS, name)

    def close(self):
        """Close the page."""
        self.page.close()
