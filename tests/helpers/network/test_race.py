"""The race to 90 %: who arrives, who never does, and how a race is summed up."""

import numpy as np
import pytest

from helpers.lessons.what_batch_norm_buys import fair
from helpers.network.race import best, race, typical
from helpers.network.training import Table

pytestmark = pytest.mark.slow   # it trains networks


def test_a_repair_brings_ten_layers_of_sigmoids_to_life_and_batch_norm_sooner():
    table = race(depth=(10,), activation=("sigmoid",), norm=("once", "batch"), scale=(1.0,), lr=(0.1,), seed=(0, 1),
                 steps=160)
    once, batch = table.at(depth=10, activation="sigmoid", scale=1.0, lr=0.1)
    assert (once < 160).all() and (2 * batch < once).all()


def test_a_net_that_diverges_or_does_not_learn_never_arrives():
    settings = {"depth": (3,), "norm": ("none",), "seed": (0,), "steps": 20}
    assert np.isinf(race(activation=("relu",), scale=(4.0,), lr=(3.0,), **settings).values).all()
    assert np.isinf(race(activation=("sigmoid",), scale=(0.25,), lr=(0.01,), **settings).values).all()


def test_the_typical_run_is_the_median_and_a_setting_counts_where_every_seed_arrives():
    table = Table({"scale": (1,), "lr": (1, 2), "seed": (0, 1, 2)}, np.array([[[5, 9, np.inf], [20, 30, 10]]]))
    np.testing.assert_array_equal(typical(table), [[9, 20]])
    assert best(table) == (9, 1)


@pytest.mark.parametrize("case", [
    {"depth": 3, "activation": "tanh", "norm": "batch", "scale": 1.0, "lr": 0.3},
    {"depth": 10, "activation": "relu", "norm": "batch", "scale": 0.25, "lr": 0.3},
    {"depth": 3, "activation": "relu", "norm": "none", "scale": 1.0, "lr": 0.3},
])
def test_a_stored_race_is_run_again_with_the_same_end(case):
    again = race(**{name: (value,) for name, value in case.items()}, seed=(0, 4), steps=60)
    np.testing.assert_allclose(again.values.ravel(), fair.race().at(**case)[[0, 4]], atol=5)


def test_a_race_of_the_finer_grid_is_run_again_with_the_same_end():
    case = {"depth": 3, "activation": "sigmoid", "norm": "batch", "scale": 8.0, "lr": 3.0}
    again = race(**{name: (value,) for name, value in case.items()}, seed=(0, 19), steps=60, every=1)
    np.testing.assert_allclose(again.values.ravel(), fair.race("finer").at(**case)[[0, 19]], atol=2)


def test_the_finer_grid_is_read_at_rates_that_the_first_seeds_chose(monkeypatch):
    runs = np.array([[[5, 9, 9], [6, 1, 1]]])   # one scale; the second rate is better, but not for the first seed
    axes = {"depth": (3,), "activation": ("sigmoid",), "norm": ("none",), "scale": (4,), "lr": (1, 2), "seed": "abc"}
    monkeypatch.setattr(fair, "race", lambda name: Table(axes, runs[None, None, None]))
    assert fair.finer(choosing=1)[1]["none"].tolist() == [9]
