"""The experiments of norms in practice: each against an independent count, a law, or the answer that must hold."""
import numpy as np
import pytest

from helpers import data, precision
from helpers.answers.mark import CORRECT, mark
from helpers.lessons import norms_in_practice as lesson
from helpers.network.training import walk
from helpers.lessons.norms_in_practice import dropout, exercises, machines, memory, porting, today, training


def neighbours(x):
    """The two bfloat16 numbers around each x: the float32 with its lower 16 bits cleared, and the next."""
    low = (np.float32(x).view(np.uint32) & np.uint32(0xFFFF0000))
    return low.view(np.float32), (low + np.uint32(0x10000)).view(np.float32)


def test_bfloat16_is_the_nearest_of_its_two_neighbours():
    x = np.random.default_rng(0).normal(0, 100, 2000).astype(np.float32)
    low, high = neighbours(x)
    found = precision.rounded(x, "bfloat16")
    assert np.all((found == low) | (found == high))
    assert np.all(np.abs(found - x) <= np.minimum(np.abs(low - x), np.abs(high - x)))


@pytest.mark.parametrize(("x", "rounded"), [
    (1 + 2.0**-8, 1.0), (1 + 3 * 2.0**-8, 1 + 2.0**-6), (-1 - 2.0**-8, -1.0), (0.0, 0.0), (np.inf, np.inf),
    (257.0, 256.0), (259.0, 260.0),
])
def test_a_tie_goes_to_the_even_neighbour(x, rounded):
    assert precision.rounded(x, "bfloat16") == rounded


def test_nan_stays_nan_and_an_unknown_format_is_refused():
    assert np.isnan(precision.rounded(np.nan, "bfloat16")) and np.isnan(precision.rounded(np.nan, "float16"))
    with pytest.raises(ValueError, match="kind must be one of float16, bfloat16, float32; got 'int8'"):
        precision.rounded(1.0, "int8")


@pytest.mark.parametrize("kind", precision.FORMATS)
def test_machine_eps_is_the_gap_above_one(kind):
    gap = precision.machine_eps(kind)
    assert precision.rounded(1 + gap, kind) == 1 + gap
    assert precision.rounded(1 + gap / 2, kind) == 1


def test_a_sum_of_ones_stops_where_one_is_half_a_gap():
    assert precision.total(np.ones(1000), "bfloat16") == 256 and precision.total(np.ones(3000), "float16") == 2048
    assert precision.total(np.ones(3000), "float32") == 3000


def test_squares_overflow_and_eps_vanishes_in_float16():
    assert np.all(precision.rms_norm(np.full((1, 4), 300.0), "float16", inside="float16") == 0)
    assert np.all(precision.rms_norm(np.full((1, 4), 300.0), "float16") == 1)
    assert np.isnan(precision.layer_norm(np.zeros((1, 4)), "float16", eps=1e-12)).all()
    assert np.all(precision.layer_norm(np.zeros((1, 4)), "float16", eps=1e-5) == 0)


def test_accumulation_changes_nothing_but_under_batch_norm():
    found = machines.accumulation(parts=(1, 4), seed=(0, 1))
    assert found[:2].max() < 1e-12 and found[2, 0].max() < 1e-12
    assert found[2, 1].min() > 0.2


def test_memory_is_updated_once_for_each_part():
    assert machines.memory_after([15] * 4) == pytest.approx(0.9**4)
    assert machines.memory_after([60]) == pytest.approx(0.9)


@pytest.mark.parametrize("four", [(1, 3, 3, 1), (-2, 5, -2, 5), (1, 3, 1, 4), (1, 1, 3, 3), (0, 4, 1, 3), (7, 8, 3, 4)])
def test_parts_are_told_not_to_matter_just_where_batch_norm_gives_the_same(four):
    four = np.array(four, float)
    with np.errstate(invalid="ignore"):
        parts = np.concatenate([(part - part.mean()) / part.std() for part in np.split(four, 2)])
    same = np.allclose(parts, (four - four.mean()) / four.std())
    assert (mark(exercises.EXERCISES[2], four)[0] == CORRECT) == same


def test_the_gamma_of_the_third_exercise_makes_up_for_another_eps():
    x, gamma, var = np.linspace(-3, 3, 7)[:, None], *exercises.PORTED[:2]
    old, new = exercises.PORTED[2:]
    ported = exercises.EXERCISES[3].answer(gamma, var, old, new)
    assert np.allclose(ported * x / np.sqrt(var + new), gamma * x / np.sqrt(var + old))


def test_only_eval_mode_at_every_step_without_gradients_freezes_everything():
    moved = {way: memory.freeze(way) for way in memory.WAYS}
    assert moved["eval mode, gradients off"] == [0, 0, 0]
    assert moved["gradients off"][0] == 0 and moved["gradients off"][1] > 1 and moved["gradients off"][2] > 1
    assert moved["momentum 0"][1] == 0 and moved["momentum 0"][2] > 0
    assert moved["eval mode once"][1] > 1 and moved["eval mode at every step"][1] == 0
    with pytest.raises(ValueError, match="way must be one of no plan"):
        memory.freeze("hope")


