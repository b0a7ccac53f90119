import numpy as np
import pytest

from helpers import text


@pytest.mark.parametrize("value, printed", [
    (1.185854, "1.186"), (-0.2041241, "-0.2041"), (4, "4"), (4.0, "4"), (0.1 + 0.2, "0.3"), (1e-5, "1e-05"),
    (-0.0, "0"), (-1e-17, "0"), (1437.4, "1437"), (np.float32(0.1), "0.1"), (np.int64(12345), "12345"),
    (float("nan"), "nan"), (float("inf"), "inf"), (-float("inf"), "-inf"), (True, "yes"), (np.False_, "no"),
])
def test_number(value, printed):
    assert text.number(value) == printed


def test_numbers_reads_an_array_in_order():
    assert text.numbers([[4, 3.6], [4.2, -0.0]]) == "4, 3.6, 4.2, 0"


def test_table_aligns_columns_under_their_names():
    lines = text.table([[1.5, 2], [30, -4.25]], columns=["a", "b"], index=["first", "2"]).splitlines()
    assert [line.split() for line in lines] == [["a", "b"], ["first", "1.5", "2"], ["2", "30", "-4.25"]]
    assert len({len(line) for line in lines}) == 1


def test_table_refuses_ragged_rows():
    with pytest.raises(ValueError):
        text.table([[1, 2], [3]])


@pytest.mark.parametrize("value, stated, holds", [
    (1.185854, 1.186, True), (1.1854, 1.186, False), (1.18649, 1.186, True), (1.18651, 1.186, False),
    ([4, 3.6, 4.2], [4, 3.6, 4.2], True), ([4, 3.6, 4.3], [4, 3.6, 4.2], False), ([1.0, 1.02], 1, True),
    (1.06, 1, False), (-0.204, 0.204, False), (np.nan, 1.0, False), (2.64e-5, 2.6e-5, True), (2.66e-5, 2.6e-5, False),
])
def test_agrees(value, stated, holds):
    assert text.agrees(value, stated) is holds


def test_agrees_refuses_shapes_that_do_not_fit():
    with pytest.raises(ValueError):
        text.agrees([1, 2, 3], [1, 2])
