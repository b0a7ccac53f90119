"""The course site in Chromium, from a file, with the network blocked: widths, axe, explorers, exercises, search."""
import io
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from PIL import Image

from helpers import lessons as solutions
from helpers import done
from publish import lessons
from tests.browser.hand import move
from tests.browser.page import AXE, VIOLATIONS, asked_outside, offline_page

LESSONS = lessons.load()
COLUMN = "column_statistics"
PAGES = [*(f"lessons/{lesson.name}.html" for lesson in LESSONS), "index.html", "glossary.html", "claims.html",
         "symptoms.html", "questions.html", "bridge.html", "bridge/batch.html", "bridge/rms.html", "models.html",
         "references.html", "teaching.html", "search.html", "figures.html", "editions.html", "slides/index.html"]
WIDTHS = 360, 1280, 1920
CUT_OFF = """[...document.querySelectorAll(".map a")].filter(e => e.scrollHeight > e.clientHeight + 1)
    .map(e => e.textContent)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The paragraphs of a lesson with a line of more letters than are easily read, and code that its box cuts off.
LONG = """() => [...document.querySelectorAll(".cell :is(p, li), .cite p")].filter(p => p.checkVisibility()
    && !p.closest(".explorer, .quiz, table") && !p.querySelector("p, ul, math")).filter(p => {
    const lines = {}, walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT,
        node => node.parentElement.closest("[role=tooltip]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
        range = document.createRange();
    for (let node; node = walk.nextNode();) for (const word of node.data.matchAll(/\\S+\\s?/g)) {
        range.setStart(node, word.index); range.setEnd(node, word.index + 1);
        const line = Math.round(range.getBoundingClientRect().bottom / 8);
        lines[line] = (lines[line] ?? 0) + word[0].length; }
    return Math.max(0, ...Object.values(lines)) > 75; }).map(p => p.textContent.slice(0, 60))"""
CUT_CODE = """[...document.querySelectorAll("pre.code")]
    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth)
    .map(e => e.textContent.slice(0, 60))"""
SMALL = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility()
    && parseFloat(getComputedStyle(e).fontSize) < 16
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest("math, svg"))
    .map(e => e.outerHTML.slice(0, 80))"""


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
    for width in reversed(WIDTHS) if PAGES.index(name) // 2 % 2 else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(50)
        assert page.evaluate(TOO_WIDE) == 0, width
        assert page.evaluate(SMALL) + page.evaluate(CUT_OFF) == [], width
        assert page.evaluate(LONG) + page.evaluate(CUT_CODE) == [], width
    page.emulate_media(color_scheme="dark" if width == WIDTHS[0] else "light")
    if name in PAGES[1:len(LESSONS):2]:
        return   # lessons are made alike: axe looks at half of them
    page.evaluate(AXE)   # some are narrow and dark now, the others wide and light
    assert page.locator("html").evaluate(VIOLATIONS) == []


def test_axe_finds_a_fault_in_one_of_many_texts(chromium):
    page = chromium.new_page()
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1>" + "<p>fine <b>bold</b></p>" * 50)
    page.evaluate(AXE)
    faults = {"": [], "color: #999": ["color-contrast"], "background: #555": ["color-contrast"]}
    for style, found in faults.items():
        page.locator("b").nth(30).evaluate("(b, style) => { b.style = style; }", style)
        assert [one.split(":")[0] for one in page.locator("html").evaluate(VIOLATIONS)] == found
    page.locator("p").nth(7).evaluate("p => { p.innerHTML = '<img src=data:,><button></button>'; }")
    assert {"image-alt", "button-name"} < {one.split(":")[0] for one in page.locator("html").evaluate(VIOLATIONS)}
    page.close()


@pytest.mark.parametrize("place", [f"lessons/{COLUMN}.html", f"slides/{COLUMN}.html"])
def test_a_drawing_follows_the_theme_of_its_page(opened, place):
    page = opened(place)
    for theme, paper in (("dark", (20, 23, 28)), ("light", (255, 255, 255)), ("dark", (20, 23, 28))):
        page.evaluate("theme => setTheme(theme)", theme)
        if place.startswith("slides"):
            page.evaluate("""() => { const slide = document.querySelector(".sheet:has(figure img[src$=svg])");
                const { h, v } = Reveal.getIndices(slide); Reveal.slide(h, v); }""")
        drawn = page.locator(".sheet.present figure img[src$=svg], .lesson figure img[src$=svg]").first
        drawn.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth", arg=drawn.element_handle())
        shot = Image.open(io.BytesIO(drawn.screenshot())).convert("RGB")
        assert shot.getpixel((8, 8)) == paper, theme