def test_a_frozen_network_drifts_with_the_images_it_meets_and_not_with_its_own():
    net, train = training.trained(), data.digits().train.x
    weights = net.theta.copy()
    assert memory.drift(net, train)[-1] > 0.95
    assert memory.drift(net, 1 - train)[-1] < 0.5 and np.array_equal(net.theta, weights)


def test_one_nan_stays_in_a_running_average_for_good():
    seen = memory.poisoned(at=20, steps=60)
    assert np.isfinite(seen[:21]).all() and np.isnan(seen[21:]).all()


def test_averaged_weights_need_statistics_of_their_own():
    found = np.array([memory.average_weights(seed) for seed in (0, 1, 2)])
    last, last_fresh, mean, mean_fresh = found.T
    assert np.all(mean_fresh > mean) and np.all(mean_fresh >= last_fresh) and np.all(last_fresh >= last)
    net, stream = training.net(0)
    for _ in walk(net, stream, 3.0, 200):
        pass
    assert net.accuracy(*data.digits().test) == last[0]


def test_networks_learn_from_accumulated_gradients_as_well():
    assert np.abs(machines.learned(1, seed=(5, 6)) - machines.learned(4, seed=(5, 6))).max() < 0.02


@pytest.mark.parametrize(("mu", "var", "keep"), [(0, 1, 0.5), (1, 1, 0.7), (2, 0.5, 0.9), (-1, 3, 0.8)])
def test_the_law_of_dropout_is_what_is_measured(mu, var, keep):
    assert dropout.measured(mu, var, keep) == pytest.approx(dropout.law(mu, var, keep), rel=0.02)


def test_placement_builds_the_order_it_is_asked_for():
    kinds = {place: [type(layer).__name__ for layer in training.net(0, place=place)[0].layers[:3]]
             for place in training.PLACES}
    assert kinds == {"before": ["Linear", "BatchNorm", "Activation"], "after": ["Linear", "Activation", "BatchNorm"]}
    with pytest.raises(ValueError, match="place must be one of before, after"):
        training.net(0, place="inside")


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_the_stored_placement_is_run_again(activation):
    again, stored = training.placement(activation=(activation,), seed=(0,)), training.places()
    np.testing.assert_allclose(again.at(activation=activation, seed=0),
                               stored.at(activation=activation, seed="0"), atol=0.006)


def test_weight_decay_in_front_of_a_norm_turns_the_wheel_faster():
    plain, decayed = (training.decayed(decay=decay, steps=200, every=100) for decay in (0.0, 0.01))
    assert decayed[-1, 0] < 0.8 * plain[-1, 0] and decayed[-1, 1] > 2 * plain[-1, 1]
    assert decayed[-1, 2] == pytest.approx(plain[-1, 2], abs=0.01)
    assert training.decayed(decay=0.01, on="norms", steps=200, every=100)[-1, 2] < 0.7


def test_a_wrong_eps_shows():
    found = porting.wrong_eps()
    assert found["BERT"] == pytest.approx(1)
    assert found["Keras"][-1] == pytest.approx(1e-3 / np.sqrt(1e-6 + 1e-3), rel=1e-3)


def test_qk_norm_bounds_every_logit_by_the_root_of_the_size_of_a_head():
    found = today.largest_logits((1, 10), size=32, heads=4)
    assert found[0, 1] == pytest.approx(100 * found[0, 0]) and np.allclose(found[1:, 0], found[1:, 1], rtol=1e-3)
    assert found[2].max() <= np.sqrt(32 / 4)
    q = np.random.default_rng(0).normal(size=(5, 8))
    assert np.allclose(today.qk_norm(q, 1), today.qk_norm(q, 1, "together"))
    assert not np.allclose(today.qk_norm(q, 4), today.qk_norm(q, 4, "together"))


def test_a_picture_shows_what_it_is_given():
    from helpers import figures
    assert "0.9, 0.5" in figures.describe(lesson.pictures.drift([0.9, 0.5]))
    porting = lesson.pictures.porting([1, 0.1], {"Keras": [1, 0.25]}, {"Keras": 1e-3})
    assert 'line "Keras: 1e-03": 1, 0.25' in figures.describe(porting)
    moved = lesson.pictures.moved(memory.WAYS, [memory.freeze(way) for way in memory.WAYS])
    assert "yes, yes, yes, no, yes, yes" in figures.describe(moved)
    fig, ax = figures.new()
    lesson.pictures.dots(ax, ["a"], [[1, 2, 6]], ylabel="accuracy")
    assert "2, 2" in figures.describe(fig)
