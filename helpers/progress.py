"""A progress bar for what takes seconds: `lr_sweep(progress=progress.bar("learning rates"))`."""
import html

import ipywidgets
from IPython.display import display


class Bar(ipywidgets.IntProgress):
    """A bar with a caption, called with (done, total); `done` counts from 1 to `total`."""

    def __init__(self, caption):
        super().__init__(0, 0, 1, description=caption, style={"description_width": "initial"})

    def __call__(self, done, total):
        self.max, self.value = total, done

    def __repr__(self):
        return self.description

    def _repr_mimebundle_(self, **options):
        shown = super()._repr_mimebundle_(**options)
        return {**shown, "text/plain": repr(self), "text/html": f"<p>{html.escape(self.description)}</p>"}


def bar(caption):
    """Display a new Bar, and return it to be called as a `progress`."""
    shown = Bar(caption)
    display(shown)
    return shown
