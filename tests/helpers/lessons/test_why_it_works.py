"""The measurements of the lesson, against their definitions, and what it says of them, for every seed."""

import numpy as np
import pytest

from helpers.lessons.why_it_works.noise import noisy_batch_norm
from helpers.lessons.why_it_works.rays import slope
from helpers.lessons.why_it_works.same_loss import HOPELESS, TRIED, by_loss, paying, settings, trust
from helpers.lessons.why_it_works.theorem import shadows, split
from helpers.lessons.why_it_works.wheel import cosines, degrees, lengths, restore, turning, turns
from helpers.network.dense import digits_net
from helpers.network.training import stored
from helpers.norms import normalize, normalize_backward
from helpers.stats import moments

pytestmark = pytest.mark.slow   # it trains networks


# --- trusting the step, at the same loss ---------------------------------------------------------------

def test_a_loss_has_its_bin_and_too_few_steps_give_nan():
    runs = np.array([[[2.0, 1.0, 0.1], [2.5, 0.8, 0.3], [1.0, 0.2, 9.0], [0.5, 0.1, 4.0]]])
    found = by_loss(runs, bins=((1.8, 2.6), (1.0, 1.8), (0.4, 1.0)), least=2)
    np.testing.assert_allclose(found[0, 0], [0.9, 0.2])
    assert np.isnan(found[1:]).all()


def test_at_the_same_loss_and_rate_the_gradient_can_be_trusted_further_with_batch_norm():
    table = trust(lr=(0.1,), seed=(0, 1, 2), activation="relu", steps=150, every=5)
    none, batch = (by_loss(table.at(norm=norm, lr=0.1))[3] for norm in ("none", "batch"))   # loss .4 to .1
    assert np.isfinite(none).all() and np.isfinite(batch).all()
    assert batch[:, 0].min() > none[:, 0].max()
    assert none[:, 1].min() > 2 * batch[:, 1].max()


def test_on_the_plateau_every_network_looks_smooth():
    table = trust(norm=("none",), lr=(0.03,), seed=(0, 1), activation="sigmoid", steps=60)
    loss, cosine, change = np.moveaxis(table.values[0, 0], -1, 0)
    assert loss.min() > 2 and cosine.min() > 0.999 and np.median(change) < 0.3


def test_at_the_same_loss_a_far_larger_step_pays_with_batch_norm():
    table = paying(activation=("relu",), lr=(0.1,), seed=(0, 1), steps=150, every=5)
    none, batch = (table.at(activation="relu", lr=0.1, norm=norm) for norm in ("none", "batch"))
    rates = np.array(TRIED)
    assert (rates[batch.argmin(1)] >= 3 * rates[none.argmin(1)]).all()
    assert batch.min(1).max() < 0.4 < none.min(1).min()


def test_a_step_that_is_tried_is_taken_back_and_a_ruinous_one_counts_as_hopeless():
    settings = {"activation": ("relu",), "norm": ("none",), "lr": (0.1,), "seed": (0,), "steps": 100}
    one, two = paying(**settings, tried=(0.03,)), paying(**settings, tried=(0.03, 1e6))
    assert one.values.ravel()[0] == two.values.ravel()[0] and two.values.ravel()[1] == HOPELESS


# --- the turning wheel ---------------------------------------------------------------------------------

def test_cosines_are_those_of_columns_and_0_without_a_length():
    np.testing.assert_allclose(cosines(np.array([[3.0, 1, 0], [4, 0, 0]]), np.array([[4.0, 1, 1], [3, 1, 1]])),
                               [0.96, np.sqrt(0.5), 0])


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_under_batch_norm_the_gradient_is_at_a_right_angle_and_the_length_grows_by_pythagoras(activation):
    table = turning(norm=("batch",), lr=(1.0,), seed=(0, 1), activation=activation, steps=40)
    assert table.at(result="cosine").max() < 1e-4
    length, angle, gradient = (table.at(result=name)[0, 0, 0] for name in ("length", "angle", "gradient"))
    assert (np.diff(length) > 0).all()
    assert np.abs(np.radians(angle) * length / gradient - 1)[:, 5:-1].max() < 0.25


