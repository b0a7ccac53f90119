from xml.etree import ElementTree

import numpy as np
import pytest

from helpers import figures
from helpers.explore.engine import Choice, Explorer, Field, Slider


def a_picture():
    fig, ax = figures.new(width=4, height=2)
    (bar,) = ax.bar([0], [1], label="size")
    ax.set_ylim(-20, 20)
    return figures.Picture(fig, [bar], lambda values: bar.set_height(values["size"]))


def compute(size, sign, word):
    if word == "stop":
        raise ValueError("The word stop is not allowed; type another.")
    if word == "crash":
        raise KeyError("inside")
    return {"size": size * (1 if sign == "plus" else -1), "word": word}


PRESETS = {"tall": {"size": 10}, "deep": {"size": 10, "sign": "minus"}}


def an_explorer():
    controls = [Slider("size", "Size", tuple(range(11)), 3, unit="cm"),
                Choice("sign", "Sign", ("plus", "minus"), "plus"),
                Field("word", "Word", "hello", limit=40)]
    return Explorer("A bar", controls, compute, a_picture(),
                    lambda values: f"It is {values['size']} for {values['word']}.",
                    lambda values: {"size": str(values["size"])}, PRESETS)


@pytest.fixture
def explorer(monkeypatch):
    explorer = an_explorer()
    explorer.sent = []
    monkeypatch.setattr(Explorer, "send", lambda self, content, buffers=None: self.sent.append(content))
    return explorer


def strip_page(content):
    """The content of a strip as an SVG file."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'


def ask(explorer, state, key="k"):
    explorer._receive(explorer, {"state": state, "key": key}, [])
    return explorer.sent[-1]


def test_its_repr_is_its_name_and_its_summary(explorer):
    assert repr(explorer) == "A bar: It is 3 for hello."


def test_set_changes_picture_numbers_summary_and_alt_together(explorer):
    before = explorer.frame, explorer.alt, explorer.reply
    assert explorer.set(size=7, sign="minus") == "It is -7 for hello."
    assert explorer.alt == 'bars "size": -7'
    assert explorer.reply["numbers"] == [["size", "-7"]]
    assert explorer.reply["state"] == {"size": 7, "sign": "minus", "word": "hello"}
    assert explorer.frame != before[0]


def test_set_keeps_the_controls_it_does_not_name(explorer):
    explorer.set(sign="minus")
    assert explorer.set(size=1) == "It is -1 for hello."


def test_set_takes_numpy_numbers_and_gives_plain_ones_to_the_browser(explorer):
    explorer.set(size=np.int64(7))
    assert type(explorer.reply["state"]["size"]) is int


@pytest.mark.parametrize("state, sentence", [
    ({"size": 99}, "size came as 99; expected a step of the slider from 0 to 10."),
    ({"size": "3"}, "size came as '3'; expected a step"),
    ({"size": None}, "size came as None; expected a step"),
    ({"size": float("nan")}, "size came as nan; expected a step"),
    ({"size": 2.5}, "size came as 2.5; expected a step"),
    ({"sign": "both"}, "sign came as 'both'; expected one of: plus, minus."),
    ({"sign": []}, "sign came as []; expected one of"),
    ({"word": 3}, "word came as int; expected text."),
    ({"word": "x" * 41}, "This text has 41 characters; shorten it to 40."),
    ({"word": "stop"}, "The word stop is not allowed"),
    ({"colour": 1}, "This explorer has no control colour; it has size, sign, word."),
])
def test_set_refuses_with_one_sentence_and_changes_nothing(explorer, state, sentence):
    before = repr(explorer), explorer.frame, explorer.state
    with pytest.raises(ValueError, match="^" + sentence.replace("[", r"\[").replace("]", r"\]")):
        explorer.set(**state)
    assert (repr(explorer), explorer.frame, explorer.state) == before


def test_the_browser_gets_a_whole_answer_for_a_state(explorer):
    answer = ask(explorer, {"size": 10, "sign": "minus", "word": "<b>"}, key="here")
    assert answer["key"] == "here" and answer["summary"] == "It is -10 for <b>."
    assert answer["alt"] == 'bars "size": -10' and answer["numbers"] == [["size", "-10"]]
    (strip,) = answer["frame"]
    assert ElementTree.fromstring(strip_page(strip)).find(".//{*}path") is not None


def test_asking_for_a_state_does_not_move_the_explorer(explorer):
    ask(explorer, {"size": 10, "sign": "minus", "word": "far"})
    assert repr(explorer) == "A bar: It is 3 for hello."


@pytest.mark.parametrize("content, sentence", [
    ({"state": {"size": 3, "sign": "plus", "word": "stop"}, "key": "k"}, "The word stop is not allowed; type another."),
    ({"state": {"size": 3, "sign": "plus", "word": "crash"}, "key": "k"}, "This position cannot be drawn ('inside')."),
    ({"state": {"size": 1e9, "sign": "plus", "word": ""}, "key": "k"}, "size came as 1000000000.0; expected a step"),
    ({"state": {}, "key": "k"}, "This position cannot be drawn"),
    ({"key": "k"}, "This position cannot be drawn"),
])
def test_a_bad_request_is_answered_with_a_sentence(explorer, content, sentence):
    explorer._receive(explorer, content, [])
    answer = explorer.sent[-1]
    assert answer["problem"].startswith(sentence) and answer["key"] == "k" and "frame" not in answer


def test_where_no_kernel_runs_the_picture_and_its_text_stand_in(explorer):
    explorer.set(word="<script>alert(1)</script>")
    bundle = explorer._repr_mimebundle_()[0]
    assert bundle["text/plain"] == repr(explorer)
    assert "application/vnd.jupyter.widget-view+json" in bundle
    page = bundle["text/html"]
    assert "<script" not in page and "&lt;script&gt;" in page
    assert 'class="explorer" data-name="A bar"' in page and 'alt="bars' in page and "data:image/svg+xml" in page


def test_a_start_off_the_grid_is_refused_where_the_explorer_is_written():
    with pytest.raises(ValueError, match="size came as 0.5"):
        Explorer("x", [Slider("size", "Size", (0, 1), 0.5)], compute, a_picture(), str, dict)


def test_a_preset_moves_the_controls_it_names_from_the_start(explorer):
    start = {"size": 3, "sign": "plus", "word": "hello"}
    assert explorer.spec["presets"] == [{"label": label, "state": {**start, **change}}
                                        for label, change in PRESETS.items()]


@pytest.mark.parametrize("change, sentence",
                         [({"size": 99}, "size came as 99"), ({"colour": 1}, "has no control colour")])
def test_a_preset_that_no_control_takes_is_refused_where_the_explorer_is_written(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        Explorer("x", [Slider("size", "Size", (0, 1), 0)], lambda size: {"size": size}, a_picture(), str,
                 lambda values: {}, {"wrong": change})


def test_a_slider_keeps_only_positions_it_has():
    assert Slider("size", "Size", (0, 1, 2), 0, always=(1, 2.0)).always == (1, 2.0)
    with pytest.raises(ValueError, match="size came as 5; expected a step of the slider from 0 to 2"):
        Slider("size", "Size", (0, 1, 2), 0, always=(1, 5))
