"""Notebooks in a real JupyterLab: they open with nothing in the way, and one that has all kinds of cells runs.

nbval runs each notebook; test_explorers.py runs every explorer here, test_decks.py asks every question in a page.
"""

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.browser.conftest import REPOSITORY
from tests.browser.hand import move
from tests.browser.page import (PANEL, cells, close, command, errors, new_page, open_here, popups,
                                run_all, wait_for_kernel)
from tests.browser.server import Lab
from publish import canonical, structure
from publish.lab.copies import Desk

NOTEBOOKS = sorted(path.name for path in (REPOSITORY / "notebooks").glob("*.ipynb"))
START = "00_start_here.ipynb"
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ON_SLIDE = ".jp-Cell.jp-deck-mod-visible"
EXPLORERS = f"""[...{PANEL}.content.model.cells].flatMap((cell, index) =>
    cell.type === 'code' && JSON.stringify(cell.sharedModel.getOutputs()).includes('data-name') ? [index] : [])"""


@pytest.fixture(scope="module")
def desk(lab, chromium):
    """A page of JupyterLab on which one notebook after the other is opened."""
    page = new_page(chromium)
    page.goto(lab.url("lab") + "&reset", wait_until="domcontentloaded")
    page.wait_for_function("window.jupyterapp?.restored")
    page.evaluate("window.jupyterapp.restored.then(() => true)")
    yield page
    page.close()


def test_a_lesson_runs_and_is_presented_slide_by_slide_with_its_kernel(desk):
    (name,) = (name for name in NOTEBOOKS if name.endswith("_training_and_inference.ipynb"))   # has bars of progress
    stored = canonical.read(REPOSITORY / "notebooks" / name).cells
    expected = [k for k, kind in enumerate(structure.slide_types(stored)) if kind in ("slide", "subslide")]
    open_here(desk, name)
    run_all(desk)
    assert errors(desk) + popups(desk) + desk.complaints == []
    desk.evaluate(f"{PANEL}.content.activeCellIndex = 0")
    command(desk, "deck:start")
    desk.wait_for_selector(ON_SLIDE)
    seen, moved = [], []
    for _ in range(4 * len(expected)):   # a press goes on to the next cell, or to the next slide
        first = desk.evaluate(f"{PANEL}.content.widgets.findIndex(cell => cell.node.matches('{ON_SLIDE}'))")
        if first not in seen:
            seen.append(first)
            for explorer in desk.locator(f"{ON_SLIDE} .explorer").all():
                moved += list(move(explorer))
                desk.locator(f"{ON_SLIDE} h2").first.click()   # which gives the keys back
        if seen == expected:
            break
        desk.keyboard.press("Space")
        desk.wait_for_timeout(50)
    assert seen == expected and moved
    command(desk, "deck:stop")
    close(desk)


def test_where_nothing_has_run_yet_the_stored_pictures_stand_in(desk):
    open_here(desk, "09_padding_and_batch_statistics.ipynb")
    for number, cell in enumerate(desk.evaluate(EXPLORERS)):
        desk.evaluate(f"void {PANEL}.content.scrollToItem({cell}, 'start')")
        picture = desk.locator(f"{SHOWN} .explorer img").nth(number)
        picture.wait_for()
        assert picture.get_attribute("alt") and picture.evaluate("img => img.complete && img.naturalWidth > 0")
    assert number == 1 and not desk.get_by_text("Error displaying widget").count()


@pytest.mark.skipif(not shutil.which("make") or sys.prefix != str(REPOSITORY / ".venv"),
                    reason="make lab is tested from the environment that make made")
def test_make_lab_opens_the_first_lesson(page):
    with Lab(REPOSITORY, command=lambda options: ["make", "lab", f"ARGS={' '.join(options)}"]) as lab:
        page.goto(lab.url(""), wait_until="domcontentloaded")
        wait_for_kernel(page)
        page.wait_for_timeout(3_000)   # news and update checks come late
        assert page.evaluate("window.jupyterapp.shell.currentWidget.context.path") == f"my/{START}"
        assert popups(page) + page.complaints == []


def test_a_lesson_opened_and_closed_untouched_asks_nothing_and_is_not_changed(lab, desk):
    mine = Path(lab.root, "my")
    assert list(Desk(mine=mine).lay()) == []
    before = (mine / START).read_bytes()
    open_here(desk, f"my/{START}")
    desk.wait_for_timeout(1_000)   # what a kernel tells of itself comes late
    assert not desk.evaluate(f"{PANEL}.context.model.dirty")
    command(desk, "application:close")
    desk.wait_for_function(f"{PANEL}?.context?.path !== 'my/{START}'")
    assert popups(desk) == [] and (mine / START).read_bytes() == before


def test_what_goes_wrong_is_seen(lab, desk):
    kernel = {"name": "python3", "display_name": "Python 3"}
    notebook = new_notebook(metadata={"kernelspec": kernel}, cells=[
        new_code_cell("import sys; print('no', file=sys.stderr)"), new_code_cell("1 / 0")])
    nbformat.write(notebook, Path(lab.root, "wrong.ipynb"))
    open_here(desk, "wrong.ipynb")
    run_all(desk)
    desk.evaluate("console.error('broken')")
    assert [line.split()[0] for line in errors(desk)] == ["stderr", "ZeroDivisionError:"]
    assert desk.complaints == ["broken"]
    desk.complaints.clear()


def test_notebooks_open_with_nothing_in_the_way(desk):
    open_here(desk, START)
    kernel = desk.evaluate(f"{PANEL}.sessionContext.session.kernel.id")   # one for all that are only looked at
    for name in NOTEBOOKS[1::4]:   # which stay open: one that is closed at once still waits for its debugger
        open_here(desk, name, kernel)
        assert cells(desk) and errors(desk) + popups(desk) + desk.complaints == [], name
