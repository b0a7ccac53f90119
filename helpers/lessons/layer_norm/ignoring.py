"""Which change of data and weights a norm ignores, as a table: the six changes of Ba and others 2016, section 5.1."""
import numpy as np

from helpers import figures
from helpers.plots.changes import yes_no

X, W, C = (np.random.default_rng(9).normal(size=size) for size in [(6, 3), (3, 5), 3])
"""Cases (6, 3), the weights of five units (3, 5), and a vector to add (3,)."""


def six_changes(a):
    """{name: (X, W)} after each change: all of W, one unit, all of X or one case times `a`; C added to W or to X."""
    first_unit, first_case = np.eye(W.shape[1])[0], np.eye(len(X))[:, :1]
    return {"W times a": (X, a * W), "W plus c": (X, W + C[:, None]), "one unit\ntimes a": (X, W * a**first_unit),
            "X times a": (a * X, W), "X plus c": (X + C, W), "one case\ntimes a": (X * a**first_case, W)}


def answers(norms, changes, ignores, say):
    """Yes or no for each norm {name: function} and each change {name: (X, W)}, as `ignores(norm, change)` says."""
    fig, ax = figures.new(height=2.9)
    yes_no(ax, [[ignores(norm, change) for change in changes.values()] for norm in norms.values()],
           list(norms), list(changes))
    figures.show(fig, say)
