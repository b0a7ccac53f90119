"""Questions: what they ask, what they answer, and what a browser makes of them when no kernel runs."""

import json
import re
from html import unescape

import pytest
from playwright.sync_api import sync_playwright
from traitlets import TraitError

from helpers import quiz
from helpers.quiz import choose, predict, reveal
from tests.browser.page import new_page
from publish.browser import browser, find_chromium

OPTIONS = ["It shrinks", "It grows", "Either one"]
SCRIPT = "<script>alert(1)</script>"
WHY = "It grows when p * mu^2 > var."


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    monkeypatch.setattr(quiz, "_predictions", {})


def ask():
    return predict("pads", "What do pads do to the variance?", OPTIONS)


def pick():
    options = {"Batch": "That is batch norm.", "Features": "One mean a row."}
    return choose("Which axis?", options, right="Features")


def test_a_prediction_shows_its_options_and_tells_nothing():
    question = ask()
    assert repr(question).splitlines() == [
        "What do pads do to the variance?", "  1. It shrinks", "  2. It grows", "  3. Either one", "not answered yet"]
    assert question.right == 0


def test_a_choice_is_named_without_saying_whether_it_is_right():
    question = ask()
    question.answer = 2
    assert question.chosen == "It grows"
    assert repr(question).splitlines()[-1] == "You predicted: It grows."


def test_the_reveal_says_the_answer_when_nothing_was_predicted():
    ask()
    verdict = reveal("pads", "Either one", WHY)
    assert repr(verdict) == (f"You had not predicted; the answer is: Either one. {WHY} "
                             "(To compare, commit to a prediction and run this cell again.)")
    assert verdict.status == "not answered yet"


@pytest.mark.parametrize("answer, line, status", [
    (3, f"You predicted: Either one. That is right. {WHY}", "correct"),
    (1, f"You predicted: It shrinks. The answer is: Either one. {WHY}", "not quite"),
])
def test_the_reveal_compares_with_the_prediction(answer, line, status):
    ask().answer = answer
    verdict = reveal("pads", "Either one", WHY)
    assert (repr(verdict), verdict.status) == (line, status)


REPLIES = {"It shrinks": "Pads pull the mean to 0", "It grows": "Not always."}


@pytest.mark.parametrize("answer, line", [
    (1, f"You predicted: It shrinks. Pads pull the mean to 0. The answer is: Either one. {WHY}"),
    (2, f"You predicted: It grows. Not always. The answer is: Either one. {WHY}"),
    (3, f"You predicted: Either one. That is right. {WHY}"),
])
def test_a_wrong_prediction_gets_the_reply_of_that_choice(answer, line):
    ask().answer = answer
    verdict = reveal("pads", "Either one", WHY, REPLIES)
    assert repr(verdict) == line
    assert [REPLIES["It grows"] in str(one) for one in verdict.outcomes] == [False, False, True, False]


@pytest.mark.parametrize("replies", [None, {}, {"It shrinks": None}, {"It grows": "No."}])
def test_a_choice_without_a_reply_is_told_the_answer(replies):
    ask().answer = 1
    assert repr(reveal("pads", "Either one", WHY, replies)) == (
        f"You predicted: It shrinks. The answer is: Either one. {WHY}")


@pytest.mark.parametrize("replies, words", [
    ({"It stays": "No."}, "'It stays' is not one of the options"), ({None: "No."}, "None is not one of the options"),
    ({"Either one": "Yes."}, "is right: what answers it goes into"),
])
def test_replies_belong_to_wrong_options(replies, words):
    ask()
    with pytest.raises(ValueError, match=words):
        reveal("pads", "Either one", WHY, replies)


def test_a_reply_is_escaped():
    ask().answer = 1
    assert "<script" not in reveal("pads", "Either one", WHY, {"It shrinks": SCRIPT})._repr_html_()


def test_a_prediction_can_change_until_it_is_compared():
    question = ask()
    reveal("pads", "Either one", WHY)
    assert not question.locked
    question.answer = 1
    question.answer = 3
    assert reveal("pads", "Either one", WHY).status == "correct"
    assert question.locked


