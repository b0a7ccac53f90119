"""A question with radio options: a widget with a kernel, a form in a page, a list where nothing can be shown."""
import json
from html import escape
from pathlib import Path

import anywidget
import traitlets

from helpers.answers.mark import UNANSWERED

FOLDER = Path(__file__).parent
SHOWN = "prompt", "options", "replies", "button", "right", "key"


class Question(anywidget.AnyWidget):
    """A question with numbered options; `answer` is the number of the chosen one, 0 while nothing is chosen.

    `replies` holds what each choice is answered with; `right` is the number of the right one, 0 if not told;
    `key` is the name of a prediction; `code` says that the options are lines of code.
    """

    _esm = (FOLDER / "quiz.js").read_text(encoding="utf-8")
    _css = (FOLDER / "quiz.css").read_text(encoding="utf-8")
    prompt = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    replies = traitlets.List(traitlets.Unicode()).tag(sync=True)
    button = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode()
    code = traitlets.Bool(False).tag(sync=True)
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


def revivable(name, content):
    """An attribute that brings an element to life in a page without Python (quiz.js, `revive`)."""
    return f'data-{name}="{escape(json.dumps(content))}"'


def _page(question):
    """The question as HTML where no widget can be shown; options of a choice unfold their feedback."""
    items = [escape(option) for option in question.options]
    if question.right:
        items = [f"<details><summary>{item}</summary>{escape(reply)}</details>"
                 for item, reply in zip(items, question.replies)]
    rows = "".join(f"<li>{item}</li>" for item in items)
    traits = {name: getattr(question, name) for name in SHOWN} | ({"code": True} if question.code else {})
    return f'<div class="quiz" {revivable("question", traits)}><p>{escape(question.prompt)}</p><ol>{rows}</ol></div>'
