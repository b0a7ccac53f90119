"""The engine of every explorer: controls over a picture, its numbers and one sentence of summary.

An explorer is named controls, a pure function `compute(**state) -> values`, a `figures.Picture` that draws the values,
and `say(values)` and `numbers(values)` that put them into words. Frames are drawn here, in Python; the browser
(js/) keeps each frame it has seen, asks for the likely next ones while the kernel is idle, and never queues.
"""
import html

import anywidget
import traitlets

from helpers import figures, vector
from helpers.described import describe
from helpers.explore import browser
from helpers.explore.controls import Choice, Field, Slider, plain
from helpers.explore.touch import Handle, Spots

__all__ = ["Choice", "Explorer", "Field", "Handle", "Slider", "Spots"]


class Explorer(anywidget.AnyWidget):
    """An interactive figure: move a control, and picture, numbers, summary and alt text change together.

    name: a short name, shown as the title. controls: Slider, Choice or Field, each with its own key.
    compute(**state) -> values, with a ValueError in plain words for input it refuses.
    picture: figures.Picture. say(values) -> one sentence. numbers(values) -> {label: text}.
    presets: {label of a button: {key: value}}, positions to jump to; the controls not named go to their start.
    """

    _esm = browser.script("lab")
    _css = browser.style()
    spec = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict().tag(sync=True)

    def __init__(self, name, controls, compute, picture, say, numbers, presets=None):
        self.controls = {control.key: control for control in controls}
        self._compute, self._picture, self._say, self._numbers = compute, picture, say, numbers
        self._handles = [handle for handle in picture.touch if isinstance(handle, Handle)]
        self.state = {key: control.read(control.start) for key, control in self.controls.items()}
        reply = self.answer(self.state)
        spec = {"name": name, "size": picture.size, "strips": picture.strips, "start": _plain_state(self.state),
                "controls": [{"key": control.key, "label": control.label, **control.describe()}
                             for control in controls],
                "presets": [{"label": label, "state": _plain_state(self._moved(changes))}
                            for label, changes in (presets or {}).items()],
                "handles": [handle.describe(self.controls) for handle in self._handles],
                "spots": [spots.describe() for spots in picture.touch if isinstance(spots, Spots)]}
        super().__init__(spec=spec, reply=reply)
        self.on_msg(self._receive)

    def set(self, **state):
        """Move the controls named; returns the summary. A ValueError says what a control does not take."""
        wanted = self._moved(state)
        self.reply = self.answer(wanted)
        self.state = wanted
        return self.summary

    @property
    def frame(self):
        """What moves in the picture, as SVG: one text for each of its strips."""
        return self.reply["frame"]

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
        """What the browser shows for a state: its frame, the places of its handles, and its words."""
        parts = self.parts(state)
        return {**parts, "frame": ["".join(pieces) for pieces in parts["frame"]]}

    def parts(self, state):
        """As `answer`, with each strip of the frame as a list of the SVG of each artist."""
        values = self._compute(**state)
        frame = self._picture.frame(values)
        return {"state": _plain_state(state), "frame": frame,
                "at": [handle.place(self.controls) for handle in self._handles],
                "summary": self._say(values), "alt": describe(self._picture.fig),
                "numbers": [list(item) for item in self._numbers(values).items()]}

    def _moved(self, changes):
        """The state now, with these changes; a ValueError says what a control does not take."""
        if unknown := set(changes) - set(self.controls):
            raise ValueError(f"This explorer has no control {', '.join(sorted(unknown))}; "
                             f"it has {', '.join(self.controls)}.")
        return {**self.state, **{key: self.controls[key].read(value) for key, value in changes.items()}}

    def _receive(self, _, content, __):
        try:
            wanted = {key: control.read(content["state"][key]) for key, control in self.controls.items()}
            self.send({**self.answer(wanted), "key": content["key"]})
        except ValueError as problem:
            self.send({"key": content.get("key"), "problem": str(problem)})
        except Exception as problem:  # a student moves a control: the answer is a sentence, never a traceback
            self.send({"key": content.get("key"), "problem": f"This position cannot be drawn ({problem})."})

    def picture_file(self):
        """What is shown now as the text of an SVG file, light or dark as the page that shows it."""
        return vector.follow(figures.file(self._picture, self.frame))

    def standing_picture(self):
        """The picture and its text for places where no kernel runs."""
        rows = "".join(f"<dt>{html.escape(label)}</dt><dd>{html.escape(text)}</dd>"
                       for label, text in self.reply["numbers"])
        name = html.escape(self.spec["name"], quote=True)
        return (f'<div class="explorer" data-name="{name}"><p><strong>{name}</strong> '
                f"(run the cell to move its controls)</p>"
                f"{figures.standing(self._picture, self.frame, self.alt)}"
                f"<p>{html.escape(self.summary)}</p><dl>{rows}</dl></div>")


def _plain_state(state):
    return {key: plain(value) for key, value in state.items()}
