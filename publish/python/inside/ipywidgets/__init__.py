"""Stands in the page for ipywidgets: a bar whose progress the page shows."""
import in_the_page
import traitlets


class IntProgress(traitlets.HasTraits):
    """A bar from 0 to `max`."""

    value, max = traitlets.Int(0), traitlets.Int(1)
    description = traitlets.Unicode()

    def __init__(self, value=0, least=0, most=1, *, description="", style=None):
        super().__init__(description=description)

    @traitlets.observe("value")
    def _tell(self, _):
        in_the_page.tell("progress", caption=self.description, done=self.value, total=self.max)

    def _repr_mimebundle_(self, **_):
        return {}