def test_running_the_prediction_again_forgets_the_choice():
    first = ask()
    first.answer = 3
    second = ask()
    assert second.answer == 0 and not second.locked
    assert first.comm is None
    assert reveal("pads", "Either one", WHY).status == "not answered yet"


def test_predictions_do_not_mix():
    ask().answer = 3
    predict("other", "And now?", ["Yes", "No"])
    assert "had not predicted" in repr(reveal("other", "Yes", "So."))
    assert "That is right" in repr(reveal("pads", "Either one", WHY))


def test_a_page_carries_what_every_choice_turns_out_to_be():
    ask().answer = 1
    page = reveal("pads", "Either one", WHY)._repr_html_()
    held = json.loads(unescape(re.search('data-reveal="(.*?)"', page)[1]))
    assert held["key"] == "pads"
    assert [("The answer is" in verdict, "That is right" in verdict) for verdict in held["verdicts"]] == [
        (True, False), (True, False), (True, False), (False, True)]


def test_a_page_carries_the_question():
    bundle, _ = ask()._repr_mimebundle_()
    held = json.loads(unescape(re.search('data-question="(.*?)"', bundle["text/html"])[1]))
    assert (held["key"], held["right"], len(held["options"]), len(held["replies"])) == ("pads", 0, 3, 3)


def test_a_reveal_before_its_prediction_says_which_cell_to_run():
    verdict = reveal("pads", "Either one", WHY)
    assert repr(verdict) == "Run the cell with the prediction first, then this one again."


def test_every_choice_gets_its_feedback():
    question = pick()
    assert repr(question).splitlines()[-1] == "not answered yet"
    assert question.replies == ["Not quite: Batch. That is batch norm.", "Right: Features. One mean a row."]
    question.answer = 1
    assert repr(question).splitlines()[-1] == "Not quite: Batch. That is batch norm."
    question.answer = question.right
    assert repr(question).splitlines()[-1] == "Right: Features. One mean a row."


def test_a_sentence_is_not_given_a_second_full_stop():
    question = choose("Why?", {"It grows.": "Yes.", "Does it?": "No."}, right="It grows.")
    assert question.replies == ["Right: It grows. Yes.", "Not quite: Does it? No."]


@pytest.mark.parametrize("answer", [-1, 4, "1", None, 1.5])
def test_an_answer_that_is_no_option_is_refused(answer):
    question = ask()
    with pytest.raises(TraitError):
        question.answer = answer
    assert question.answer == 0


@pytest.mark.parametrize("options", [[], ["one"], ["a", "a"], ["a", ""], ["a", None], ["a", 2]])
def test_options_must_be_two_different_texts_or_more(options):
    with pytest.raises(ValueError, match="quiz: .* expected"):
        predict("key", "Question?", options)
    with pytest.raises(ValueError, match="quiz: .* expected"):
        choose("Question?", {option: "So." for option in options[:1]}, right=None)


@pytest.mark.parametrize("question", ["", "  ", None, 3])
def test_a_question_must_be_a_text(question):
    with pytest.raises(ValueError, match="quiz: .* expected"):
        predict("key", question, OPTIONS)


def test_the_right_answer_must_be_an_option():
    ask()
    with pytest.raises(ValueError, match="'None' is not one of the options"):
        reveal("pads", "None", WHY)
    with pytest.raises(ValueError, match="is not one of the options"):
        choose("Question?", {"a": "A.", "b": "B."}, right="c")


def test_the_page_without_a_widget_holds_the_question_and_unfolds_the_feedback():
    data, _ = pick()._repr_mimebundle_()
    assert data["text/plain"] == "Which axis?\n  1. Batch\n  2. Features\nnot answered yet"
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"].count("<li><details><summary>") == 2
    assert "That is batch norm." in data["text/html"]


def test_the_page_of_a_prediction_has_no_answers():
    data, _ = ask()._repr_mimebundle_()
    assert data["text/html"].count("<li>") == 3
    assert "<details" not in data["text/html"]


