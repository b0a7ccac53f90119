"""The browser's side of the explorers: its modules in js/, put together in order, and its style."""
from functools import cache
from pathlib import Path

from helpers import style as colors
from helpers import vector

_HERE = Path(__file__).parent
MODULES = "elements", "controls", "scene", "touch", "play", "frames", "explorer"
"""What every explorer needs."""
ENDS = {"lab": ["lab"], "page": ["stand", "page"], "python": ["python"]}
"""What comes then: for a kernel that answers, for frames that are packed, or for Python in the page."""


@cache
def script(end):
    """One ECMAScript module: the common part, and that for this `end`."""
    return "\n".join((_HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in (*MODULES, *ENDS[end]))


@cache
def style():
    """The style of all explorers; each colour of `helpers.style` is a variable with its light and its dark value."""
    return (f".explorer {{ {colors.variables()}}}\n.explorer-strip svg {{ {vector.LOOK}; }}\n"
            f"{(_HERE / 'explore.css').read_text(encoding='utf-8')}")
