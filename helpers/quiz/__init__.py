"""Questions to answer before and after an idea: predict and reveal, and multiple choice with feedback."""

from dataclasses import dataclass
from functools import partial

from helpers import done
from helpers.answers.check import TOLD, Verdict
from helpers.answers.mark import CORRECT, UNANSWERED, WRONG
from helpers.quiz.question import Question, revivable

_predictions = {}


@dataclass(frozen=True, repr=False)
class Reveal(Verdict):
    """What a prediction turned out to be, and as `outcomes` the Verdict for every choice (first: for none)."""

    key: str
    outcomes: tuple

    def _repr_html_(self):
        verdicts = [verdict._repr_html_() for verdict in self.outcomes]
        return f'<div {revivable("reveal", {"key": self.key, "verdicts": verdicts})}>{super()._repr_html_()}</div>'


def prediction(key):
    """The functions predict(question, options) and reveal(right, because, replies=None) of the lesson of that name."""
    return partial(predict, key), partial(reveal, key)


def predict(key, question, options):
    """A Question that asks for a prediction and tells nothing; running it again forgets the choice."""
    _require(question, options)
    if key in _predictions:
        _predictions[key].close()
    replies = [f"You predicted: {_stop(option)}" for option in options]
    _predictions[key] = Question(prompt=question, options=list(options), replies=replies, button="Commit",
                                 key=key)
    _predictions[key].observe(lambda change: done.note(key, done.PREDICTION), "answer")
    return _predictions[key]


def reveal(key, right, because, replies=None):
    """A Verdict on the prediction of that key, final from then on: what was chosen, what is right, why.

    `replies` answers wrong choices, {option: sentence}, before the right one is told.
    """
    if key not in _predictions:
        return Verdict(UNANSWERED, "Run the cell with the prediction first, then this one again.")
    question = _predictions[key]
    replies = replies or {}
    for option in right, *replies:
        _require_option(option, question.options)
    if right in replies:
        raise ValueError(f"quiz: {right!r} is right: what answers it goes into `because`, not into `replies`")
    told = f"The answer is: {_stop(right)} {because}"
    outcomes = Verdict(TOLD, told), *(_outcome(option, right, because, replies) for option in question.options)
    if question.chosen is None:
        return Reveal(UNANSWERED, f"You had not predicted; {told[0].lower()}{told[1:]} "
                      "(To compare, commit to a prediction and run this cell again.)", key, outcomes)
    question.locked = True
    chosen = outcomes[question.answer]
    return Reveal(chosen.status, chosen.line, key, outcomes)


def _outcome(option, right, because, replies):
    """The Verdict on one option, once it has been chosen."""
    predicted = f"You predicted: {_stop(option)}"
    if option == right:
        return Verdict(CORRECT, f"{predicted} That is right. {because}")
    reply = f" {_stop(replies[option])}" if replies.get(option) else ""
    return Verdict(WRONG, f"{predicted}{reply} The answer is: {_stop(right)} {because}")


def choose(question, options, right, *, code=False):
    """A Question that answers each choice with its feedback, {option: feedback}, even without a kernel.

    `code`: the options are lines of code.
    """
    _require(question, options)
    _require_option(right, options)
    replies = [f"{'Right' if option == right else 'Not quite'}: {_stop(option)} {feedback}"
               for option, feedback in options.items()]
    number = list(options).index(right) + 1
    return Question(prompt=question, options=list(options), replies=replies, button="Check", right=number, code=code)


def _require(question, options):
    texts = [question, *options]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError(f"quiz: a question and options of text were expected, {texts!r} came")
    if len(options) < 2 or len(set(options)) < len(options):
        raise ValueError(f"quiz: two or more different options were expected, {list(options)!r} came")


def _require_option(option, options):
    if option not in options:
        raise ValueError(f"quiz: {option!r} is not one of the options {list(options)!r}")


def _stop(text):
    """The text as a sentence: with a full stop, unless it ends with a mark of its own."""
    return text if text[-1] in ".?!" else f"{text}."
