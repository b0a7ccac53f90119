"""For every seed, with a margin, the experiments show what lessons say: also where a claim fails."""

import numpy as np
import pytest

from helpers import data
from helpers.lessons.backward_pass.gradients import shadows
from helpers.lessons.backward_pass.stages import measured
from helpers.lessons.backward_pass.way_back import parts
from helpers.lessons.training_and_inference.inference import arriving, batch_mates, lag, restored, trained
from helpers.lessons.what_batch_norm_buys.sweeps import (
    batch_size_sweep, few_images, lr_sweep, small_batches, steps_to, trained_accuracy)
from helpers.network.dense import digits_net
from helpers.norms import normalize, normalize_backward

pytestmark = pytest.mark.slow   # it trains networks


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


# --- lesson 07: what batch norm buys -----------------------------------------------------------------

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


@pytest.mark.parametrize("std", [0.001, 1.0])
def test_batch_norm_learns_from_far_smaller_and_larger_weights_and_large_ones_cost_accuracy(std):
    rates = (0.01, 0.1, 1.0)

    def best(norm, std):
        with np.errstate(all="ignore"):   # the plain network overflows
            return max(trained_accuracy(*digits_net(0, norm=norm, activation="relu", std=std), lr, 400)
                       for lr in rates)
    assert best("none", std) < 0.9 < best("batch", std)
    assert (best("batch", std) < best("batch", 0.1) - 0.01) == (std > 0.1)


def test_batches_of_two_ruin_batch_norm_and_not_layer_norm_and_batches_of_32_neither():
    table = batch_size_sweep(size=(2, 32), seed=(0, 1, 2), epochs=2)
    assert table.at(norm="batch", size=2).max() < 0.8
    assert table.at(norm="layer", size=2).min() > 0.88
    assert table.at(size=32).min() > 0.85


def test_the_stored_runs_of_small_batches_are_run_again_where_no_last_digit_matters():
    again, stored = batch_size_sweep(norm=("none", "batch"), size=(8,), seed=(0, 3), epochs=2), small_batches()
    for norm in again.axes["norm"]:
        np.testing.assert_allclose(again.at(norm=norm, size=8), stored.at(norm=norm, size=8)[[0, 3]], atol=0.006)
    assert stored.at(norm="batch", size=2).max() < 0.65 < 0.9 <= stored.at(norm="none").min()


def test_with_few_images_batch_norm_does_not_regularize():
    table = few_images(seed=(0, 1, 2))
    assert table.at(split="train").min() > 0.99
    gain = table.at(norm="batch", split="test").mean() - table.at(norm="none", split="test").mean()
    assert -0.04 < gain < 0.02


# --- lesson 05: training and inference -----------------------------------------------------------------

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


def test_the_shadow_of_a_shift_or_a_stretch_falls_where_its_name_stands():
    x_hat = normalize(np.array([7.0, 2, 1, 7, 3]), 0)
    axes = shadows({"shift": np.ones(5), "stretch": 2 * x_hat}, x_hat).axes
    for ax, word in zip(axes, ("shift", "stretch")):
        (tip,) = [line.get_xydata()[-1] for line in ax.lines if line.get_label() == "its shadow, taken away"]
        (end,) = [text.xy for text in ax.texts if word in text.get_text()]
        np.testing.assert_allclose(tip / np.linalg.norm(tip), end / np.linalg.norm(end))


def test_measured_stages_agree_with_the_way_back_of_the_helper():
    x, target = np.random.default_rng(4).normal(size=(2, 6, 3))
    gamma, beta = np.array([2, 3, 0.5]), np.array([1, -1, -3])
    slopes = measured(x, gamma, beta, target, 1e-5)
    np.testing.assert_allclose(slopes["x"], normalize_backward(slopes["x_hat"], x, 0), atol=1e-6)
    np.testing.assert_allclose(slopes["mu"], -slopes["centred"].sum(axis=0), atol=1e-6)
