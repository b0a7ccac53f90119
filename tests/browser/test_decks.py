"""Every deck in Chromium, from a file, with the network blocked:
each slide and fragment at two sizes, explorers, keys."""
from itertools import pairwise
from pathlib import Path

import pytest

from helpers.explore.grids import named
from publish import handouts, lessons, notes
from tests.browser.hand import move
from tests.browser.page import AXE, VIOLATIONS, asked_outside, new_page, offline_page
from tests.browser.test_gallery import WORDS, words
from tests.helpers.lessons.explorers import FACTORIES, build

LESSONS = lessons.load()
SIZES = {"16:9": (1280, 720), "4:3": (1024, 768)}
PROBLEMS = Path(__file__).with_name("slides.js").read_text(encoding="utf-8")
FITTED = "html[data-fitted]"
GO = "name => { const { h, v } = Reveal.getIndices(document.getElementById(name)); Reveal.slide(h, v); }"
NAME = "Reveal.getCurrentSlide().id"
NAMES = "Reveal.getSlides().map(slide => slide.id)"
SHOWN = "!!Reveal.getCurrentSlide().querySelector('.explorer-picture svg')"

# In the print view, what no page of its slide shows, or hides from those who listen.
LOST = """() => { const shown = new Set(), all = new Set();
    for (const block of document.querySelectorAll(".sheet :is(.block, h1, h2)")) {
        const place = block.closest(".sheet").id + block.textContent;
        all.add(place);
        if (block.checkVisibility() && !block.closest("[hidden], [aria-hidden=true]")) shown.add(place); }
    return [...all].filter(place => !shown.has(place)); }"""


# The sheets of each slide that was broken: whether two neighbours would have fitted on one.
BROKEN = """() => {
    for (const shown of document.querySelectorAll(".fragment.visible"))   // who walked through the deck left all shown
        shown.classList.remove("visible", "current-fragment");
    return [...document.querySelectorAll("section.sheet")]
    .filter(s => document.getElementById(`${s.id}-2`)).map(s => {
    const pages = [s]; for (let k = 2, page; page = document.getElementById(`${s.id}-${k}`); k++) pages.push(page);
    return pages.map((page, k) => ({ id: page.id, heading: page.querySelector("h2").textContent,
        note: page.querySelector("aside").innerHTML,
        alone: !pages[k + 1] || !!pages[k + 1].querySelector(".is-explorer"),
        fitted: !!pages[k + 1] && fitTogether(page, pages[k + 1]) })); });
    function fitTogether(page, next) {
        const moved = [...body(next).children], size = page.style.getPropertyValue("--size");
        body(page).append(...moved);
        const fine = whileShown(page, () => bothFit(page));
        body(next).append(...moved);
        page.style.setProperty("--size", size);
        return fine; } }"""
KINDS = """[...document.querySelectorAll("section.sheet .body")].map(page =>
    [...page.querySelectorAll(".block")].map(kind))"""
ARRIVED = """([root, wanted]) => !root.hasAttribute('aria-busy')
    && Object.entries(wanted).every(([key, value]) => JSON.parse(root.dataset.state)[key] === value)"""
# All problems of all slides and fragments; in one go, for nobody looks at what is drawn in between.
WALK = f"""async () => {{ const problems = ({PROBLEMS}), found = [];
    const drawn = slide => !slide.querySelector('.explorer') || {SHOWN};
    for (const slide of Reveal.getSlides()) {{
        const {{ h, v }} = Reveal.getIndices(slide);
        Reveal.slide(h, v);
        for (let k = 0; k < 1000 && !drawn(slide); k++) await new Promise(requestAnimationFrame);
        found.push(...drawn(slide) ? problems() : [`${{slide.id}}: its explorer draws nothing`]);
        while (Reveal.availableFragments().next) {{ Reveal.nextFragment(); found.push(...problems()); }} }}
    return found; }}"""
FULL = """() => { const slide = Reveal.getCurrentSlide(), block = (kind, text) =>
        Object.assign(document.createElement("div"), { className: `block is-${kind}`, innerHTML: text });
    const words = "word ".repeat(200);
    body(slide).replaceChildren(...[...Array(5)].map(() => block("text", words)),
        block("text", `${words}:`), block("code", "x"));
    return whileShown(slide, () => breaks(slide)).map(page => page.length); }"""


COLUMN = next(lesson for lesson in LESSONS if lesson.name == "column_statistics")


def open_deck(context, built, lesson=COLUMN):
    """An offline page that shows the deck of a lesson, fitted."""
    page = offline_page(context)
    resize(page, SIZES["16:9"])
    page.goto((built / "slides" / f"{lesson.name}.html").as_uri())
    page.wait_for_selector(FITTED, state="attached")
    return page


def resize(page, size):
    """Give the page this (width, height)."""
    page.set_viewport_size(dict(zip(("width", "height"), size)))


def walk(page):
    """Show every slide and fragment of the deck; the problems of each."""
    return page.evaluate(WALK)


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.number)
def deck(request, chromium, built):
    """The page of a deck; it complains of nothing and asks for nothing outside its folder."""
    page = open_deck(chromium, built, request.param)
    yield page
    assert page.complaints == []
    assert asked_outside(page, built) == []
    page.close()


