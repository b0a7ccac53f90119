"""For every seed, with a margin, the experiments show what lessons say: also where a claim fails."""

import numpy as np
import pytest

from helpers import data
from helpers.lessons.why_it_works.distributions import drift, noisy_batch_norm
from helpers.lessons.why_it_works.gardens import gardens, shares_right
from helpers.lessons.backward_pass.stages import measured
from helpers.lessons.backward_pass.way_back import parts
from helpers.lessons.training_and_inference.inference import arriving, batch_mates, lag, restored, trained
from helpers.lessons.why_it_works.landscape import probe, smoothness
from helpers.lessons.why_it_works.shift import covariate_shift
from helpers.lessons.what_batch_norm_buys.sweeps import (
    batch_size_sweep, few_images, init_sweep, lr_sweep, pass_through, steps_to, trained_accuracy)
from helpers.network.dense import digits_net
from helpers.norms import normalize, normalize_backward


def test_steps_to_is_the_first_step_at_the_level_or_never():
    curves = [[0.1, 0.9, 0.8], [0.1, 0.2, 0.3]]
    np.testing.assert_array_equal(steps_to(0.9, curves, (0, 20, 40)), [20, np.inf])


def test_a_rerun_is_identical_and_another_seed_is_not():
    options = {"norm": ("batch",), "lr": (1.0,), "steps": 20, "every": 10}
    first, again, other = (lr_sweep(**options, seed=(seed,)).values for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_an_interrupted_experiment_keeps_what_it_has():
    def stop(done, total):
        assert total == 4
        if done == 2:
            raise KeyboardInterrupt

    table = lr_sweep(lr=(0.1, 1.0), seed=(0,), steps=2, every=1, progress=stop)
    assert table.interrupted
    assert np.isfinite(table.at(norm="none")).all() and np.isnan(table.at(norm="batch")).all()


# --- lesson 06: what batch norm buys -----------------------------------------------------------------

def test_with_sigmoids_and_small_weights_only_batch_norm_learns_at_each_learning_rate():
    table = lr_sweep(lr=(0.1, 3.0), steps=200)
    assert table.at(norm="none").max() < 0.6
    assert table.at(norm="batch", step=200).min() > 0.9
    assert steps_to(0.9, table.at(norm="batch"), table.axes["step"]).max() <= 100


def test_with_relu_batch_norm_stands_larger_learning_rates_but_not_any():
    table = lr_sweep(lr=(0.3, 1.0, 10.0), activation="relu", std="fan", steps=150)
    none, batch = (table.at(norm=norm, step=150) for norm in ("none", "batch"))
    assert none[0].min() > 0.85 and batch[0].min() > 0.9
    assert none[1].max() < 0.5 and batch[1].min() > 0.9
    assert none[2].max() < 0.4 and batch[2].max() < 0.5


def test_batch_norm_learns_from_every_initial_scale_and_the_plain_net_from_some():
    table = init_sweep(std=(0.001, 0.1, 3.0), steps=200)
    assert table.at(norm="batch").min() > 0.8
    assert table.at(norm="none", std=0.001).max() < 0.3 and table.at(norm="none", std=3.0).max() < 0.7
    assert table.at(norm="none", std=0.1).min() > 0.9


def test_batches_of_two_ruin_batch_norm_and_not_layer_norm_and_batches_of_32_neither():
    table = batch_size_sweep(size=(2, 32), seed=(0, 1, 2), epochs=2)
    assert table.at(norm="batch", size=2).max() < 0.8
    assert table.at(norm="layer", size=2).min() > 0.88
    assert table.at(size=32).min() > 0.85


def test_what_passes_the_statistics_follows_the_law():
    for size in (3, 4, 8, 32):
        assert pass_through(size) == pytest.approx(np.sqrt((size - 2) / size), abs=0.02)
    assert pass_through(2) < 0.1


def test_with_few_images_batch_norm_does_not_regularize():
    table = few_images(seed=(0, 1, 2))
    assert table.at(split="train").min() > 0.99
    gain = table.at(norm="batch", split="test").mean() - table.at(norm="none", split="test").mean()
    assert -0.04 < gain < 0.02


# --- lesson 07: why it works ---------------------------------------------------------------------------

@pytest.mark.parametrize("seed", [0, 1, 2])
def test_own_statistics_cure_only_a_shift_that_all_flowers_share(seed):
    places = gardens(seed)
    own = {name: (normalize(x, 0), is_rose) for name, (x, is_rose) in places.items()}
    before, after = shares_right(places), shares_right(own)
    assert before[0] > 0.93 and after[0] > 0.93
    assert before[1] < 0.6 and after[1] > 0.9
    assert before[2] < 0.6 and after[2] < before[2] - 0.1
    assert before[3] < 0.2 and 0.4 < after[3] < 0.85


def test_the_inputs_of_the_last_sigmoids_drift_less_with_batch_norm():
    table = drift(steps=400)
    none, batch = (np.ptp(table.at(norm=norm, percentile=50), axis=1).mean(-1) for norm in ("none", "batch"))
    assert (none > 2 * batch).all()
    start = table.at(norm="none", step=0)
    assert np.mean(start[:, 2] - start[:, 0]) < 0.1


def test_noise_makes_the_inputs_unstable_and_batch_norm_still_learns():
    table = noisy_batch_norm(steps=300)
    accuracy, jump = (table.at(norm="batch", result=result) for result in ("accuracy", "jump"))
    plain_accuracy, plain_jump = table.at(norm="none", noise=0).T
    assert (jump[1] > 20 * jump[0]).all() and (jump[1] > 2 * plain_jump).all()
    assert accuracy.min() > 0.9 and plain_accuracy.max() < 0.6


def test_too_much_noise_hurts_batch_norm_with_relu():
    table = noisy_batch_norm(norm=("batch",), noise=(0, 4), activation="relu", std="fan", lr=0.3)
    clean, noisy = table.at(norm="batch", result="accuracy")
    assert (clean - noisy).min() > 0.05


def test_the_loss_along_the_step_is_smoother_with_batch_norm_and_less_so_with_layer_norm():
    table = smoothness(steps=200)
    typical = {norm: np.median(table.at(norm=norm), axis=1) for norm in table.axes["norm"]}
    assert (typical["none"][:, :2] > 5 * typical["batch"][:, :2]).all()
    assert (typical["none"][:, 2] > 1.3 * typical["batch"][:, 2]).all()
    assert (typical["layer"][:, :2] > 3 * typical["batch"][:, :2]).all()


@pytest.mark.parametrize(("settings", "result"), [
    ({"activation": "sigmoid", "lr": 1.0}, "range"), ({"activation": "sigmoid", "lr": 1.0}, "beta"),
    ({"std": 0.03}, "beta"),
])
def test_smoothing_fails_on_a_plateau_and_with_small_weights(settings, result):
    table = smoothness(norm=("none", "batch"), steps=150, **settings)
    none, batch = (np.median(table.at(norm=norm, result=result), axis=1) for norm in ("none", "batch"))
    assert (batch > 1.5 * none).all()


def test_a_probe_leaves_the_parameters_alone():
    net, stream = digits_net(0, norm="batch")
    before, running = net.theta.copy(), net.layers[1].running.mu.copy()
    values = probe(net, *next(stream), 0.3)
    assert all(value > 0 for value in values)
    np.testing.assert_array_equal(net.theta, before)
    np.testing.assert_array_equal(net.layers[1].running.mu, running)


def typical_shift(**settings):
    table = covariate_shift(steps=300, **settings)
    return [np.median(table.at(norm=norm), axis=1) for norm in ("none", "batch")]   # (seed, layer, result)


def test_with_sigmoids_the_shift_is_larger_with_batch_norm():
    none, batch = typical_shift()
    assert none[..., 0].min() > 0.98 and batch[..., 0].max() < 0.96
    assert (batch[..., 1] > 2 * none[..., 1]).all()


def test_with_relu_the_shift_is_smaller_with_batch_norm():
    none, batch = typical_shift(activation="relu", std="fan", lr=0.3)
    assert (batch[..., 0] > none[..., 0]).all() and (batch[..., 1] < 0.9 * none[..., 1]).all()


# --- lesson 04: training and inference -----------------------------------------------------------------

def test_running_statistics_with_a_small_momentum_lag_behind():
    table = lag(steps=320)
    assert table.at(momentum=0.01, step=80, mode="running").max() < 0.6
    assert table.at(momentum=0.01, step=320, mode="running").min() > 0.85
    assert table.at(momentum=0.1, step=80, mode="running").min() > 0.9
    assert table.at(step=80, mode="batch").min() > 0.9


def test_batch_mates_change_the_prediction_the_more_the_smaller_the_batch():
    table = batch_mates(size=(2, 8, 60), draws=10)
    pair, eight, sixty = table.values.T
    assert pair.min() > 0.9 and sixty.max() < 0.2
    assert (pair > eight + 0.1).all() and (eight > sixty + 0.2).all()


def test_the_trained_accuracy_is_that_of_the_test_images():
    net, stream = digits_net(0, norm="batch")
    assert trained_accuracy(net, stream, 0.3, 100) > 0.9


# --- training and inference: a wrong scale multiplies from layer to layer -----------------------------

def test_a_young_memory_leaves_less_of_the_spread_in_each_layer():
    batch, memory = arriving(trained(7, 80, 0.3, norm="batch", momentum=0.01), data.digits().test.x)
    np.testing.assert_allclose(batch.std(axis=1), 1, atol=0.01)
    spread = memory.std(axis=1)
    assert spread[0] < 0.45 and np.all(spread[1:] < 0.5 * spread[:-1])


def test_the_true_variance_restores_more_answers_than_the_true_mean_and_both_nearly_all():
    table = restored(seed=(5, 11, 17, 20))
    variance, mean = (table.at(given=f"true {name}") for name in ("variance", "mean"))
    assert np.all(variance > mean + 0.1) and table.at(given="both").min() > 0.93


# --- backward pass: what is taken away is a shadow ----------------------------------------------------

def test_the_parts_of_a_gradient_are_its_shadows_and_what_normalize_backward_passes():
    x, d = np.random.default_rng(3).normal(size=(2, 7))
    shift, stretch, left = parts(d, normalize(x, 0))
    np.testing.assert_allclose(shift**2 + stretch**2 + left**2, np.sum(d**2))
    passed = normalize_backward(d, x, 0) * np.sqrt(x.var() + 1e-5)
    np.testing.assert_allclose(left, np.linalg.norm(passed), rtol=1e-4)
    assert parts(3 - 2 * x, normalize(x, 0))[2] < 1e-9


def test_measured_stages_agree_with_the_way_back_of_the_helper():
    x, target = np.random.default_rng(4).normal(size=(2, 6, 3))
    gamma, beta = np.array([2, 3, 0.5]), np.array([1, -1, -3])
    slopes = measured(x, gamma, beta, target, 1e-5)
    np.testing.assert_allclose(slopes["x"], normalize_backward(slopes["x_hat"], x, 0), atol=1e-6)
    np.testing.assert_allclose(slopes["mu"], -slopes["centred"].sum(axis=0), atol=1e-6)
