"""The controls of an explorer: what a state may hold, and how the browser is to offer it."""
from dataclasses import dataclass

from helpers.text import number


@dataclass(frozen=True)
class Slider:
    """A control with a finite grid of numbers; `unit` follows the value in words.

    With `typed`, the value can also be typed, and the grid must be evenly spaced. An exported page may offer fewer
    values, but always those in `always`, the start and both ends. One that plays stands for time. One that is not
    `shown` has no place in the panel: it moves in the picture alone.
    """

    key: str
    label: str
    values: tuple
    start: float
    unit: str = ""
    typed: bool = False
    always: tuple = ()
    play: bool = False
    shown: bool = True

    def __post_init__(self):
        for value in self.always:
            self.read(value)

    def read(self, value):
        """The grid value that `value` stands for; a ValueError names the range where it stands for none."""
        try:
            nearest = min(self.values, key=lambda choice: abs(choice - value))
            allowed = abs(nearest - value) < 1e-9
        except TypeError:
            allowed = False
        if not allowed:
            raise ValueError(f"{self.key} came as {value!r}; expected a step of the slider "
                             f"from {number(self.values[0])} to {number(self.values[-1])}.")
        return nearest

    def describe(self):
        """What the browser needs to know of this control, beside its key and label."""
        texts = [f"{number(value)} {self.unit}".strip() for value in self.values]
        return {"kind": "slider", "values": [plain(value) for value in self.values], "texts": texts,
                "typed": self.typed, "play": self.play, "shown": self.shown}


@dataclass(frozen=True)
class Choice:
    """A control with named options."""

    key: str
    label: str
    values: tuple
    start: str

    def read(self, value):
        """The option that `value` names; a ValueError lists the options where it names none."""
        if value not in self.values:
            raise ValueError(f"{self.key} came as {value!r}; expected one of: {', '.join(self.values)}.")
        return value

    def describe(self):
        """What the browser needs to know of this control, beside its key and label."""
        return {"kind": "choice", "values": list(self.values), "texts": list(self.values)}


@dataclass(frozen=True)
class Field:
    """A control that takes typed text of at most `limit` characters, shown in `rows` lines."""

    key: str
    label: str
    start: str
    rows: int = 1
    limit: int = 200

    def read(self, value):
        """The text as typed; a ValueError says so where it is no text, or too long."""
        if not isinstance(value, str):
            raise ValueError(f"{self.key} came as {type(value).__name__}; expected text.")
        if len(value) > self.limit:
            raise ValueError(f"This text has {len(value)} characters; shorten it to {self.limit}.")
        return value

    def describe(self):
        """What the browser needs to know of this control, beside its key and label."""
        return {"kind": "field", "rows": self.rows, "limit": self.limit}


def plain(value):
    """A NumPy number as the plain Python number that JSON can carry; everything else as it came."""
    return value.item() if hasattr(value, "item") else value