def test_decks_without_a_site_ask_for_nothing_outside_their_folder(chromium, built):
    alone = built.with_name("decks")
    page = open_deck(chromium, alone, COLUMN)
    name = page.evaluate("document.querySelector('.explorer').closest('section').id")
    page.evaluate(GO, name)
    page.wait_for_function(SHOWN)
    assert list(move(page.locator(f"#{name} .explorer")))
    assert page.complaints == [] and asked_outside(page, alone / "slides") == []
    page.close()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_slide_fits_and_can_be_read(deck, size):
    resize(deck, size)
    assert walk(deck) == []


def test_a_sheet_is_turned_only_where_a_slide_is_full_and_repeats_heading_and_note(deck):
    for pages in deck.evaluate(BROKEN):
        assert len({page["heading"] for page in pages}) == len({page["note"] for page in pages}) == 1
        assert all(page["alone"] or not page["fitted"] for page in pages), pages
        assert [page["id"] for page in pages[1:]] == [f"{pages[0]['id']}-{k}" for k in range(2, len(pages) + 1)]


def test_an_explorer_fills_its_sheet_and_so_does_the_question_to_predict(deck):
    kinds = deck.evaluate(KINDS)
    assert [page for page in kinds if "explorer" in page] == [["explorer"]] * sum("explorer" in page for page in kinds)
    assert ["question"] in kinds


def test_explorers_and_questions_answer_and_stay_in_their_slide(deck):
    resize(deck, SIZES["16:9"])
    names = deck.evaluate("[...document.querySelectorAll('.explorer')].map(e => e.closest('section').id)")
    assert names or deck.url.partition("#")[0].endswith("/clinic.html")
    for name in names:
        deck.evaluate(GO, name)
        deck.wait_for_function(SHOWN)
        for _ in move(deck.locator(f"#{name} .explorer")):
            assert deck.evaluate(NAME) == name
            assert deck.evaluate(PROBLEMS) == []
    for form in deck.locator("form.quiz").all():
        deck.evaluate(GO, form.evaluate("e => e.closest('section').id"))
        for option in form.get_by_role("radio").all():
            option.check()
            form.get_by_role("button").click()
            assert form.get_by_role("status").inner_text()
            assert deck.evaluate(PROBLEMS) == []
            if form.locator("fieldset").is_disabled():
                break


def test_keys_and_footer_show_the_states_that_the_notes_speak_of(deck):
    name = Path(deck.url.partition("#")[0]).stem
    told = notes.states(name)
    slide = deck.evaluate("document.querySelector('.sheet:has(.explorer)')?.id")
    assert bool(told) == bool(slide)
    deck.evaluate(GO, slide or "title-1")
    buttons, root = deck.locator(".states button"), deck.locator(f"#{slide} .explorer")
    assert buttons.count() == len(told)
    made = [build(each) for each in FACTORIES if told and each.startswith(f"{name}.")]
    by_name = {explorer.spec["name"]: explorer for explorer in made}
    for k, texts in enumerate(told):
        explorer = by_name[root.get_attribute("data-name")]
        state = named(explorer, texts)
        if k % 2:
            buttons.nth(k).click()
        else:
            deck.keyboard.press(str(k + 1))
        deck.wait_for_function(ARRIVED, arg=[root.element_handle(), state])
        assert root.evaluate(WORDS) == words(explorer.answer(state)), texts
        assert deck.evaluate(NAME) == slide and deck.evaluate(PROBLEMS) == []
    deck.evaluate(GO, "title-1")
    assert not deck.locator(".states").is_visible()


@pytest.mark.parametrize("lesson", LESSONS[2::3], ids=lambda lesson: lesson.number)
def test_a_deck_on_paper_loses_nothing_and_axe_finds_no_violation(chromium, built, lesson):
    page = new_page(chromium)
    page.emulate_media(color_scheme="dark" if int(lesson.number) % 2 else "light")
    page.goto(f"{(built / 'slides' / lesson.name).as_uri()}.html?print-pdf")   # which shows all slides at once
    page.wait_for_selector(".pdf-page")
    page.wait_for_selector(FITTED, state="attached")
    page.evaluate(AXE)
    assert page.locator("html").evaluate(VIOLATIONS) == []
    assert page.evaluate(LOST) == []
    page.close()


def test_axe_finds_no_violation_on_a_slide_with_its_footer(chromium, built):
    page = open_deck(chromium, built)
    page.evaluate(AXE)
    assert page.locator("html").evaluate(VIOLATIONS) == []
    page.close()