def test_a_length_put_back_changes_no_output_and_leaves_the_direction():
    net, stream = digits_net(0, norm="batch", activation="relu", std="fan")
    hidden, (x, labels) = net.layers[0:9:3], next(stream)
    start, given = [lengths(linear.W) for linear in hidden], net.differentiate(x, labels)
    turned = [linear.W.copy() for linear in hidden]
    for linear in hidden:
        linear.W *= 3
    restore(hidden, start)
    assert net.differentiate(x, labels) == pytest.approx(given)
    for linear, old in zip(hidden, turned, strict=True):
        np.testing.assert_allclose(linear.W, old)


def test_at_a_rate_far_too_large_only_weights_that_may_grow_learn_and_at_one_that_suits_both_do():
    table = turning(norm=("batch",), put_back=(0, 1), lr=(0.3, 100.0), rest=0.3, seed=(5, 6), steps=120, looks=(120,))
    grown, held = (table.at(result="accuracy", put_back=one)[0, ..., 0] for one in (0, 1))
    assert grown.min() > 0.93 and held[0].min() > 0.93 and held[1].max() < 0.6
    length = table.at(result="length", lr=100.0)[0, ..., 0]
    np.testing.assert_allclose(length[1], np.sqrt(2), rtol=0.05)
    assert length[0].min() > 5 * length[1].max()


def test_without_a_rest_all_parameters_learn_at_the_rate():
    settings = {"norm": ("batch",), "seed": (0,), "steps": 5}
    one, same = turning(**settings, lr=(0.3,)), turning(**settings, lr=(0.3,), rest=0.3)
    np.testing.assert_array_equal(one.values, same.values)
    assert not np.array_equal(one.values, turning(**settings, lr=(0.3,), rest=0.1).values)


def test_along_a_ray_the_loss_of_a_unit_stays_and_its_slope_is_measured():
    w, tiny = np.array([1.0, 1.2]), 1e-6
    loss, dw = slope(w)
    assert slope(5 * w)[0] == pytest.approx(loss) and abs(dw @ w) < 1e-9
    np.testing.assert_allclose(slope(5 * w)[1], dw / 5)
    bumps = [(slope(w + bump)[0] - slope(w - bump)[0]) / (2 * tiny) for bump in tiny * np.eye(2)]
    np.testing.assert_allclose(dw, bumps, atol=1e-7)


def test_each_unit_grows_by_pythagoras():
    net, stream = digits_net(0, norm="batch", activation="relu", std="fan")
    net.differentiate(*next(stream))
    W, dW = net.layers[3].W.copy(), net.layers[3].dW.copy()
    net.step(2.0)
    np.testing.assert_allclose((net.layers[3].W**2).sum(0), (W**2).sum(0) + 4 * (dW**2).sum(0), rtol=1e-4)


def test_without_a_norm_and_for_a_unit_of_layer_norm_there_is_no_right_angle_but_for_the_whole_layer_there_is():
    settings = {"lr": (0.3,), "seed": (0, 1), "steps": 20}
    assert turning(norm=("none", "layer"), **settings).at(result="cosine").mean(-1).min() > 0.03
    assert turning(norm=("layer", "rms"), whole=True, **settings).at(result="cosine").max() < 1e-4
    assert turning(norm=("none",), whole=True, **settings).at(result="cosine").mean(-1).min() > 0.003


def test_the_model_of_the_wheel_keeps_pythagoras_and_the_angle():
    w = turns(3, 1, 5)
    length = lengths(w.T[None])[0]
    np.testing.assert_allclose(length[1:] ** 2, length[:-1] ** 2 + 9 / length[:-1] ** 2)
    np.testing.assert_allclose(np.tan(np.radians(degrees(w))), 3 / length[:-1] ** 2)


def test_only_the_looks_asked_for_are_kept_and_they_are_those_of_all_steps():
    settings = {"norm": ("batch",), "lr": (1.0,), "seed": (0,)}
    some, whole = turning(**settings, steps=6, looks=(0, 5)), turning(**settings, steps=6)
    np.testing.assert_array_equal(some.values, whole.values[:, :, :, :, [0, 5]])


# --- noise, and the shadows of theorem 4.1 -------------------------------------------------------------

