"""Covariate shift on two features: a line that knows red roses meets gardens that are not like the first."""
import numpy as np

FIRST = "A: red roses"
PLACES = {   # redness of the roses and of the others, and the number of roses
    FIRST: (3, 1, 200),
    "B: all less red": (0, -2, 200),
    "C: only roses yellow": (0, 1, 200),
    "D: as B, 90 % roses": (0, -2, 360),
}


def gardens(seed=0, flowers=400, spread=0.6):
    """{name: (x, is_rose)} of the four gardens: redness and petals (N, 2), and which flowers are roses (N,)."""
    rng = np.random.default_rng(seed)
    return {name: _grow(rng, flowers, spread, *place) for name, place in PLACES.items()}


def line_for(x, is_rose):
    """The line a, b, c for which a x + b y + c comes closest, in squares, to +1 on roses and -1 on the rest."""
    return np.linalg.lstsq(_with_one(x), np.where(is_rose, 1.0, -1.0))[0]


def shares_right(places):
    """For each of these gardens the share of flowers on their right side of the line learned in the first."""
    line = line_for(*places[FIRST])
    return np.array([np.mean((_with_one(x) @ line > 0) == is_rose) for x, is_rose in places.values()])


def _grow(rng, flowers, spread, rose, other, roses):
    is_rose = np.arange(flowers) < roses
    return rng.normal(np.where(is_rose[:, None], [rose, 1], [other, 0]), spread), is_rose


def _with_one(x):
    return np.column_stack([x, np.ones(len(x))])
