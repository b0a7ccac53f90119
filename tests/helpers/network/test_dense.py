"""The network: every gradient against finite differences and PyTorch; what a step changes and leaves."""

import runpy

import numpy as np
import pytest

from helpers import data
from helpers.network.layers import ACTIVATIONS, Activation, BatchNorm, GroupNorm, Linear, RMSNorm, cross_entropy
from helpers.network.dense import NORMS, Network, dense, digits_net
from helpers.norms import batch_norm, group_norm, layer_norm, normalize_backward, rms_norm

SIZES = (7, 8, 12, 5)


def small(norm="batch", activation="tanh", seed=1, **options):
    """A small network with gamma and beta away from 1 and 0, and a batch of 9 examples for it."""
    rng = np.random.default_rng(seed)
    net = dense(SIZES, rng, norm=norm, activation=activation, std="fan", **options)
    net.theta += 0.3 * rng.normal(size=net.theta.size)
    return net, rng.normal(size=(9, 7)), rng.integers(0, 5, 9)


def numerical(net, loss, step=1e-6):
    """The gradient of loss() at net.theta by central differences."""
    gradient = np.empty_like(net.theta)
    for k, here in enumerate(net.theta.copy()):
        net.theta[k] = here + step
        above = loss()
        net.theta[k] = here - step
        gradient[k] = (above - loss()) / (2 * step)
        net.theta[k] = here
    return gradient


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("norm", NORMS)
def test_the_gradient_agrees_with_finite_differences(norm, activation):
    net, x, labels = small(norm, activation)
    net.differentiate(x, labels)
    found = net.gradient.copy()
    expected = numerical(net, lambda: cross_entropy(net.forward(x, train=True), labels)[0])
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-8)
    assert np.abs(expected).max() > 0.01


def test_the_gradient_with_running_statistics_treats_them_as_constants():
    net, x, labels = small()
    net.differentiate(x, labels)
    net.step(0.5)
    net.backward(cross_entropy(net.forward(x), labels)[1])
    found = net.gradient.copy()
    expected = numerical(net, lambda: cross_entropy(net.forward(x), labels)[0])
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-8)


def layers_of(rng):
    return [Linear(6, 6, 0.5, rng), Linear(6, 6, 0.5, rng, bias=False), BatchNorm(6), GroupNorm(6),
            GroupNorm(6, 2), RMSNorm(6), *(Activation(*pair) for pair in ACTIVATIONS.values())]


@pytest.mark.parametrize("place", range(10))
def test_each_layer_hands_down_the_gradient_of_its_input(place):
    rng = np.random.default_rng(2)
    layer, x, dy = layers_of(rng)[place], rng.normal(size=(5, 6)), rng.normal(size=(5, 6))
    layer.forward(x)
    found = layer.backward(dy)
    expected = np.empty_like(x)
    for place in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[place] = 1e-6
        expected[place] = np.sum(dy * (layer.forward(x + nudge) - layer.forward(x - nudge))) / 2e-6
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(("layer", "norm", "axes", "shape"), [
    (BatchNorm(12), batch_norm, 0, (9, 12)),
    (GroupNorm(12), layer_norm, 1, (9, 12)),
    (GroupNorm(12, 3), lambda x, *affine: group_norm(x, 3, *affine), 2, (9, 3, 4)),
])
def test_a_norm_layer_is_the_norm_of_the_course(layer, norm, axes, shape):
    rng = np.random.default_rng(3)
    x, dy = rng.normal(2, 3, (2, 9, 12))
    layer.gamma, layer.beta = rng.normal(size=(2, 12))
    np.testing.assert_array_equal(layer.forward(x), norm(x, layer.gamma, layer.beta))
    d = (layer.gamma * dy).reshape(shape)
    expected = normalize_backward(d, x.reshape(shape), axes).reshape(x.shape)
    np.testing.assert_allclose(layer.backward(dy), expected, rtol=1e-13, atol=1e-14)


def test_the_rms_layer_is_the_rms_norm_of_the_course():
    rng, layer = np.random.default_rng(3), RMSNorm(12)
    x, layer.gamma = rng.normal(2, 3, (9, 12)), rng.normal(size=12)
    np.testing.assert_allclose(layer.forward(x), rms_norm(x, layer.gamma), rtol=1e-14)


def test_running_statistics_are_those_of_the_batches_stepped_on():
    layer = BatchNorm(3, momentum=0.25)
    net = Network([layer])
    x = np.random.default_rng(4).normal(5, 2, (8, 3))
    net.differentiate(x, np.zeros(8, int))
    net.forward(100 * x)
    np.testing.assert_array_equal(layer.running.mu, 0)
    net.forward(x, train=True)
    net.step(0.0)
    np.testing.assert_allclose(layer.running.mu, 0.25 * x.mean(0))
    np.testing.assert_allclose(layer.running.var, 0.75 + 0.25 * x.var(0, ddof=1))
    expected = (x - layer.running.mu) / np.sqrt(layer.running.var + layer.eps)
    np.testing.assert_allclose(net.forward(x), expected)


