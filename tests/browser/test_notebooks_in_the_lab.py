"""The notebooks in JupyterLite, in Chromium: unmodified they give what is stored, and nothing leaves the folder."""
import pytest

from publish import canonical, lessons
from publish.python import lab
from tests.browser import page as driven
from tests.browser.page import new_page
from tests.browser.python_page import all_seen, site_with_python
from tests.browser.test_lab import EXPLORERS

WHOLE = "column_statistics", "padding_and_batch_statistics", "layer_vs_instance_norm"
FILES = {lesson.name: lesson.file.name for lesson in lessons.load()}


@pytest.fixture(scope="module")
def with_lab(built, tmp_path_factory):
    """A copy of the site with the lab in it."""
    site = site_with_python(built, tmp_path_factory.mktemp("lab") / "site")
    lab.lay(site, lessons.load(), say=str)
    return site


def texts(outputs):
    """What a cell printed and showed, as text."""
    return "".join(output.get("text") or "".join(output["data"].get("text/plain", "")) for output in outputs)


@pytest.mark.parametrize("name", WHOLE)
def test_a_notebook_runs_unmodified_and_gives_what_is_stored(playwright, with_lab, name):
    with all_seen(playwright, with_lab) as (context, address, asked):
        page = new_page(context)
        page.goto(f"{address}/lessons/{name}.html")
        page.get_by_role("link", name="Open as a notebook").click()
        page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell", timeout=90_000)
        driven.wait_for_kernel(page, seconds=150)
        driven.run_all(page, seconds=240)
        given = canonical.read(with_lab / "notebooks" / FILES[name])
        stored = [cell for cell in given.cells if cell["cell_type"] == "code"]
        ran = driven.cells(page)
        assert [cell["source"] for cell in ran] == [cell["source"] for cell in stored]
        assert driven.errors(page) == []
        assert [texts(cell["outputs"]) for cell in ran] == [texts(cell["outputs"]) for cell in stored]
        assert [url for url in asked if not url.startswith(f"{address}/")] == []
        page.evaluate(f"void {driven.PANEL}.content.scrollToItem({page.evaluate(EXPLORERS)[0]}, 'start')")
        explorer = page.locator(".jp-Notebook .explorer:has(input[type=range])").first
        explorer.wait_for()
        words = explorer.locator(".explorer-summary").inner_text()
        for key in ("Home", "End"):
            explorer.locator("input[type=range]").first.press(key)
        explorer.locator(".explorer-summary").filter(has_not_text=words).wait_for(timeout=60_000)
        page.close()
