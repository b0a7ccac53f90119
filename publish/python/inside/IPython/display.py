"""Stands in the page for IPython.display."""
import in_the_page


def display(*things):
    """Show each of them below the cell that runs."""
    for thing in things:
        in_the_page.show(thing)


class HTML:
    """A text that is shown as HTML."""

    def __init__(self, data):
        self.data = data

    def _repr_html_(self):
        return self.data
