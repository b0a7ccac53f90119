"""Handles and spots of every explorer on a page without Python:
by mouse, by touch and by keys, as the controls do it."""
import json

import pytest

from helpers.explore.grids import choose
from tests.browser.page import offline_page
from tests.browser.test_gallery import WORDS, expected, settle
from tests.helpers.lessons.explorers import FACTORIES, shared

FAR = 3000   # pixels: beyond the end of every axis
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def opened(chromium, built):
    """The page with every explorer, offline."""
    page = offline_page(chromium)
    page.goto(built.with_name("explorers.html").as_uri())
    yield page
    page.close()


def bring(page, name):
    """The root of an explorer, at its start, with its middle in view."""
    root = page.locator(f".explorer[data-name={json.dumps(shared(name).spec['name'])}]")
    root.locator(".explorer-picture").scroll_into_view_if_needed()
    root.get_by_role("button", name="Reset").press("Enter")
    settle(root)
    return root


def state(root):
    return json.loads(root.get_attribute("data-state"))


def by_mouse(page, x, y, to_x, to_y):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


def by_touch(page, x, y, to_x, to_y):
    session = page.context.new_cdp_session(page)
    for kind, points in (("touchStart", [(x, y)]), ("touchMove", [((x + to_x) / 2, (y + to_y) / 2)]),
                         ("touchMove", [(to_x, to_y)]), ("touchEnd", [])):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    session.detach()


def drag(page, handle, axis, way, hand):
    """Take the handle by its middle and draw it far beyond one end of its axis."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    hand(page, x, y, *((x + way * FAR, y) if axis == "x" else (x, y + way * FAR)))


@pytest.mark.parametrize("name", FACTORIES)
def test_its_handles_reach_both_ends_by_keys_mouse_and_touch(opened, name):
    for number, spec in enumerate(shared(name).spec["handles"]):
        reach_both_ends(opened, name, number, spec)


def test_there_are_handles_and_spots_to_take_hold_of():
    assert all(sum(bool(shared(name).spec[kind]) for name in FACTORIES) > 3 for kind in ("handles", "spots"))


def reach_both_ends(opened, name, number, spec):
    explorer, root = shared(name), bring(opened, name)
    ends = {explorer.controls[spec["control"]].values[k] for k in (0, -1)}
    handle = root.locator(f".explorer-handle[data-number='{number}']")
    assert handle.get_attribute("role") == "slider" and handle.get_attribute("aria-label")
    reached = {}
    for how, moves in {"keys": [lambda: handle.press("Home"), lambda: handle.press("End")],
                       "mouse": [lambda way=way: drag(opened, handle, spec["axis"], way, by_mouse) for way in (-1, 1)],
                       "touch": [lambda way=way: drag(opened, handle, spec["axis"], way, by_touch) for way in (-1, 1)],
                       }.items():
        reached[how] = set()
        for move in moves:
            move()
            settle(root)
            reached[how].add(state(root)[spec["control"]])
            assert root.evaluate(WORDS) == expected(explorer, root)
            texts = explorer.controls[spec["control"]].describe()["texts"]
            assert handle.get_attribute("aria-valuetext") in texts
        root.get_by_role("button", name="Reset").press("Enter")
        settle(root)
    assert reached == dict.fromkeys(reached, ends)
    assert opened.complaints == []


@pytest.mark.parametrize("name", FACTORIES)
def test_a_spot_sets_its_controls_by_click_and_arrows_lead_from_one_to_the_next(opened, name):
    explorer, root = shared(name), bring(opened, name)
    if not explorer.spec["spots"]:
        return
    _, _, few = choose(explorer, 0)   # the page of the tests has no more
    for group in explorer.spec["spots"]:
        there = [region for region in group["regions"] if {**explorer.state, **region["state"]} in few]
        for region in (there[0], there[-1]):
            spot = root.get_by_role("button", name=region["name"], exact=True).first
            root.get_by_role("button", name="Reset").press("Enter")
            spot.click()
            settle(root)
            assert {key: state(root)[key] for key in region["state"]} == region["state"]
            assert root.evaluate(WORDS) == expected(explorer, root)
            assert spot.get_attribute("aria-pressed") == "true"
    spots = root.locator(".explorer-spot")
    spots.first.focus()
    seen = set()
    for key in ["ArrowRight", "ArrowDown"] * len(group["regions"]):
        seen.add(opened.evaluate("document.activeElement.getAttribute('aria-label')"))
        opened.keyboard.press(key)
    assert len(seen) > 1
    assert root.locator(".explorer-spot[tabindex='0']").count() == len(explorer.spec["spots"])


def test_on_a_phone_strips_stand_below_each_other_letters_are_large_and_handles_within_reach(opened):
    usual = opened.viewport_size
    opened.set_viewport_size(PHONE)
    letters = opened.locator(".explorer-strip svg").evaluate_all("""all => all.flatMap(svg => {
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [...svg.querySelectorAll('text')].filter(text => text.textContent.trim())
            .map(text => [scale * parseFloat(getComputedStyle(text).fontSize), text.textContent]); })""")
    assert [words for size, words in letters if size < 11.9] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for box in [handle.bounding_box() for handle in opened.locator(".explorer-handle").all()]:
        assert box["width"] >= 44 and box["height"] >= 44
    opened.set_viewport_size(usual)


def test_a_control_that_plays_walks_to_its_end_and_stops_and_with_less_motion_only_steps(opened):
    name, key = next((name, key) for name in FACTORIES for key, control in shared(name).controls.items()
                     if getattr(control, "play", False) and control.start != control.values[-1])
    root = bring(opened, name)
    before = state(root)[key]
    root.get_by_role("button", name="One step of").press("Enter")
    settle(root)
    assert state(root)[key] > before
    play = root.get_by_role("button", name="Play or pause")
    play.press("Enter")
    root.page.wait_for_function("([root, key, end]) => JSON.parse(root.dataset.state)[key] === end"
                                " && root.textContent.includes('Play')",
                                arg=[root.element_handle(), key, shared(name).controls[key].values[-1]])
    opened.emulate_media(reduced_motion="reduce")
    play.wait_for(state="hidden")
    assert root.get_by_role("button", name="One step of").is_visible()
    opened.emulate_media(reduced_motion="no-preference")
