"""The small transformer: gradients, who sees whom, and what pads can reach."""

import numpy as np
import pytest

from helpers.network.layers import cross_entropy
from helpers.network.reader import PLACES, reader

X = np.array([[1, 4, 3, 5, 2, 1, 4], [1, 2, 5, 0, 0, 0, 0], [1, 3, 3, 4, 5, 0, 0]])
Y = np.array([[4, 3, 5, 2, 1, 4, 1], [2, 5, 1, 0, 0, 0, 0], [3, 3, 4, 5, 1, 0, 0]])
NORMS = "none", "batch", "padded", "layer", "rms"

each_norm = pytest.mark.parametrize("norm", NORMS)
each_place = pytest.mark.parametrize("place", PLACES)


def net(norm, place="pre"):
    """A small one, whose gammas and betas are not 1 and 0."""
    rng = np.random.default_rng(1)
    made = reader(6, 12, rng, norm=norm, place=place, size=6, dtype=np.float64)
    made.theta += 0.1 * rng.normal(size=made.theta.shape)
    return made


def loss(one):
    scores, real = one.forward(X, train=True), one.layers[0].real
    d = np.zeros_like(scores)
    found, d[real] = cross_entropy(scores[real], Y[one.layers[0].where][real])
    return found, d


@each_norm
@each_place
def test_gradients_agree_with_finite_differences(norm, place):
    one, rng = net(norm, place), np.random.default_rng(2)
    one.backward(loss(one)[1])
    for _ in range(5):
        direction, gradient = rng.normal(size=one.theta.shape), one.gradient.copy()
        one.theta += 1e-6 * direction
        above = loss(one)[0]
        one.theta -= 2e-6 * direction
        assert gradient @ direction == pytest.approx((above - loss(one)[0]) / 2e-6, rel=1e-5)
        one.theta += 1e-6 * direction


@each_norm
@pytest.mark.parametrize("train", [False, True])
def test_a_later_place_changes_an_earlier_score_through_the_statistics_of_a_batch_only(norm, train):
    one, changed = net(norm), X.copy()
    changed[0, 6] = 2
    before, after = one.forward(X, train), one.forward(changed, train)
    assert np.allclose(before[:6], after[:6]) == (not (train and norm in ("batch", "padded")))
    assert not np.allclose(before[6], after[6])


@each_norm
def test_more_pads_change_a_score_only_where_they_are_counted(norm):
    one, wider = net(norm), np.pad(X, [(0, 0), (0, 5)])
    before, after = (one.forward(x, True)[one.layers[0].real] for x in (X, wider))
    assert np.allclose(before, after) == (norm != "padded")


def test_a_sequence_does_not_see_another():
    one = net("layer")
    alone = one.forward(X[:1], True)
    np.testing.assert_allclose(one.forward(X, True)[:7], alone)


def test_the_place_of_the_norm_matters_and_another_is_refused():
    assert not np.allclose(net("layer", "pre").forward(X), net("layer", "post").forward(X))
    with pytest.raises(ValueError, match="pre, post; got 'before'"):
        net("layer", "before")