def test_a_question_is_answered_on_the_slide_and_the_reveal_compares(chromium, built):
    page = open_deck(chromium, built)
    page.evaluate(GO, "predict-2")
    page.get_by_label("three", exact=True).check()
    page.keyboard.press("ArrowRight")   # moves in the group of options, not to the next slide
    assert page.evaluate(NAME) == "predict-2"
    page.get_by_label("three", exact=True).check()
    page.get_by_role("button", name="Commit").click()
    page.get_by_text("You predicted: three.", exact=True).wait_for()
    page.evaluate(GO, "in-short-1")
    assert not page.get_by_text("That is right.").is_visible()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    page.locator("#in-short-1 .is-reveal").get_by_text("You predicted: three. That is right.").wait_for()
    page.close()


def test_a_clicked_button_and_escape_give_the_keys_back_and_a_clicker_always_turns(chromium, built):
    page = open_deck(chromium, built)
    page.evaluate(GO, "predict-2")
    page.get_by_label("three", exact=True).check()
    page.get_by_role("button", name="Commit").click()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NAME) != "predict-2"
    page.evaluate(GO, "play-1-2")
    slider = page.locator("#play-1-2 input[type=range]").first
    slider.press("ArrowRight")
    assert page.evaluate(NAME) == "play-1-2"
    page.keyboard.press("Escape")
    assert not page.evaluate("Reveal.isOverview()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NAME) != "play-1-2"
    for key in ("PageUp", "PageDown"):
        page.evaluate(GO, "play-1-2")
        slider.focus()
        page.keyboard.press(key)
        assert page.evaluate(NAME) != "play-1-2", key
    page.close()


def test_keys_and_buttons(chromium, built):
    page = open_deck(chromium, built)
    assert page.locator(".place").inner_text().startswith("1 / ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert page.locator(".place").inner_text().startswith("3 / ")
    page.get_by_role("button", name="Previous slide").click()
    assert page.locator(".place").inner_text().startswith("2 / ")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.keyboard.press("d")
    assert page.evaluate(colour) != light
    page.keyboard.press("o")
    assert page.evaluate("Reveal.isOverview()")
    page.close()


def test_the_speaker_view_shows_the_notes(chromium, built):
    page = open_deck(chromium, built)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_function("/min/.test(document.querySelector('.speaker-controls-notes .value')?.textContent)")
    speaker.close()
    page.close()


def test_without_scripts_all_slides_stand_one_below_the_other_and_no_notes_show(chromium, built):
    page = new_page(chromium)
    chromium.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto((built / "slides" / f"{COLUMN.name}.html").as_uri())
    tops = [sheet.bounding_box()["y"] for sheet in page.locator("section.sheet").all()]
    assert len(tops) > 20 and all(b - a > 50 for a, b in pairwise(tops))
    assert not any(note.is_visible() for note in page.locator("aside.notes").all())
    assert all(block.is_visible() for block in page.locator(".block:not(.is-explorer)").all())
    page.close()


def test_every_deck_is_printed_and_where_there_is_none_it_is_said(built, tmp_path):
    assert {deck.stem for deck in handouts.decks(built / "slides")} == {lesson.name for lesson in LESSONS}
    with pytest.raises(RuntimeError, match="run make slides first"):
        handouts.decks(tmp_path)


@pytest.mark.parametrize("lesson", LESSONS[2::9], ids=lambda lesson: lesson.number)
def test_a_deck_prints_each_slide_on_a_page_of_its_own(chromium, built, tmp_path, lesson):
    deck, pdf = built / "slides" / f"{lesson.name}.html", tmp_path / "deck.pdf"
    handouts.print_deck(chromium, deck, pdf)
    page = open_deck(chromium, built, lesson)
    shown = page.evaluate("Reveal.getTotalSlides()")
    page.close()
    assert shown <= handouts.pages(pdf.read_bytes()) <= shown + 6


def test_a_slide_that_is_too_full_is_broken_evenly_and_not_after_what_announces(chromium, built):
    page = open_deck(chromium, built)
    page.evaluate(GO, "compute-5")
    lengths = page.evaluate(FULL)
    assert sum(lengths) == 7 and max(lengths) <= 3 and lengths[-1] >= 2
    page.close()


def test_an_overflowing_slide_small_words_and_a_lost_note_are_found(chromium, built):
    page = open_deck(chromium, built)
    assert page.evaluate(PROBLEMS) == []
    for fault, sentence in {
        "s => s.querySelector('.body').append(...Array.from({length: 40}, () => document.createElement('hr')))":
            "leaves the slide",
        "s => s.insertAdjacentHTML('beforeend', '<p style=\"font-size: 9px\">small</p>')": "is written in 9.0 px",
        "s => s.insertAdjacentHTML('beforeend', '<pre style=\"height: 30px; overflow: auto\">a<br>b<br>c<br>d</pre>')":
            "is cut off",
        "s => s.insertAdjacentHTML('beforeend', '<img src=\"data:,\">')": "a picture has no words",
        "s => s.querySelector('aside').remove()": "it has no notes",
    }.items():
        page.evaluate(f"() => ({fault})(Reveal.getCurrentSlide())")
        assert any(sentence in problem for problem in page.evaluate(PROBLEMS)), sentence
    page.evaluate("Reveal.slide(3)")
    assert {problem.partition(":")[0] for problem in walk(page)} == {"title-1"}
    page.close()