def test_markup_is_escaped():
    choice = choose(SCRIPT, {SCRIPT: SCRIPT, "b": "c"}, right="b")
    for question in [predict("x", SCRIPT, [SCRIPT, "b"]), choice]:
        page = question._repr_mimebundle_()[0]["text/html"]
        assert "<script" not in page and "&lt;script" in page
    predict("x", SCRIPT, [SCRIPT, "b"]).answer = 1
    assert "<script" not in reveal("x", "b", SCRIPT)._repr_html_()


PAGE = """async ([source, style, state]) => {
  const model = {
    state, listeners: {}, saved: 0,
    get(name) { return this.state[name]; },
    set(name, value) {
      this.state[name] = value;
      (this.listeners["change:" + name] ?? []).forEach((listener) => listener());
    },
    save_changes() { this.saved += 1; },
    on(event, f) { (this.listeners[event] ??= []).push(f); },
    off(event, f) { this.listeners[event] = this.listeners[event].filter((g) => g !== f); },
  };
  document.adoptedStyleSheets = [new CSSStyleSheet()];
  document.adoptedStyleSheets[0].replaceSync(style);
  const widget = (await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))).default;
  window.model = model;
  window.close = widget.render({ model, el: document.body });
}"""


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        if not find_chromium(playwright):
            pytest.skip("no Chromium on this system")
        with browser(playwright) as context:
            yield context


@pytest.fixture
def show(chromium):
    """Shows a question in a page of its own, without any kernel."""
    page = new_page(chromium)
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message))

    def render(question):
        page.goto("about:blank")
        page.set_content("<!doctype html><html lang=en><title>quiz</title><body></body></html>")
        names = ["prompt", "options", "replies", "button", "right", "answer", "locked"]
        state = json.loads(json.dumps({name: getattr(question, name) for name in names}))
        page.evaluate(PAGE, [question._esm, question._css, state])
        return page

    yield render
    assert page.complaints == []
    page.close()


def test_in_a_browser_the_keyboard_alone_answers_a_question(show):
    page = show(ask())
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").text_content() == "You predicted: It grows."
    assert page.evaluate("[model.state.answer, model.saved]") == [2, 1]


def test_in_a_browser_each_choice_is_answered_without_a_kernel(show):
    page = show(pick())
    status, check = page.get_by_role("status"), page.get_by_role("button", name="Check")
    check.click()
    assert status.text_content() == ""
    page.get_by_label("Batch").check()
    check.click()
    assert status.text_content() == "Not quite: Batch. That is batch norm."
    page.get_by_label("Features").check()
    check.click()
    assert status.text_content() == "Right: Features. One mean a row."
    assert status.get_attribute("data-state") == "right"


def test_in_a_browser_the_question_names_its_group(show):
    assert show(pick()).get_by_role("group", name="Which axis?").get_by_role("radio").count() == 2


def test_in_a_browser_a_compared_prediction_cannot_change(show):
    page = show(ask())
    page.evaluate("model.set('answer', 3)")
    assert page.get_by_label("Either one").is_checked()
    page.evaluate("model.set('locked', true)")
    assert page.get_by_role("button").is_disabled() and page.get_by_label("It grows").is_disabled()


def test_in_a_browser_markup_stays_text(show):
    page = show(choose(SCRIPT, {SCRIPT: SCRIPT, "b": "c"}, right="b"))
    page.get_by_label(SCRIPT).check()
    page.get_by_role("button").click()
    assert page.locator("script").count() == 0
    assert SCRIPT in page.get_by_role("status").text_content()


def test_in_a_browser_a_closed_question_leaves_no_listeners(show):
    page = show(ask())
    page.evaluate("window.close()")
    assert page.evaluate("Object.values(model.listeners).flat().length") == 0


def test_in_a_browser_two_views_do_not_share_their_radios(show):
    page = show(pick())
    page.evaluate("document.body.append(document.querySelector('form').cloneNode(true))")
    first, second = page.get_by_label("Batch").all()
    first.check()
    second.check()
    assert first.is_checked() and second.is_checked()
