"""The course site in Chromium, from a file, with the network blocked: widths, axe, explorers, exercises, search."""
import json
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from publish import alive, lessons
from tests.browser.hand import move
from tests.browser.page import AXE, VIOLATIONS, asked_outside, offline_page

LESSONS = lessons.load()
PAGES = [*(f"lessons/{lesson.name}.html" for lesson in LESSONS), "index.html", "glossary.html", "claims.html",
         "references.html", "teaching.html", "search.html", "slides/index.html"]
WIDTHS = 360, 1280, 1920
CUT_OFF = "[...document.querySelectorAll('.map a')].filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.textContent)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 16
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest("math")).map(e => e.outerHTML.slice(0, 80))"""

TYPED = [   # what is typed, how many numbers are wanted, what is read
    ("1.5, -2", 2, [1.5, -2]), ("1,5; -2,25", 2, [1.5, -2.25]), ("1,5 2", 2, [1.5, 2]), ("0,71", 1, [0.71]),
    ("np.array([[1, 2], [3, 4e-1]])", 4, [1, 2, 3, 0.4]), ("\u22120.71", 1, [-0.71]), ("1, 2", 1, [1, 2]), ("", 1, [])]


@contextmanager
def offline(context, built):
    """A page without network; what went wrong is looked at in the end."""
    page = offline_page(context)
    yield page
    assert page.complaints == []
    assert asked_outside(page, built) == []
    page.close()


@pytest.fixture
def opened(chromium, built):
    """Opens pages of the site, one after the other."""
    with offline(chromium, built) as page:
        yield lambda name: page.goto(f"{built.as_uri()}/{name}") and page


@pytest.fixture(scope="module")
def shown(chromium, built, request):
    """The page of that name, for several tests, and its name."""
    with offline(chromium, built) as page:
        page.goto(f"{built.as_uri()}/{request.param}")
        yield page, request.param


@pytest.mark.parametrize("shown", PAGES, indirect=True)
def test_a_page_is_readable_at_every_width_and_has_no_violation(shown):
    page, name = shown
    for width in reversed(WIDTHS) if PAGES.index(name) % 2 else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(50)
        assert page.evaluate(TOO_WIDE) == 0, width
        assert page.evaluate(SMALL) + page.evaluate(CUT_OFF) == [], width
    page.emulate_media(color_scheme="dark" if width == WIDTHS[0] else "light")
    page.evaluate(AXE)   # on every other page narrow and dark, on the others wide and light
    assert page.locator("html").evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("shown", PAGES[:len(LESSONS)], indirect=True)
def test_explorers_and_questions_of_a_page_are_alive(shown):
    page, _ = shown
    page.wait_for_function("[...document.querySelectorAll('.explorer')].every(e => e.querySelector('.explorer-picture img'))")
    for root in page.locator(".explorer").all():
        assert list(move(root))
    for form in page.locator("form.quiz").all():
        form.locator("input").first.check()
        form.get_by_role("button").click()
        assert form.locator(".quiz-reply").inner_text()


def test_a_prediction_is_compared_at_the_end_of_the_page(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    assert page.get_by_text("The answer is: three.").is_visible()
    page.get_by_label("two", exact=True).check()
    page.get_by_role("button", name="Commit").click()
    page.get_by_text("You predicted: two. The answer is: three.").wait_for()


@pytest.mark.parametrize("number", ["02.1", "07.3"])
def test_a_typed_answer_is_marked_with_its_hint(opened, number):
    exercise = json.loads(alive.exercise(number))
    lesson = next(lesson for lesson in LESSONS if lesson.number == number[:2])
    page = opened(f"lessons/{lesson.name}.html")
    box = page.locator(f".exercise[data-name='{number}']")
    hint, wrong = exercise["hints"][0]
    for typed, reply in {
        _typed(exercise["answer"]): f"{number}: correct",
        _typed(wrong): f"{number}: not quite: {hint}",
        "<script>": f"{number}: not quite: " + ("answer with" if "options" in exercise else "numbers were expected"),
        "1, 2": f"{number}: not quite: ",
    }.items():
        box.get_by_role("textbox").fill(typed)
        box.get_by_role("button", name="Check").click()
        assert box.get_by_role("status").inner_text().startswith(reply)


def test_every_answer_of_the_course_is_marked_correct_and_every_mistake_gets_its_hint(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    for lesson in LESSONS:
        for k in (1, 2, 3):
            content = alive.exercise(f"{lesson.number}.{k}")
            if content is None:
                continue
            exercise = json.loads(content)
            assert page.evaluate("([e, typed]) => mark(e, typed)", [exercise, _typed(exercise["answer"])]) == ["correct", ""]
            for hint, value in exercise["hints"]:
                if len(value) == len(exercise["answer"]):
                    assert page.evaluate("([e, typed]) => mark(e, typed)", [exercise, _typed(value)]) == ["not quite", hint]


def test_numbers_are_read_as_people_type_them_and_what_is_none_is_said(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    for typed, wanted, read in TYPED:
        assert page.evaluate("([typed, wanted]) => numbers(typed, wanted)", [typed, wanted]) == read, typed
    exercise = json.loads(alive.exercise("02.1"))
    for typed in ("one half", "1 and 2", "nan", "1..2", "Infinity", "1e999"):
        state, message = page.evaluate("([e, typed]) => mark(e, typed)", [exercise, typed])
        assert state == "not quite" and "expected" in message, typed


def test_hints_and_solutions_are_folded_and_open(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    for words in ("Hints for 02.1: what often goes wrong", "Solution of 02.1"):
        fold = page.locator("details", has=page.get_by_text(words, exact=True))
        assert not fold.evaluate("e => e.open")
        page.get_by_text(words, exact=True).click()
        assert fold.evaluate("e => e.open") and len(fold.inner_text()) > len(words)


def test_the_search_finds_and_marks_and_says_when_there_is_nothing(opened):
    page = opened("index.html")
    page.get_by_role("searchbox", name="Search the course").fill("constant column")
    page.keyboard.press("Enter")
    first = page.locator("#found a").first
    assert "constant column" in first.inner_text().lower()
    assert page.locator("mark").count()
    first.click()
    page.wait_for_url("**/lessons/*.html#*")
    assert page.evaluate("!!document.querySelector(':target')")
    page = opened("search.html?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert page.locator("#count").inner_text() == 'Nothing found for "<script>alert(1)</script>".'


def test_the_search_knows_greek_british_spelling_and_capitals(opened):
    for asked, found in [("\u03b3", "gamma"), ("normalisation", "normaliz"), ("EPSILON", "epsilon"), ("mu^2", "mu^2")]:
        page = opened(f"search.html?q={quote(asked)}")
        page.locator("#found li").first.wait_for()
        assert found in page.locator("#found").inner_text().lower(), asked


def test_light_and_dark_are_chosen_and_kept(opened):
    page = opened("index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(colour)
    assert dark != light
    page = opened("glossary.html")
    assert page.evaluate(colour) == dark
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(colour) == light


def test_code_can_be_copied(opened):
    page = opened(f"lessons/{LESSONS[2].name}.html")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    page.locator("#compute-2 .copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("window.copied").startswith("mu = z.sum(axis=0)")


def _typed(answer):
    return answer if isinstance(answer, str) else ", ".join(map(str, answer))
