"""Which change of data and weights a norm ignores, as a table."""
from helpers import figures
from helpers.plots.changes import yes_no


def answers(norms, changes, ignores, say):
    """Yes or no for each norm {name: function} and each change {name: (X, W)}, as `ignores(norm, change)` says."""
    fig, ax = figures.new(height=2.9)
    yes_no(ax, [[ignores(norm, change) for change in changes.values()] for norm in norms.values()],
           list(norms), list(changes))
    figures.show(fig, say)
