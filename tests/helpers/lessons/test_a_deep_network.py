"""The lesson of the deep network: what is stored is what is computed, and what is measured is what it says."""
import numpy as np
import pytest

from helpers import data
from helpers.lessons.a_deep_network import learning
from helpers.network.dense import digits_net
from helpers.network.signal import handed, probe


@pytest.mark.parametrize(("norm", "lr", "seed"), [("none", 1.0, 4), ("once", 0.3, 2), ("batch", 3.0, 1)])
def test_the_stored_runs_are_those_of_the_function(norm, lr, seed):
    stored = learning.stored()[norm, lr]
    assert stored.shape == (5, 26)
    again = learning.accuracies(norm, lr, seed=seed, steps=30)
    assert np.allclose(again, stored[seed, :4], rtol=0, atol=0.0051)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_differences_are_the_mean_deviation_of_the_units(activation):
    net, _ = digits_net(3, depth=4, activation=activation, std="fan", scale=2)
    x, _ = probe()
    net.forward(x)
    expected = [x.std(axis=0).mean(), *(y.std(axis=0).mean() for y in handed(net))]
    assert np.allclose(learning.differences("none", activation=activation, scale=2, seed=3, depth=4), expected)


def test_the_accuracies_begin_before_training_and_end_after_the_last_step():
    found = learning.accuracies("batch", 0.3, depth=3, steps=40, every=20)
    net, _ = digits_net(0, depth=3, norm="batch", std="fan")
    assert len(found) == 3 and found[0] == net.accuracy(*data.digits().test) and found[-1] > 0.8
