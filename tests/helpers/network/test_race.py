"""The race to 90 %: who arrives, who never does, and how a race is summed up."""

import numpy as np

from helpers.network.race import best, race, typical
from helpers.network.training import Table


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
