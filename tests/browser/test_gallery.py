"""The page with every explorer, opened from a file with the network blocked: the controls move what is shown."""
import pytest

from tests.browser.page import AXE, VIOLATIONS, new_page
from tools import gallery

BUDGET = 120_000
EXPLORERS = gallery.factories()
WORDS = """root => [root.querySelector('.explorer-summary').textContent, root.querySelector('img').alt,
    root.querySelector('dl').innerText.split(/\\n+/).join(' ')]"""
PICTURE = "root => root.querySelector('.explorer-picture img').src"


@pytest.fixture(scope="module")
def opened(chromium, tmp_path_factory):
    """The page, what it asked for, and the explorers it was made from."""
    built = {name: build() for name, build in EXPLORERS.items()}
    file = tmp_path_factory.mktemp("gallery") / "explorers.html"
    file.write_text(gallery.page(built, BUDGET), encoding="utf-8")
    page, asked = new_page(chromium), []
    page.on("request", lambda request: asked.append(request.url))
    page.route(lambda url: not url.startswith(("file:", "data:")), lambda route: route.abort())
    page.goto(file.as_uri())
    page.wait_for_function(f"document.querySelectorAll('.explorer-picture img').length == {len(built)}")
    yield page, asked, built
    page.close()


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_control_moves_picture_and_words_to_what_python_says(opened, name):
    page, asked, built = opened
    explorer = built[name]
    root = page.locator(f".explorer[data-name='{explorer.spec['name']}']")
    start = root.evaluate(WORDS), root.evaluate(PICTURE)
    for label in [control["label"] for control in explorer.spec["controls"] if control["kind"] == "slider"]:
        handle = root.get_by_role("slider", name=label)
        for key in ("Home", "End"):
            handle.press(key)
            page.wait_for_timeout(20)
            assert root.evaluate(WORDS) == expected(explorer, root)
        root.get_by_role("button", name="Reset").click()
        page.wait_for_timeout(20)
        assert (root.evaluate(WORDS), root.evaluate(PICTURE)) == start
    for menu in root.locator("select").all():
        pictures = set()
        for option in range(menu.locator("option").count()):
            menu.select_option(index=option)
            page.wait_for_timeout(20)
            pictures.add(root.evaluate(PICTURE))
            assert root.evaluate(WORDS) == expected(explorer, root)
        assert len(pictures) > 1
        root.get_by_role("button", name="Reset").click()
    assert page.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened, scheme):
    page, _, _ = opened
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AXE)
    assert page.locator("html").evaluate(VIOLATIONS) == []


def test_nothing_is_cut_off_at_four_times_the_size(opened):
    page, _, _ = opened
    usual = page.viewport_size
    page.set_viewport_size({"width": usual["width"] // 4, "height": usual["height"] // 4})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.set_viewport_size(usual)
    assert wide == 0


def expected(explorer, root):
    """The words of Python for the state that the controls of the page show."""
    state = {}
    for key, control in explorer.controls.items():
        control_id = root.locator(f"[id$='-{key}']")
        if hasattr(control, "unit"):
            shown = control_id.get_attribute("aria-valuetext")
            state[key] = dict(zip(control.describe()["texts"], control.values))[shown]
        elif hasattr(control, "values"):
            state[key] = control.values[int(control_id.input_value())]
        else:
            state[key] = control_id.input_value()
    reply, _ = explorer.answer({key: explorer.controls[key].read(value) for key, value in state.items()})
    numbers = " ".join(word for pair in reply["numbers"] for word in pair)
    return [reply["summary"], reply["alt"], " ".join(numbers.split("\n"))]