@pytest.mark.parametrize("norm", NORMS)
def test_only_batch_norm_in_training_sees_the_rest_of_the_batch(norm):
    net, x, _ = small(norm)
    alone = net.forward(x[:2], train=True)
    assert np.allclose(alone, net.forward(x, train=True)[:2]) == (norm != "batch")
    np.testing.assert_allclose(net.forward(x)[:2], net.forward(x[:2]), rtol=1e-12)


def test_a_step_moves_theta_against_the_gradient_and_through_it_every_layer():
    net, x, labels = small()
    loss = net.differentiate(x, labels)
    before, w = net.theta.copy(), net.layers[0].W.copy()
    net.step(0.01)
    np.testing.assert_array_equal(net.theta, before - 0.01 * net.gradient)
    np.testing.assert_array_equal(net.layers[0].W, w - 0.01 * net.layers[0].dW)
    assert net.differentiate(x, labels) < loss
    starts = [net.start[layer] for layer in net.layers if isinstance(layer, Linear)]
    assert starts == [0, 7 * 8 + 16, 7 * 8 + 16 + 8 * 12 + 24]


def test_float32_stays_float32_and_agrees_with_float64():
    net, x, labels = small(dtype=np.float32)
    wide, _, _ = small()
    net.theta[:] = wide.theta
    net.differentiate(x.astype(np.float32), labels)
    wide.differentiate(x, labels)
    net.step(0.1)
    assert net.theta.dtype == net.gradient.dtype == net.forward(x.astype(np.float32)).dtype == np.float32
    np.testing.assert_allclose(net.gradient, wide.gradient, rtol=1e-3, atol=1e-5)


def test_a_batch_of_one_is_refused_in_training_only():
    net, x, _ = small()
    assert net.forward(x[:1]).shape == (1, 5)
    with pytest.raises(ValueError, match="batch norm trains on 2 examples or more; got 1"):
        net.forward(x[:1], train=True)


def test_huge_inputs_pass_through_without_a_warning():
    net, x, labels = small("none", "relu")
    net.theta *= 1e200
    assert not np.isfinite(net.differentiate(1e200 * x, labels))
    assert cross_entropy(np.array([[1e4, 0.0]]), np.array([0])) == (0.0, pytest.approx(np.zeros((1, 2))))


def test_a_seed_gives_the_same_network_and_batches_again():
    first, second = (digits_net(5, norm="layer") for _ in range(2))
    np.testing.assert_array_equal(first[0].theta, second[0].theta)
    np.testing.assert_array_equal(next(first[1])[0], next(second[1])[0])
    assert not np.array_equal(first[0].theta, digits_net(6, norm="layer")[0].theta)


@pytest.mark.parametrize("norm", ["none", "batch", "layer", "group"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_gradient_is_that_of_torch(norm, activation):
    torch = pytest.importorskip("torch")
    net, x, labels = small(norm, activation)
    loss = net.differentiate(x, labels)
    kinds = {"batch": torch.nn.BatchNorm1d, "layer": torch.nn.LayerNorm,
             "group": lambda units: torch.nn.GroupNorm(4, units),
             "sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
    modules, windows = [], []
    for layer in net.layers:
        if isinstance(layer, Linear):
            modules.append(torch.nn.Linear(*layer.W.shape, bias="b" in layer.parameters))
            windows += [(modules[-1].weight, layer.W.T, layer.dW.T)]
            windows += [(modules[-1].bias, layer.b, layer.db)] if "b" in layer.parameters else []
        elif layer.parameters:
            modules.append(kinds[norm](len(layer.gamma)))
            windows += [(modules[-1].weight, layer.gamma, layer.dgamma),
                        (modules[-1].bias, layer.beta, layer.dbeta)]
        elif isinstance(layer, Activation):
            modules.append(kinds[activation]())
    theirs = torch.nn.Sequential(*modules).double()
    with torch.no_grad():
        for parameter, ours, _ in windows:
            parameter.copy_(torch.tensor(ours))
    outcome = torch.nn.functional.cross_entropy(theirs(torch.tensor(x)), torch.tensor(labels))
    outcome.backward()
    assert loss == pytest.approx(float(outcome.detach()), rel=1e-12)
    for parameter, _, gradient in windows:
        np.testing.assert_allclose(gradient, parameter.grad.numpy(), rtol=1e-9, atol=1e-12)
    if norm == "batch":
        net.step(0.0)
        running = next(layer.running for layer in net.layers if isinstance(layer, BatchNorm))
        np.testing.assert_allclose(running.var, modules[1].running_var.numpy(), rtol=1e-12)


def test_the_digits_are_split_once_and_scaled():
    train, test = data.digits()
    assert train.x.shape == (1437, 64) and test.x.shape == (360, 64)
    assert train.x.min() == 0 and train.x.max() == 1 and not train.x.flags.writeable
    assert set(train.labels) == set(test.labels) == set(range(10))
    assert len({row.tobytes() for row in np.concatenate([train.x, test.x])}) == 1797
    np.testing.assert_array_equal(np.bincount(np.concatenate([train.labels, test.labels])),
                                  [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])


def test_the_maker_of_the_digits_writes_the_stored_table(tmp_path):
    pytest.importorskip("sklearn")
    runpy.run_path(str(data.FOLDER / "make_digits.py"))["write"](tmp_path)
    assert (tmp_path / "digits.csv").read_bytes() == (data.FOLDER / "digits.csv").read_bytes()
