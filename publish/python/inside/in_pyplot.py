"""The backend of pyplot in a page: what is drawn stands below the cell that runs."""
import in_the_page
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg


class Manager(FigureManagerBase):
    """Shows figures where `pyplot.show()` is called."""

    @classmethod
    def pyplot_show(cls, **_):
        """Show all figures that are open, and close them."""
        in_the_page.show_figures()


class FigureCanvas(FigureCanvasAgg):
    """Draws as matplotlib's own."""

    manager_class = Manager