def test_a_claim_is_answered_once_it_is_judged(opened):
    page = opened("claims.html")
    claim, answers = page.locator(".claim").nth(1), page.locator(".claim p:visible")
    assert page.locator(".claim input").count() == 3 * page.locator(".claim").count() > 0 and answers.count() == 0
    claim.locator("input").nth(1).check()
    assert answers.count() == 1 and claim.locator("p").is_visible()


@pytest.mark.parametrize("shown", PAGES[:len(LESSONS)], indirect=True)
def test_explorers_and_questions_of_a_page_are_alive(shown):
    page, _ = shown
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.wait_for_function("[...document.querySelectorAll('.explorer')]"
                           ".every(e => e.querySelector('.explorer-picture svg'))")
    for root in page.locator(".explorer").all():
        next(move(root))   # test_gallery.py moves all their controls
    for form in page.locator("form.quiz").all():
        form.locator("input").first.check()
        form.get_by_role("button").click()
        assert form.locator(".quiz-reply").inner_text()


def test_a_prediction_is_compared_at_the_end_of_the_page(opened):
    page = opened(f"lessons/{COLUMN}.html")
    assert page.get_by_text("The answer is: three.").is_visible()
    page.get_by_label("two", exact=True).check()
    page.get_by_role("button", name="Commit").click()
    page.locator("[data-reveal]").get_by_text("You predicted: two.").wait_for()
    assert "The answer is: three." in page.locator("[data-reveal]").inner_text()


def test_a_typed_answer_is_marked(opened):
    page = opened(f"lessons/{COLUMN}.html")
    box = page.locator(".exercise[data-name='1']")
    for typed, reply in {_answer(): "correct", "<script>": "not quite", "77": "not quite"}.items():
        box.get_by_role("textbox").fill(typed)
        box.get_by_role("button", name="Check").click()
        assert box.get_by_role("status").inner_text().startswith(f"Exercise 1: {reply}")


def test_hints_and_solutions_are_folded_and_open(opened):
    page = opened(f"lessons/{COLUMN}.html")
    for words in ("Hints for exercise 1: what often goes wrong", "Solution of exercise 1"):
        fold = page.locator("details", has=page.get_by_text(words, exact=True))
        assert not fold.evaluate("e => e.open")
        page.get_by_text(words, exact=True).click()
        assert fold.evaluate("e => e.open") and len(fold.inner_text()) > len(words)


def test_the_search_finds_and_marks_and_says_when_there_is_nothing(opened):
    page = opened("index.html")
    page.get_by_role("searchbox", name="Search the course").fill("pads stay zeros")
    page.keyboard.press("Enter")
    first = page.locator("#found a").first
    assert "pads stay zeros" in first.inner_text().lower()
    assert page.locator("mark").count()
    first.click()
    page.wait_for_url("**/lessons/*.html#*")
    assert page.evaluate("!!document.querySelector(':target')")
    page = opened("search.html?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert page.locator("#count").inner_text().startswith('Nothing here speaks of "alert". ')
    page = opened("search.html?q=%3C%3E")
    assert page.locator("#count").inner_text() == 'Nothing found for "<>".'


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
    page = opened(f"lessons/{COLUMN}.html")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    page.locator("#compute-2 .copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("window.copied").startswith("mu = z.sum(axis=0)")


def test_the_outline_stays_in_view_and_marks_where_one_is(opened):
    page = opened(f"lessons/{COLUMN}.html")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 700})
        for name in ("see-it-1", "compute-1"):
            page.evaluate("name => document.getElementById(name).scrollIntoView()", name)
            mark = page.locator(".outline [aria-current]")
            page.wait_for_function("hash => document.querySelector('.outline [aria-current]').hash === hash",
                                   arg=f"#{name}")
            shown = mark if width > 1080 else page.locator(".outline summary")
            top = shown.bounding_box()["y"]
            assert 0 <= top <= 690 and mark.text_content() in page.locator(".outline summary").text_content()


