"""Stands in the page for anywidget: traits, and answers that go to the page."""
import in_the_page
import traitlets


class AnyWidget(traitlets.HasTraits):
    """A widget whose browser side the page mounts by itself."""

    def on_msg(self, receive):
        """The page calls `_receive` of an explorer directly."""

    def send(self, content, buffers=None):
        """Answer the page that asked for a position."""
        in_the_page.tell("moved", explorer=id(self), answer=content)

    def close(self):
        """Nothing is open."""

    def _repr_mimebundle_(self, **_):
        return {}, {}
