"""Makes living.npz: what happens in 450 digit networks while they learn, each from two seeds.

    python data/make_living.py [folder]        (takes about 15 minutes; a part that lies in folder/living/ is kept)

Every norm, activation, depth, initial scale, learning rate and seed of `helpers.network.living`; for each what
`helpers.network.signal.life` finds, rounded to three significant digits, bands and gradients to two. Another build of
NumPy may end in slightly other numbers, most of all where a network diverges.
"""

import sys
from itertools import product
from pathlib import Path

import numpy as np

from helpers.network.living import AXES, DEPTHS
from helpers.network.signal import Look, life

DIGITS = Look(bands=2, left=3, gradients=2, loss=3, accuracy=3)


def part(folder, depth, seed, norm, activation):
    """The file with the lives of one depth, seed, norm and activation: each field over scale, lr, step, layer."""
    path = Path(folder) / "living" / f"{depth}_{seed}_{norm}_{activation}.npz"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        found = [[life(norm, activation, depth, scale, lr, seed) for lr in AXES["lr"]] for scale in AXES["scale"]]
        np.savez(path, **{name: np.array([[getattr(one, name) for one in row] for row in found])
                          for name in Look._fields})
    return path


def rounded(values, digits):
    """The values as float32 with so many significant digits."""
    with np.errstate(all="ignore"):
        unit = 10.0 ** (np.floor(np.log10(np.abs(values))) - digits + 1)
        return np.where(np.isfinite(values) & (values != 0), np.round(values / unit) * unit, values).astype(np.float32)


def write(folder):
    """Write living.npz into that folder, from the parts that are there and those still to be made."""
    stored = {}
    for depth in DEPTHS:
        cases = product(AXES["norm"], AXES["activation"], AXES["seed"])
        parts = [np.load(part(folder, depth, seed, norm, activation)) for norm, activation, seed in cases]
        shape = [len(AXES[name]) for name in ("norm", "activation", "seed")]
        for name, digits in DIGITS._asdict().items():
            values = np.array([one[name] for one in parts])
            ordered = np.moveaxis(values.reshape(*shape, *values.shape[1:]), 2, 4)
            stored[f"{name}_{depth}"] = rounded(ordered, digits)
    np.savez_compressed(Path(folder) / "living.npz", **stored)


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
