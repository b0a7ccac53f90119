"""The stored networks: a part of them is run again, and what lessons say of them holds for both seeds."""

import runpy
from itertools import product

import numpy as np
import pytest

from helpers import data
from helpers.network import living
from helpers.network.living import AXES, accuracies, lives, one_life
from helpers.network.signal import PERCENTILES, STEPS, Look, life

MAKER = runpy.run_path(str(data.FOLDER / "make_living.py"))


@pytest.mark.parametrize(("depth", "case"), [
    (3, ("batch", "relu", 1.0, 0.1, 1)), (3, ("none", "sigmoid", 4.0, 1.0, 0)), (10, ("once", "sigmoid", 0.25, 0.1, 0)),
    (10, ("layer", "tanh", 4.0, 0.01, 1)), (3, ("rms", "tanh", 1.0, 0.03, 0)), (10, ("none", "relu", 4.0, 0.01, 0)),
])
def test_a_stored_life_is_lived_again(depth, case):
    steps = STEPS[:6]
    again, stored = life(*case[:2], depth, *case[2:], steps=steps), one_life(depth, *case)
    for name, digits in MAKER["DIGITS"]._asdict().items():
        rounded = MAKER["rounded"](getattr(again, name), digits)
        np.testing.assert_allclose(getattr(stored, name)[:6], rounded, rtol=1.1 * 10.0**(1 - digits), atol=1e-12)


@pytest.mark.parametrize("depth", living.DEPTHS)
def test_the_stored_arrays_have_their_axes(depth):
    shape, stored = (*(len(along) for along in AXES.values()), len(STEPS)), lives(depth)
    assert stored.accuracy.shape == stored.loss.shape == shape
    assert stored.bands.shape == (*shape, depth, len(PERCENTILES))
    assert stored.left.shape == (*shape, depth) and stored.gradients.shape == (*shape, depth + 1)


def test_the_maker_puts_each_run_into_its_place(tmp_path, monkeypatch):
    """Made from lives whose every field says where they lie on one axis."""
    def told(norm, activation, depth, scale, lr, seed):
        case = norm, activation, scale, lr, seed
        return Look(*(depth + along.index(value) for along, value in zip(AXES.values(), case, strict=True)))

    monkeypatch.setitem(MAKER["part"].__globals__, "life", told)
    MAKER["write"](tmp_path)
    places = np.indices([len(along) for along in AXES.values()])
    with np.load(tmp_path / "living.npz") as made:
        for depth, (axis, field) in product(living.DEPTHS, enumerate(Look._fields)):
            np.testing.assert_array_equal(made[f"{field}_{depth}"], depth + places[axis])


def test_another_depth_and_a_missing_file_get_a_sentence(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="depth must be one of 3, 10; got 4"):
        lives(4)
    monkeypatch.setattr(living, "FOLDER", tmp_path)
    with pytest.raises(FileNotFoundError, match="restore it, or make it with data/make_living.py"):
        lives.__wrapped__(3)


def test_rounding_keeps_the_digits_of_any_size_and_what_is_no_number():
    values = np.array([0, 1.23456e-13, -98765.0, 1, np.inf, np.nan])
    np.testing.assert_allclose(MAKER["rounded"](values, 3), [0, 1.23e-13, -98800, 1, np.inf, np.nan], rtol=1e-6)
    np.testing.assert_allclose(MAKER["rounded"](values, 2), [0, 1.2e-13, -99000, 1, np.inf, np.nan], rtol=1e-6)


def test_ten_plain_layers_of_sigmoids_learn_at_no_setting_and_repaired_or_with_batch_norm_they_do():
    table = accuracies(10)
    assert table.at(norm="none", activation="sigmoid").max() < 0.4
    assert table.at(norm="once", activation="sigmoid", scale=1.0, lr=0.1, step=400).min() > 0.9
    assert table.at(norm="batch", activation="sigmoid", scale=1.0, lr=0.1, step=100).min() > 0.9


def test_batch_norm_holds_the_differences_before_training_at_every_scale():
    for depth in living.DEPTHS:
        first = lives(depth).left[..., 0, :]
        assert first[AXES["norm"].index("batch")].min() > 0.2
        assert first[AXES["norm"].index("none")].min() < 0.05
