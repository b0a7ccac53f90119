"""Every explorer in a real JupyterLab, moved by the keyboard alone: what the page shows is what Python draws.

The explorers stand one to a cell in a notebook of their own; test_lab.py runs the lessons that contain them.
Here Python answers: one control of each kind tells whether it is asked and heard. test_gallery.py moves all of them.
"""
import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.explore.engine import Choice, Field, Slider
from tests.browser.hand import Hand
from tests.browser.page import AXE, PANEL, VIOLATIONS, command, errors, new_page, open_notebook, run_all
from tests.helpers.lessons.explorers import FACTORIES, shared

NAMES = list(FACTORIES)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
HOSTILE = "<script>window.hacked = 1</script><img src=x onerror=window.hacked=1>"
SELECT_ALL = "ControlOrMeta+a"
THEMES = ["JupyterLab Light", "JupyterLab Dark"]


@pytest.fixture(scope="module")
def opened(lab, chromium):
    """A notebook with every explorer, one to a cell, run."""
    cells = [new_code_cell(f"from helpers import lessons\nlessons.explorers()['{name}']()",
                           metadata={"tags": ["raises-exception"]}) for name in NAMES]
    path = Path(lab.root, "every_explorer.ipynb")
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path)
    page = new_page(chromium)
    open_notebook(page, lab, path.name)
    run_all(page)
    yield page
    page.close()


def bring(page, name):
    """The root of an explorer, scrolled into view, with its picture."""
    assert [error for error in errors(page) if name in error] == []
    page.evaluate(f"void {PANEL}.content.scrollToItem({NAMES.index(name)}, 'start')")
    root = page.locator(f".explorer[data-name={json.dumps(shared(name).spec['name'])}]")
    root.locator("[role=img]").wait_for()
    return root


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_moves_controls_of_each_kind_and_a_preset_to_what_python_draws(opened, name):
    hand = Hand(opened, bring(opened, name), shared(name))
    shown = {key: control for key, control in hand.explorer.controls.items() if getattr(control, "shown", True)}
    for key, control in {type(control): (key, control) for key, control in shown.items()}.values():
        hand.control(key).focus()
        {Slider: slide, Choice: choose, Field: write}[type(control)](hand, key, control)
        hand.reset()
    for preset in hand.explorer.spec["presets"][:1]:
        hand.press(preset["label"])
        hand.see(preset["state"])
    hand.check_every_frame()
    assert opened.evaluate("window.hacked") is None
    assert opened.complaints == []


def slide(hand, key, control):
    """Home, an arrow and End; then numbers typed off the grid, which the page refuses, and one on it."""
    low, second, high = control.values[0], control.values[1], control.values[-1]
    for press, value in (("Home", low), ("ArrowRight", second), ("End", high)):
        hand.page.keyboard.press(press)
        hand.see({key: value})
    if not control.typed:
        return
    hand.page.keyboard.press("Tab")
    for wrong in (high + 1, ""):
        hand.page.keyboard.press(SELECT_ALL)
        hand.page.keyboard.press("Delete")
        hand.page.keyboard.insert_text(str(wrong))
        hand.see({key: high},
                 f"{control.label}: type a number from {low} to {high} in steps of {second - low}.")
        hand.page.keyboard.press("Tab")
        hand.page.keyboard.press("Shift+Tab")
        assert hand.page.evaluate("document.activeElement.value") == str(high)
    hand.page.keyboard.insert_text(str(low))
    hand.see({key: low})


def choose(hand, key, control):
    """Each option, by the arrow keys."""
    for index, option in enumerate(control.values):
        hand.page.keyboard.press("ArrowDown" if index else "Home")
        hand.see({key: option})


def write(hand, key, control):
    """Text typed by letters; then, pasted at once: markup, nothing, as much as fits, nothing again."""
    hand.page.keyboard.press(SELECT_ALL)
    for end, letter in enumerate("a b", 1):
        hand.answer({key: "a b"[:end]})
        hand.page.keyboard.press(letter)
    hand.see({key: "a b"})
    for text in (HOSTILE, "", ("word " * control.limit)[:control.limit], ""):
        hand.page.keyboard.press(SELECT_ALL)
        hand.page.keyboard.press("Delete")
        hand.answer({key: ""})
        hand.page.keyboard.insert_text(text)
        hand.see({key: text})
        assert hand.control(key).input_value() == text


def test_an_explorer_that_moves_does_not_make_the_notebook_look_busy(opened):
    root = bring(opened, "column_statistics.column")
    opened.evaluate(f"""window.said = []; window.heard = 0;
        const {{statusChanged, iopubMessage}} = {PANEL}.sessionContext;
        statusChanged.connect((_, status) => said.push(status));
        iopubMessage.connect((_, message) => {{ heard += message.header.msg_type === 'comm_msg'; }});""")
    for _ in range(6):   # what comes next is drawn ahead
        root.get_by_role("slider").first.press("ArrowRight")
        opened.wait_for_timeout(200)
    assert opened.evaluate("heard") and opened.evaluate("said") == []
    command(opened, "notebook:run-cell")
    opened.wait_for_function("said.includes('busy') && said.at(-1) === 'idle'")


@pytest.mark.parametrize("name", NAMES)
def test_tab_leads_through_picture_controls_and_presets_to_reset_and_on(opened, name):
    root = bring(opened, name)
    expected = root.locator("input, select, textarea, button:not([tabindex='-1']), .explorer-handle").all()
    expected[0].focus()
    for entry in expected:
        assert entry.evaluate("e => e === document.activeElement")
        opened.keyboard.press("Tab")
    assert not root.evaluate("root => root.contains(document.activeElement)")


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_violation(opened, theme):
    opened.evaluate(AXE)
    command(opened, "apputils:change-theme", f"{{theme: '{theme}'}}")
    opened.locator(f"body[data-jp-theme-name='{theme}']").wait_for(state="attached")
    found = {name: bring(opened, name).evaluate(VIOLATIONS) for name in NAMES[::3]}   # test_gallery.py: all
    assert not any(found.values()), found
