"""Questions to answer before and after an idea: predict and reveal, and multiple choice with feedback."""

import json
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import anywidget
import traitlets

from helpers.answers.check import TOLD, Verdict
from helpers.answers.mark import CORRECT, UNANSWERED, WRONG

FOLDER = Path(__file__).parent
SHOWN = "prompt", "options", "replies", "button", "right", "key"
_predictions = {}


class Question(anywidget.AnyWidget):
    """A question with numbered options; `answer` is the number of the chosen one, 0 while nothing is chosen.

    `replies` holds what each choice is answered with; `right` is the number of the right one, 0 if not told;
    `key` is the name of a prediction.
    """

    _esm = (FOLDER / "quiz.js").read_text(encoding="utf-8")
    _css = (FOLDER / "quiz.css").read_text(encoding="utf-8")
    prompt = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    replies = traitlets.List(traitlets.Unicode()).tag(sync=True)
    button = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode()
    right = traitlets.Int(0).tag(sync=True)
    answer = traitlets.Int(0).tag(sync=True)
    locked = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("answer")
    def _known(self, proposal):
        if not 0 <= proposal.value <= len(self.options):
            raise traitlets.TraitError(f"answer {proposal.value} came; 1 to {len(self.options)} was expected")
        return proposal.value

    @property
    def chosen(self):
        """The text of the chosen option, or None."""
        return self.options[self.answer - 1] if self.answer else None

    def __repr__(self):
        rows = [f"  {k}. {option}" for k, option in enumerate(self.options, 1)]
        return "\n".join([self.prompt, *rows, self.replies[self.answer - 1] if self.answer else UNANSWERED])

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": repr(self), "text/html": _page(self)}, metadata


@dataclass(frozen=True, repr=False)
class Reveal(Verdict):
    """What a prediction turned out to be, and as `outcomes` the Verdict for every choice (first: for none)."""

    key: str
    outcomes: tuple

    def _repr_html_(self):
        verdicts = [verdict._repr_html_() for verdict in self.outcomes]
        return f'<div {_data("reveal", {"key": self.key, "verdicts": verdicts})}>{super()._repr_html_()}</div>'


def prediction(key):
    """The functions predict(question, options) and reveal(right, because) of the lesson of that name."""
    return partial(predict, key), partial(reveal, key)


def predict(key, question, options):
    """A Question that asks for a prediction and tells nothing; running it again forgets the choice."""
    _require(question, options)
    if key in _predictions:
        _predictions[key].close()
    replies = [f"You predicted: {_stop(option)}" for option in options]
    _predictions[key] = Question(prompt=question, options=list(options), replies=replies, button="Commit",
                                 key=key)
    return _predictions[key]


def reveal(key, right, because):
    """A Verdict on the prediction of that key, final from then on: what was chosen, what is right, why."""
    if key not in _predictions:
        return Verdict(UNANSWERED, "Run the cell with the prediction first, then this one again.")
    question = _predictions[key]
    _require_option(right, question.options)
    told = f"The answer is: {_stop(right)} {because}"
    outcomes = (
        Verdict(TOLD, told),
        *(Verdict(CORRECT, f"You predicted: {_stop(right)} That is right. {because}") if option == right
          else Verdict(WRONG, f"You predicted: {_stop(option)} {told}") for option in question.options),
    )
    if question.chosen is None:
        return Reveal(UNANSWERED, f"You had not predicted; {told[0].lower()}{told[1:]} "
                      "(To compare, commit to a prediction and run this cell again.)", key, outcomes)
    question.locked = True
    chosen = outcomes[question.answer]
    return Reveal(chosen.status, chosen.line, key, outcomes)


def choose(question, options, right):
    """A Question that answers each choice with its feedback, {option: feedback}, even without a kernel."""
    _require(question, options)
    _require_option(right, options)
    replies = [f"{'Right' if option == right else 'Not quite'}: {_stop(option)} {feedback}"
               for option, feedback in options.items()]
    number = list(options).index(right) + 1
    return Question(prompt=question, options=list(options), replies=replies, button="Check", right=number)


def _require(question, options):
    texts = [question, *options]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError(f"quiz: a question and options of text were expected, {texts!r} came")
    if len(options) < 2 or len(set(options)) < len(options):
        raise ValueError(f"quiz: two or more different options were expected, {list(options)!r} came")


def _require_option(right, options):
    if right not in options:
        raise ValueError(f"quiz: the right answer {right!r} is not one of the options {list(options)!r}")


def _stop(text):
    """The text as a sentence: with a full stop, unless it ends with a mark of its own."""
    return text if text[-1] in ".?!" else f"{text}."


def _page(question):
    """The question as HTML where no widget can be shown; options of a choice unfold their feedback."""
    items = [escape(option) for option in question.options]
    if question.right:
        items = [f"<details><summary>{item}</summary>{escape(reply)}</details>"
                 for item, reply in zip(items, question.replies)]
    rows = "".join(f"<li>{item}</li>" for item in items)
    traits = {name: getattr(question, name) for name in SHOWN}
    return f'<div class="quiz" {_data("question", traits)}><p>{escape(question.prompt)}</p><ol>{rows}</ol></div>'


def _data(name, content):
    """An attribute that brings an element to life in a page without Python (quiz.js, `revive`)."""
    return f'data-{name}="{escape(json.dumps(content))}"'
