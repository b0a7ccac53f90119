"""The page with every explorer, opened from a file with the network blocked: the controls move what is shown."""
import json

import pytest

from helpers.explore import browser, offline
from helpers.explore.engine import Slider
from publish import gallery
from tests.browser.page import AXE, VIOLATIONS, new_page, offline_page
from tests.helpers.lessons.explorers import FACTORIES, shared
from tests.helpers.explore.test_offline import explorer as small

WORDS = """root => [root.querySelector('.explorer-summary').textContent,
    root.querySelector('[role=img]').getAttribute('aria-label'),
    root.querySelector('dl').innerText.split(/\\n+/).join(' ')]"""
# What a mounted explorer asks for, up to `most` values of its control a, when each is answered at once.
ASKED = """([spec, most]) => new Promise(done => { const asked = [], root = document.createElement('div');
    document.body.append(root);
    const ask = (state) => { asked.push(state.a);
        if (asked.length == most) done(asked);
        else setTimeout(() => mounted.receive({ state, numbers: [], frame: [''], at: [] })); };
    const mounted = mount(root, spec, ask);
 })"""
# What is drawn, whatever its ids begin with.
PICTURE = r"""root => root.querySelector('.explorer-strip svg').innerHTML
    .replace(/(id="|#)[\w-]*?(?=[pm][0-9a-f]{10})/g, '$1')"""


@pytest.fixture(scope="module")
def opened(chromium, built):
    """The page with every explorer, offline."""
    page = offline_page(chromium)
    page.goto(built.with_name("explorers.html").as_uri())
    page.wait_for_function(f"document.querySelectorAll('.explorer-picture').length == {len(FACTORIES)}")
    yield page
    page.close()


@pytest.mark.parametrize("name", FACTORIES)
def test_every_control_and_preset_moves_picture_and_words_to_what_python_says(opened, name):
    page, explorer = opened, shared(name)
    root = page.locator(f".explorer[data-name='{explorer.spec['name']}']")
    start = root.evaluate(WORDS), root.evaluate(PICTURE)
    for label in [control["label"] for control in explorer.spec["controls"] if control["kind"] == "slider"
                  and control["shown"]]:
        handle = root.locator(".explorer-controls").get_by_role("slider", name=label)
        for key in ("Home", "End"):
            handle.press(key)
            settle(root)
            assert root.evaluate(WORDS) == expected(explorer, root)
        root.get_by_role("button", name="Reset").click()
        settle(root)
        assert (root.evaluate(WORDS), root.evaluate(PICTURE)) == start
    for preset in explorer.spec["presets"]:
        root.get_by_role("button", name=preset["label"], exact=True).press("Enter")
        settle(root)
        reply = explorer.answer(preset["state"])
        assert root.evaluate(WORDS) == expected(explorer, root) == words(reply)
        root.get_by_role("button", name="Reset").click()
    for menu in root.locator("select").all():
        pictures = set()
        for option in range(menu.locator("option").count()):
            menu.select_option(index=option)
            settle(root)
            pictures.add(root.evaluate(PICTURE))
            assert root.evaluate(WORDS) == expected(explorer, root)
        assert len(pictures) > 1
        root.get_by_role("button", name="Reset").click()
    assert page.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in page.asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened, scheme):
    opened.emulate_media(color_scheme=scheme)
    opened.evaluate(AXE)
    assert opened.locator("html").evaluate(VIOLATIONS) == []


def test_nothing_is_cut_off_at_four_times_the_size(opened):
    usual = opened.viewport_size
    opened.set_viewport_size({"width": usual["width"] // 4, "height": usual["height"] // 4})
    wide = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    opened.set_viewport_size(usual)
    assert wide == 0


def test_where_a_state_is_not_embedded_as_few_controls_as_possible_move_besides(chromium):
    sliders = [Slider(key, key, (0, 1, 2), 0) for key in "abc"]
    presets = {"two": {"a": 2, "b": 2}, "far": {"a": 0, "b": 2, "c": 2}, "near": {"a": 1, "b": 2, "c": 2}}
    page = new_page(chromium)
    page.set_content(gallery.page({"x": offline.export(small(*sliders, presets=presets), budget=1)}))
    handles = {key: page.get_by_role("slider", name=key) for key in "abc"}

    def shown():
        return [int(handles[key].get_attribute("aria-valuetext")) for key in "abc"]

    for key, press, state in [("a", "End", [2, 0, 0]), ("b", "End", [2, 2, 0]), ("c", "End", [1, 2, 2]),
                              ("c", "ArrowLeft", [0, 0, 1])]:
        handles[key].press(press)
        assert shown() == state
    page.close()


def test_where_a_kernel_answers_the_presets_are_drawn_ahead_first(chromium):
    built = small(Slider("a", "a", tuple(range(9)), 4), presets={"first": {"a": 0}, "last": {"a": 8}})
    page = new_page(chromium)
    page.add_script_tag(type="module", content=f"{browser.script('page')}\nwindow.mount = mount;")
    page.wait_for_function("Boolean(window.mount)")
    asked = page.evaluate(ASKED, [{**built.spec, "now": built.spec["start"], "first": built.reply}, 4])
    assert asked == [0, 8, 5, 3]
    page.close()


def settle(root):
    """Wait until the explorer shows what its controls say: its frames may still have been packed."""
    root.page.locator(f".explorer[data-name='{root.get_attribute('data-name')}']:not([aria-busy])").wait_for()


def expected(explorer, root):
    """The words of Python for the state that the controls of the page show."""
    state = {}
    for key, control in explorer.controls.items():
        control_id = root.locator(f".explorer-controls [id$='-{key}']")
        if not getattr(control, "shown", True):
            state[key] = json.loads(root.get_attribute("data-state"))[key]
        elif hasattr(control, "unit"):
            shown = control_id.get_attribute("aria-valuetext")
            state[key] = dict(zip(control.describe()["texts"], control.values))[shown]
        elif hasattr(control, "values"):
            state[key] = control.values[int(control_id.input_value())]
        else:
            state[key] = control_id.input_value()
    reply = explorer.answer({key: explorer.controls[key].read(value) for key, value in state.items()})
    return words(reply)


def words(reply):
    """What WORDS is where the page shows this answer."""
    numbers = " ".join(word for pair in reply["numbers"] for word in pair)
    return [reply["summary"], reply["alt"], " ".join(numbers.split("\n"))]
