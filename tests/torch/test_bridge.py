"""The tables of the bridge are what PyTorch, Keras and Flax say and compute, where these are installed."""
import runpy

import numpy as np
import pytest

from helpers import data
from publish import bridge

MADE = runpy.run_path(str(data.FOLDER / "make_bridge.py"))
STORED = bridge.load()


@pytest.mark.parametrize("norm", MADE["NORMS"])
@pytest.mark.parametrize("library", MADE["MAKERS"])
@pytest.mark.filterwarnings("ignore")   # of what a library says while it is imported
def test_a_library_says_and_computes_what_is_stored(library, norm):
    pytest.importorskip(MADE["PACKAGES"][library.split()[0]])
    facts, arrays = MADE["MAKERS"][library](norm)
    stored = STORED[norm][library]
    assert MADE["told"](facts) == stored.facts
    assert set(arrays) == set(stored.arrays)
    for name, values in arrays.items():
        np.testing.assert_allclose(values.ravel(), stored.arrays[name], rtol=1e-5, atol=1e-5, err_msg=name)
