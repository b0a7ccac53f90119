"""What is measured of a network: checked against its own definition, and what lessons say of it, for every seed."""

import numpy as np
import pytest

from helpers.network.dense import digits_net, repair
from helpers.network.layers import Activation, Linear
from helpers.network.signal import PERCENTILES, band, handed, life, look, probe, profile


def net_of(norm="none", activation="tanh", seed=0, **options):
    return digits_net(seed, norm=norm, activation=activation, std="fan", **options)[0]


def test_the_look_is_what_its_definition_says():
    net = net_of("batch", "sigmoid", depth=2)
    seen, (x, labels) = look(net), probe()
    net.forward(x, train=True)
    second = handed(net)[1]
    assert second.shape == (300, 100)
    assert seen.left[1] == pytest.approx(np.mean([np.std(unit) for unit in second.T]))
    np.testing.assert_allclose(seen.bands[1], np.percentile(second, PERCENTILES, axis=0).mean(1), atol=2e-3)
    assert (np.diff(seen.bands) > 0).all()
    loss = net.differentiate(x, labels)
    assert seen.loss == loss
    linear = [layer for layer in net.layers if isinstance(layer, Linear)]
    assert seen.gradients[2] == pytest.approx(np.sqrt((linear[2].dW**2).mean()))


def test_a_band_is_that_of_each_unit_on_average():
    units = np.stack([np.arange(101.0), 1000 - np.arange(101.0)], 1)
    np.testing.assert_array_equal(band(units), np.array(PERCENTILES) + 450)


def test_a_look_changes_nothing():
    net = net_of("batch")
    before, running = net.theta.copy(), net.layers[1].running.mu.copy()
    look(net)
    np.testing.assert_array_equal(net.theta, before)
    np.testing.assert_array_equal(net.layers[1].running.mu, running)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_a_repair_gives_each_hidden_layer_mean_0_and_deviation_1_on_the_images_it_saw(activation):
    net, (x, _) = net_of(activation=activation, depth=10, scale=0.25), probe()
    repair(net, x)
    net.forward(x)
    inputs = [layer.x for layer in net.layers if isinstance(layer, Activation)]
    assert len(inputs) == 10
    for seen in inputs:
        np.testing.assert_allclose(seen.mean(0), 0, atol=1e-10)
        np.testing.assert_allclose(seen.std(0), 1, rtol=1e-10)


def test_once_is_a_plain_net_repaired():
    once, plain = net_of("once"), net_of()
    assert not np.array_equal(once.theta, plain.theta)
    repair(plain, probe()[0])
    np.testing.assert_array_equal(once.theta, plain.theta)


@pytest.mark.parametrize("scale", [0.25, 4])
def test_the_scale_multiplies_all_initial_weights(scale):
    np.testing.assert_allclose(net_of(scale=scale).theta, scale * net_of().theta)


def test_ten_plain_layers_of_sigmoids_make_the_images_alike_and_batch_norm_keeps_them_apart_at_every_scale():
    table = profile(norm=("none", "batch", "layer"), activation=("sigmoid",), seed=(0, 1, 2))
    left = {norm: table.at(norm=norm, result="left") for norm in table.axes["norm"]}   # (1, scale, seed, layer)
    assert left["none"][0, 1, :, -1].max() < 1e-6
    assert (np.diff(left["none"][0, :2]) < 0).all()
    assert left["batch"].min() > 0.2 and left["batch"].max() < 0.22
    assert left["layer"][..., -1].max() < 1e-3
    first = table.at(layer=1, result="gradient")
    assert first[0, 0, 1].max() < 1e-5 and first[1].min() > 0.05


def test_large_weights_and_relu_make_the_signal_explode():
    table = profile(norm=("none", "batch"), activation=("relu",), scale=(4.0,), seed=(0, 1))
    assert table.at(norm="none", layer=10, result="left").min() > 1e4
    assert table.at(norm="batch", result="left").max() < 0.7


def test_a_life_is_a_look_after_each_of_its_steps():
    seen = life("batch", "relu", 3, 1.0, 0.1, 0, steps=(0, 5, 60))
    assert seen.bands.shape == (3, 3, 5) and seen.left.shape == (3, 3)
    assert seen.gradients.shape == (3, 4) and seen.loss.shape == seen.accuracy.shape == (3,)
    np.testing.assert_allclose(seen.left[0], look(net_of("batch", "relu")).left, rtol=1e-5)
    assert seen.accuracy[0] < 0.3 and seen.accuracy[-1] > 0.9
