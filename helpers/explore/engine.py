"""The engine of every explorer: controls over a picture, its numbers and one sentence of summary.

An explorer is named controls, a pure function `compute(**state) -> values`, a `figures.Picture` that draws the values,
and `say(values)` and `numbers(values)` that put them into words. Frames are drawn here, in Python; the browser
(explore.js) keeps each frame it has seen, asks for the likely next ones while the kernel is idle, and never queues.
"""
import html
from pathlib import Path

import anywidget
import traitlets

from helpers import figures
from helpers.explore.controls import Choice, Field, Slider, plain

__all__ = ["Choice", "Explorer", "Field", "Slider"]

_HERE = Path(__file__).parent


class Explorer(anywidget.AnyWidget):
    """An interactive figure: move a control, and picture, numbers, summary and alt text change together.

    name: a short name, shown as the title. controls: Slider, Choice or Field, each with its own key.
    compute(**state) -> values, with a ValueError in plain words for input it refuses.
    picture: figures.Picture. say(values) -> one sentence. numbers(values) -> {label: text}.
    presets: {label of a button: {key: value}}, positions to jump to; the controls not named go to their start.
    """

    _esm = _HERE / "explore.js"
    _css = _HERE / "explore.css"
    spec = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)

    def __init__(self, name, controls, compute, picture, say, numbers, presets=None):
        self.controls = {control.key: control for control in controls}
        self._compute, self._picture, self._say, self._numbers = compute, picture, say, numbers
        self.state = {key: control.read(control.start) for key, control in self.controls.items()}
        reply, frame = self.answer(self.state)
        spec = {"name": name, "width": picture.width, "start": _plain_state(self.state),
                "controls": [{"key": control.key, "label": control.label, **control.describe()}
                             for control in controls],
                "presets": [{"label": label, "state": _plain_state(self._moved(changes))}
                            for label, changes in (presets or {}).items()]}
        super().__init__(spec=spec, reply=reply, frame=frame)
        self.on_msg(self._receive)

    def set(self, **state):
        """Move the controls named; returns the summary. A ValueError says what a control does not take."""
        wanted = self._moved(state)
        reply, frame = self.answer(wanted)
        with self.hold_sync():
            self.state, self.frame, self.reply = wanted, frame, reply
        return self.summary

    @property
    def summary(self):
        """The sentence that says what the picture shows now."""
        return self.reply["summary"]

    @property
    def alt(self):
        """The text that stands for the picture, read back from what is drawn."""
        return self.reply["alt"]

    def __repr__(self):
        return f"{self.spec['name']}: {self.summary}"

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/plain": repr(self), "text/html": self.standing_picture()}, metadata

    def answer(self, state):
        """What the browser shows for a state: its words (summary, alt, numbers) and its frame as PNG bytes."""
        values = self._compute(**state)
        frame = self._picture.png(values)
        alt = figures.describe(self._picture.fig)
        return {"state": _plain_state(state), "summary": self._say(values), "alt": alt,
                "numbers": [list(item) for item in self._numbers(values).items()]}, frame

    def _moved(self, changes):
        """The state now, with these changes; a ValueError says what a control does not take."""
        if unknown := set(changes) - set(self.controls):
            raise ValueError(f"This explorer has no control {', '.join(sorted(unknown))}; "
                             f"it has {', '.join(self.controls)}.")
        return {**self.state, **{key: self.controls[key].read(value) for key, value in changes.items()}}

    def _receive(self, _, content, __):
        try:
            wanted = {key: control.read(content["state"][key]) for key, control in self.controls.items()}
            reply, frame = self.answer(wanted)
            self.send({**reply, "key": content["key"]}, [frame])
        except ValueError as problem:
            self.send({"key": content.get("key"), "problem": str(problem)})
        except Exception as problem:  # a student moves a control: the answer is a sentence, never a traceback
            self.send({"key": content.get("key"), "problem": f"This position cannot be drawn ({problem})."})

    def standing_picture(self):
        """The picture and its text for places where no kernel runs."""
        rows = "".join(f"<dt>{html.escape(label)}</dt><dd>{html.escape(text)}</dd>"
                       for label, text in self.reply["numbers"])
        name = html.escape(self.spec["name"], quote=True)
        return (f'<div class="explorer" data-name="{name}"><p><strong>{name}</strong> '
                f"(run the cell to move its controls)</p>"
                f"{figures.image_tag(self.frame, self.alt, self._picture.width)}"
                f"<p>{html.escape(self.summary)}</p><dl>{rows}</dl></div>")


def _plain_state(state):
    return {key: plain(value) for key, value in state.items()}
