"""A JupyterLab over a copy of the notebooks, and pages to open them in."""
import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.page import new_page
from tests.browser.server import Lab
from tests.publish.built import built   # noqa: F401
from publish.browser import browser, find_chromium

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A running JupyterLab with nobody's settings; what happens in it does not reach the repository."""
    root = tmp_path_factory.mktemp("lab") / "notebooks"
    shutil.copytree(REPOSITORY / "notebooks", root, ignore=shutil.ignore_patterns(".*"))
    with Lab(root) as server:
        yield server


@pytest.fixture(scope="module")
def playwright():
    """What starts browsers; where there is none the tests are skipped, or fail with REQUIRE_BROWSER=1."""
    with sync_playwright() as playwright:
        if not find_chromium(playwright):
            missing = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
            missing("no Chromium was found: install one (.ci/apt-packages) to run the tests in a browser")
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright):
    """A browser."""
    with browser(playwright) as context:
        yield context


@pytest.fixture
def page(chromium):
    """A new page; its `.complaints` are the console errors so far."""
    page = new_page(chromium)
    yield page
    page.close()