def test_what_was_predicted_and_solved_is_marked_on_the_map(opened):
    page = opened("index.html")
    page.evaluate("localStorage.removeItem('progress')")
    page = opened(f"lessons/{COLUMN}.html")
    page.get_by_label("two", exact=True).check()
    page.get_by_role("button", name="Commit").click()
    for typed in ("77", _answer()):
        box = page.locator(".exercise[data-name='1']")
        box.get_by_role("textbox").fill(typed)
        box.get_by_role("button", name="Check").click()
        words = opened("index.html").locator(".map .done").all_inner_texts()
        assert words == ["predicted" if typed == "77" else "predicted, 1 of 4 solved"]
        page = opened(f"lessons/{COLUMN}.html")
    page.evaluate("localStorage.setItem('progress', 'no JSON')")
    assert opened("index.html").locator(".map .done").count() == 0


def test_sentence_button_and_picture_stand_on_the_first_screen(opened):
    page = opened("index.html")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.wait_for_selector(".hero .explorer-picture svg")
    for part in (".hero p", ".hero .go", ".hero .explorer-picture svg"):
        place = page.locator(part).first.bounding_box()
        assert place["y"] >= 0 and place["y"] + place["height"] <= 720, part


@pytest.mark.parametrize("size", [(1280, 720), (360, 740)], ids="{0[0]}".format)
def test_the_first_screen_tells_what_a_norm_changes(opened, size):
    page = opened("index.html")
    page.set_viewport_size(dict(zip(("width", "height"), size)))
    root = page.locator(".hero .explorer")
    sentence, norm = root.locator(".explorer-summary"), root.get_by_role("button", name="batch norm", exact=True)
    assert "cannot learn" in sentence.inner_text()
    for part in (sentence, norm):
        place = part.bounding_box()
        assert place["y"] + place["height"] <= size[1]
    norm.click()
    page.wait_for_function("document.querySelector('.hero .explorer-summary').textContent.includes('has learned')")
    assert page.evaluate("scrollY") == 0 and page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_figure_shows_its_meaning_and_proofs_are_folded(opened):
    page = opened(f"lessons/{COLUMN}.html")
    captions = page.locator("figcaption").all_inner_texts()
    assert captions and not [words for words in captions if 'title "' in words or len(words.split()) < 4]
    for fold in page.locator(".cell.proof > details").all():
        assert not fold.evaluate("e => e.open")


def _answer():
    """The answer to the first exercise of column statistics, as it is typed."""
    return ", ".join(map(str, solutions.load(COLUMN).EXERCISES[1].expected[0].ravel()))


def test_what_was_done_is_saved_as_a_file_and_loaded_into_what_is_there(opened, tmp_path):
    page = opened("index.html")
    page.evaluate("localStorage.setItem('progress', JSON.stringify({layer_norm: ['prediction', '1']}))")
    page = opened("index.html")
    with page.expect_download() as found:
        page.get_by_role("button", name="Save what I did").click()
    found.value.save_as(tmp_path / "progress.json")
    assert found.value.suggested_filename == done.FILE and done.kept(tmp_path) == {"layer_norm": ["prediction", "1"]}
    for wrong in ("no JSON", "[]", '{"layer_norm": "1"}'):
        (tmp_path / "wrong.json").write_text(wrong, encoding="utf-8")
        page.locator(".keep input").set_input_files(tmp_path / "wrong.json")
        page.get_by_text("This is no file of the course's progress").wait_for()
    (tmp_path / ".laid.json").write_text("{}", encoding="utf-8")
    done.note("layer_norm", "3", tmp_path)
    done.note("start_here", done.PREDICTION, tmp_path)
    page.evaluate("localStorage.setItem('progress', JSON.stringify({layer_norm: ['2']}))")
    page.locator(".keep input").set_input_files(tmp_path / "progress.json")
    page.get_by_text("Loaded.").wait_for()
    assert page.locator(".map .done").all_inner_texts() == ["predicted", "predicted, 3 of 4 solved"]
    page.evaluate("localStorage.removeItem('progress')")
