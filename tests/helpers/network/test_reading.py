"""What is read, and what is measured of it: against cases whose answer is known."""

import numpy as np
import pytest

from helpers.network import reading
from helpers.network.corpus import EDGE, FIRST, LETTERS, OTHER, PAD, padded, sequences
from helpers.network.training import stored


def test_sentences_are_coded_letter_by_letter_and_every_fifth_is_a_test_sentence():
    train, test, kinds = sequences()
    text = "".join(LETTERS[code - FIRST] for code in test[0][1:-1])
    assert text == "mr bennet replied that he had not" and test[0][0] == test[0][-1] == EDGE
    assert len(test) == 300 and len(train) == 1200 and max(map(max, train)) < kinds


def test_rare_words_are_one_code_and_images_are_read_row_by_row():
    train, test, kinds = sequences("words")
    share = np.mean(np.concatenate(train + test) == OTHER)
    assert 0.05 < share < 0.3 and 300 < kinds < 1000
    train, test, kinds = sequences("images")
    assert {len(one) for one in train + test} == {65} and kinds == FIRST + 5
    assert np.unique(np.concatenate(test)).tolist() == [EDGE, *range(FIRST, FIRST + 5)]


def test_what_follows_is_one_place_ahead_and_pads_fill_up():
    x, y = padded([np.array([1, 5, 6, 1]), np.array([1, 7, 1])])
    np.testing.assert_array_equal(x, [[1, 5, 6], [1, 7, PAD]])
    np.testing.assert_array_equal(y, [[5, 6, 1], [7, 1, PAD]])


@pytest.mark.parametrize("norm", ["none", "layer"])
def test_without_batch_norm_statistics_make_no_difference(norm):
    net, (_, test), size = reading.trained(norm, 0.01, 0, steps=2)
    own, fixed = reading.surprise(net, test[:9], size, own=True), reading.surprise(net, test[:9], 1)
    assert own == pytest.approx(fixed, rel=1e-5)
    found = np.array(reading.guessed(net, reading.twins(test)[:3]))
    np.testing.assert_allclose(found, found[:, :1] * np.ones(4), rtol=1e-5)


def test_at_the_end_all_stands_there_and_before_it_statistics_of_a_batch_differ():
    net, (_, test), _ = reading.trained("batch", 0.01, 0, steps=2)
    inside, (fixed, whole, twin, last) = reading.guessed(net, reading.twins(test)[:3])
    assert whole == pytest.approx(last, rel=1e-5) != pytest.approx(fixed, rel=1e-3)
    assert len(np.unique(inside.round(3))) == 4 and twin != pytest.approx(whole, rel=1e-3)


def test_a_twin_is_another_sequence_as_long():
    pairs = reading.twins(sequences()[1])
    assert len(pairs) > reading.WRITTEN
    assert all(len(one) == len(other) > reading.SKIPPED + 2 and not np.array_equal(one, other) for one, other in pairs)


def test_lent_statistics_are_those_of_the_other_batch_and_are_given_back():
    net, (_, test), _ = reading.trained("batch", 0.01, 0, steps=2)
    x, other = (padded([one])[0] for one in test[:2])
    before = net.forward(x)
    np.testing.assert_allclose(reading.lent(net, x, x), net.forward(x, train=True), rtol=1e-3, atol=1e-4)
    assert not np.allclose(reading.lent(net, x, other), before, atol=0.01)
    np.testing.assert_array_equal(net.forward(x), before)


def test_each_norm_is_read_at_its_best_rate():
    table, best = stored("reading", "result", "norm", "lr", "seed", setting="pre"), reading.at_best("pre", "test")
    for norm, losses in best.items():
        assert np.median(losses) == np.median(table.at(norm=norm, result="test"), 1).min()


def test_rows_that_have_nothing_to_do_with_each_other_fluctuate_as_mixed_ones_and_others_more():
    net, _, _ = reading.trained("batch", 0.01, 0, steps=2)
    rng = np.random.default_rng(0)
    mean, variance, mixed_mean, mixed_variance = reading.fluctuation(net, list(rng.integers(3, 30, (64, 21))), 4)
    assert 0.7 < mean / mixed_mean < 1.3 and 0.7 < variance / mixed_variance < 1.3
    assert mixed_mean == pytest.approx(1 / np.sqrt(80), rel=0.2)
    mean, _, mixed_mean, _ = reading.fluctuation(net, [np.full(21, code) for code in rng.integers(3, 30, 64)], 4)
    assert mean > 2 * mixed_mean


def test_while_the_gradient_stays_a_step_of_adam_is_as_long_as_the_rate():
    net, _, _ = reading.trained("layer", 0.01, 0, steps=0)
    before, seen, slope = net.theta.copy(), np.zeros((2, *net.theta.shape)), np.linspace(-3, 3, len(net.theta))
    for number in (1, 2, 3):
        net.gradient[:] = slope
        reading.adam(net, seen, 0.01, number)
    np.testing.assert_allclose(net.theta - before, -0.03 * np.sign(slope), atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("norm", ["batch", "layer"])
def test_a_stored_network_is_trained_again_with_the_same_end(norm):
    case = {"norm": norm, "lr": 0.01, "seed": 3}
    again = reading.reading(setting=("two",), **{name: (value,) for name, value in case.items()})
    kept = stored("reading", "result", "norm", "lr", "seed", setting="two").at(**case)
    np.testing.assert_allclose(np.nan_to_num(again.values.ravel(), nan=-1), kept, rtol=0.05, atol=0.01)


@pytest.mark.slow
def test_a_stored_writer_writes_again():
    again = reading.writing(setting=("two",), seed=(1,))
    kept = stored("writing", "statistics", "setting", "seed", "what")
    np.testing.assert_allclose(again.values[0, 0], kept.at(setting="two", seed=1), rtol=0.05)


def test_settings_have_norms_of_their_own():
    first, long = (stored("reading", "result", "norm", "lr", "seed", setting=name) for name in ("pre", "long"))
    assert first.axes["norm"] == ("none", "batch", "padded", "layer", "rms")
    assert long.axes["norm"] == ("batch", "layer")