def test_a_jump_is_measured_in_the_units_own_deviations():
    settings = {"noise": (8,), "seed": (0,), "steps": 60}
    plain, batch = noisy_batch_norm(relative=True, **settings).at(result="jump", noise=8, seed=0, lr=1.0)
    absolute = noisy_batch_norm(**settings).at(result="jump", noise=8, seed=0, lr=1.0)
    assert plain > 3 * batch and absolute.max() < 2 * absolute.min()


def test_the_equality_holds_and_is_broken_by_another_gradient():
    rng = np.random.default_rng(0)
    x, d = rng.normal(1, 2, (2, 60, 5))
    x_hat, power = normalize(x, 0), moments(x, 0)[1] + 1e-5
    shift, stretch, factor, error = split(d, normalize_backward(d, x, 0), x_hat, power)
    assert error < 1e-4 and 0 < shift < 0.4 and 0 < stretch < 0.4
    assert factor == pytest.approx((1 - shift - stretch) / 4, rel=0.4)
    assert split(d, 1.01 * normalize_backward(d, x, 0), x_hat, power)[3] > 0.01


def test_in_a_network_that_learns_the_shadows_are_small():
    table = shadows(seed=(0, 1), steps=60)
    assert table.at(result="error").max() < 1e-3
    shift, stretch = table.at(result="shift"), table.at(result="stretch")
    assert (shift + stretch).max() < 0.35 and (shift + stretch).min() > 0.001


def test_noise_makes_the_inputs_unstable_and_batch_norm_still_learns():
    table = noisy_batch_norm(steps=300)
    accuracy, jump = (table.at(norm="batch", lr=1.0, result=result) for result in ("accuracy", "jump"))
    assert (jump[1] > 20 * jump[0]).all() and accuracy.min() > 0.9


# --- the stored tables -----------------------------------------------------------------------------------

WHEEL = "result", "norm", "put_back", "lr", "seed", "step"
AXES = {"wheel": WHEEL, "one_rate": WHEEL,
        "settings": ("result", "setting", "norm", "seed"), "paying": ("tried", "activation", "norm", "lr", "seed"),
        "noise": ("result", "norm", "lr", "noise", "seed"),
        "shadows": ("result", "seed", "step", "layer")}


@pytest.mark.parametrize(("name", "again"), {
    "settings": lambda: settings(setting=("ReLU, 0.03",), norm=("batch",), seed=(4,)),
    "paying": lambda: paying(activation=("relu",), norm=("batch",), lr=(0.1,), seed=(1,), steps=250),
    "wheel": lambda: turning(norm=("batch",), put_back=(0, 1), lr=(1.0, 30.0), rest=0.3, seed=(2,),
                             looks=(0, 1, 10, 20),
                             steps=21),
    "one_rate": lambda: turning(norm=("batch",), put_back=(0, 1), lr=(1.0,), seed=(3,), looks=(300,), steps=300),
    "shadows": lambda: shadows(seed=(3,), steps=50, every=50),
}.items())
def test_a_stored_run_is_what_the_experiment_gives(name, again):
    table, fresh = stored(name, *AXES[name]), again()
    places = [[[*map(_name, table.axes[axis])].index(_name(value)) for value in along]
              for axis, along in fresh.axes.items()]
    tolerance = {"one_rate": 0.05}.get(name, 1e-4)        # 300 steps: last digits have grown
    np.testing.assert_allclose(table.values[np.ix_(*places)], fresh.values, rtol=0.01, atol=tolerance)


def _name(value):
    """A place on an axis, as stored or as run: 0.1, "0.1" and 1, 1.0 are one place each."""
    try:
        return float(value)
    except ValueError:
        return value


def test_the_stored_noise_is_what_the_experiment_gives_and_minus_1_where_a_network_diverged():
    table = stored("noise", *AXES["noise"])
    place = {"norm": "none", "lr": 0.3, "noise": 4, "seed": 0}
    fresh = noisy_batch_norm(**{name: (one,) for name, one in place.items()}, activation="relu", std="fan",
                             relative=True,
                             steps=1000)
    assert not np.isfinite(fresh.at(**place, result="jump"))
    assert table.at(**place, result="jump") == -1
    assert fresh.at(**place, result="accuracy") == pytest.approx(table.at(**place, result="accuracy"), abs=0.02)
    assert table.at(norm="none", lr=0.03, noise=4, result="accuracy").min() > 0.9
