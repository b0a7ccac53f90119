import numpy as np
import pytest

from helpers.stats import RunningMoments, min_max, moments, standardize

RNG = np.random.default_rng(1)
X = RNG.normal(2.0, 3.0, (6, 4, 5))
MASK = RNG.random((6, 4, 1)) < 0.7


@pytest.mark.parametrize("axes", [0, -1, (0, 2), [1, 2], (0, 1, 2), (-1, 0)])
@pytest.mark.parametrize("ddof", [0, 1])
@pytest.mark.parametrize("keepdims", [False, True])
def test_moments_are_those_of_numpy(axes, ddof, keepdims):
    mu, var = moments(X, axes, ddof=ddof, keepdims=keepdims)
    axes = tuple(axes) if isinstance(axes, list) else axes
    np.testing.assert_allclose(mu, X.mean(axes, keepdims=keepdims), rtol=1e-13)
    np.testing.assert_allclose(var, X.var(axes, ddof=ddof, keepdims=keepdims), rtol=1e-13)
    assert np.shape(mu) == np.shape(var) == X.mean(axes, keepdims=keepdims).shape


@pytest.mark.parametrize("ddof", [0, 1])
def test_a_mask_is_the_same_as_dropping_the_rows(ddof):
    rows = X[MASK[..., 0]]
    mu, var = moments(X, (0, 1), mask=MASK, ddof=ddof)
    np.testing.assert_allclose(mu, rows.mean(0), rtol=1e-13)
    np.testing.assert_allclose(var, rows.var(0, ddof=ddof), rtol=1e-13)
    assert not np.allclose(mu, X.mean((0, 1)))


def test_a_mask_may_differ_between_sets_and_be_a_list():
    mu, var = moments([[1.0, 2.0, 9.0], [3.0, 5.0, 7.0]], 1, mask=[[True, True, False], [True, True, True]])
    np.testing.assert_allclose(mu, [1.5, 5.0])
    np.testing.assert_allclose(var, [0.25, 8 / 3])


def test_what_sits_under_the_mask_does_not_matter():
    spoiled = np.where(MASK, X, np.nan)
    np.testing.assert_array_equal(moments(spoiled, (0, 1), mask=MASK), moments(X, (0, 1), mask=MASK))


@pytest.mark.parametrize("order", ["C", "F"])
def test_float32_far_from_zero_keeps_its_variance(order):
    x = (1e4 + 0.1 * np.random.default_rng(2).normal(size=(20000, 3))).astype(np.float32, order=order)
    mu, var = moments(x, 0)
    np.testing.assert_allclose(mu, 1e4, rtol=1e-6)
    np.testing.assert_allclose(var, 0.0100, rtol=0.03)


def test_two_passes_survive_where_the_mean_of_squares_does_not():
    x = 1e9 + np.array([4.0, 7.0, 13.0, 16.0])
    assert moments(x, 0)[1] == 22.5
    assert np.mean(x**2) - np.mean(x) ** 2 != 22.5


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
@pytest.mark.parametrize("f", [lambda x: moments(x, 0)[0], lambda x: moments(x, 0)[1], min_max, standardize])
def test_floats_keep_their_precision(f, dtype):
    assert f(np.array([[1, 2], [3, 5]], dtype)).dtype == dtype


@pytest.mark.parametrize("x", [[[1, 0], [0, 1]], [[True, False], [False, True]], np.eye(2, dtype=np.uint8)])
@pytest.mark.parametrize("f", [lambda x: moments(x, 0)[0], lambda x: moments(x, 0)[1], min_max, standardize])
def test_integers_and_booleans_become_float64(f, x):
    np.testing.assert_array_equal(f(x), f(np.eye(2)))
    assert f(x).dtype == np.float64


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_and_infinity_stay_visible_and_in_their_set(bad):
    x = np.array([[1.0, 1.0], [2.0, bad], [4.0, 3.0]])
    mu, var = moments(x, 0)
    assert np.isnan(var[1]) and not np.isfinite(mu[1]) and np.isfinite([mu[0], var[0]]).all()
    for y in (min_max(x), standardize(x)):
        assert np.isfinite(y[:, 0]).all() and np.isnan(y[1, 1])


def test_a_variance_too_large_for_float32_is_infinite():
    assert moments(np.array([-1e30, 1e30], np.float32), 0)[1] == np.inf


def test_min_max_runs_from_0_to_1_and_ignores_units():
    y = min_max(X, axis=0)
    np.testing.assert_array_equal([y.min(0), y.max(0)], [np.zeros((4, 5)), np.ones((4, 5))])
    np.testing.assert_allclose(min_max(32 + 1.8 * X), y, atol=1e-14)
    np.testing.assert_allclose(min_max(-X), 1 - y, atol=1e-14)


@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1)])
def test_standardize_gives_mean_0_and_variance_1(axis):
    mu, var = moments(standardize(X, axis), axis)
    np.testing.assert_allclose(mu, 0, atol=1e-14)
    np.testing.assert_allclose(var, 1, rtol=1e-14)


def test_standardize_ignores_units_but_not_the_sign_of_the_scale():
    np.testing.assert_allclose(standardize(32 + 1.8 * X), standardize(X), atol=1e-13)
    np.testing.assert_allclose(standardize(5 - 2 * X), -standardize(X), atol=1e-13)


def test_standardize_takes_ddof_and_eps():
    np.testing.assert_allclose(standardize([1.0, 2.0, 3.0], ddof=1), [-1.0, 0.0, 1.0])
    np.testing.assert_allclose(standardize([1.0, 3.0], eps=3.0), [-0.5, 0.5])
    np.testing.assert_array_equal(standardize([2.0, 2.0], eps=1e-5), [0.0, 0.0])


def test_arguments_are_left_alone():
    x, mask = X.copy(), MASK.copy()
    for array in (x, mask):
        array.flags.writeable = False
    moments(x, (0, 1), mask=mask), min_max(x), standardize(x)
    y = min_max(np.array([0.0, 1.0]))
    assert y.flags.owndata


def test_running_moments_follow_the_convention_of_pytorch():
    running = RunningMoments((2,))
    np.testing.assert_array_equal([running.mu, running.var], [[0, 0], [1, 1]])
    running.update([1.0, 2.0], [3.0, 6.0], 4)
    np.testing.assert_allclose(running.mu, [0.1, 0.2])
    np.testing.assert_allclose(running.var, [0.9 + 0.1 * 3 * 4 / 3, 0.9 + 0.1 * 6 * 4 / 3])
    running.update([1.0, 2.0], [3.0, 6.0], 4)
    np.testing.assert_allclose(running.mu, [0.19, 0.38])


def test_running_moments_are_those_of_pytorch():
    torch = pytest.importorskip("torch")
    layer, running = torch.nn.BatchNorm1d(3, dtype=torch.float64), RunningMoments(3)
    for x in np.random.default_rng(3).normal(2, 3, (5, 7, 3)):
        layer(torch.tensor(x))
        running.update(*moments(x, 0), len(x))
    np.testing.assert_allclose(running.mu, layer.running_mean.numpy(), rtol=1e-13)
    np.testing.assert_allclose(running.var, layer.running_var.numpy(), rtol=1e-13)


def test_running_moments_can_stay_biased_and_take_everything_of_the_new():
    running = RunningMoments((), momentum=1, unbiased=False)
    running.update(np.float64(5.0), np.float64(2.0), 1)
    assert (running.mu, running.var) == (5.0, 2.0)


def test_an_update_replaces_the_arrays_and_keeps_none_of_the_arguments():
    running, mu = RunningMoments(2, momentum=1.0), np.array([1.0, 2.0])
    before = running.mu
    running.update(mu, [1.0, 1.0], 2)
    mu[0] = 9.0
    assert before.tolist() == [0.0, 0.0] and running.mu.tolist() == [1.0, 2.0]


def test_a_nan_in_a_batch_stays_visible_in_the_running_moments():
    running = RunningMoments(2)
    running.update([1.0, np.nan], [1.0, np.nan], 5)
    running.update([np.inf, 0.0], [1.0, 1.0], 5)
    running.update([-np.inf, 0.0], [1.0, 1.0], 5)
    assert np.isnan(running.mu).all() and np.isnan(running.var[1]) and np.isfinite(running.var[0])


NO_ARRAYS = {
    "NoneType": None, "str": "abc", "dict": {"a": 1}, "object": np.array([1, None]), "<U": ["a", "b"],
    "unequal lengths": [[1, 2], [3]], "complex128": [1j, 2.0], "datetime": np.array(["2020-01-01"], "M8[D]"),
    "masked array": np.ma.array([1.0, 2.0], mask=[True, False]),
}


@pytest.mark.parametrize("f", [lambda x: moments(x, 0), min_max, standardize])
@pytest.mark.parametrize("came", NO_ARRAYS)
def test_what_is_no_array_of_real_numbers_is_refused(f, came):
    with pytest.raises(TypeError, match=rf"^x .*{came}") as error:
        f(NO_ARRAYS[came])
    assert isinstance(error.value, ValueError)


ROW = [1.0, 2.0, 4.0]
REFUSED = [
    (lambda: moments(np.ones((0, 3)), 0), r"x of shape \(0, 3\).* is empty"),
    (lambda: moments(ROW, 0, mask=[False] * 3), "no value that counts"),
    (lambda: moments(np.ones((2, 2)), 1, mask=[[True, True], [False, False]]), "no value that counts"),
    (lambda: moments(np.ones((2, 5, 3)), 0, mask=np.ones((2, 5), bool)), r"\(2, 5\) does not .*None\]"),
    (lambda: moments(ROW, 0, mask=np.ones((2, 3), bool)), r"mask of shape \(2, 3\) does not broadcast"),
    (lambda: moments(ROW, 0, mask=[1, 0, 1]), "mask must be boolean.*int64"),
    (lambda: moments(ROW, 0, mask=[[True], [True, False]]), "mask must be an array.*unequal"),
    (lambda: moments(ROW, 0, ddof=3), "ddof=3 needs more than 3 values.*got 3"),
    (lambda: moments(ROW, 0, ddof=1, mask=[True, False, False]), "ddof=1 needs more than 1 .*got 1"),
    (lambda: moments(ROW, 0, ddof=-1), "ddof must be .*got -1"),
    (lambda: moments(ROW, 0, ddof=np.nan), "ddof must be .*got nan"),
    (lambda: moments(ROW, 0, ddof="1"), "ddof must be .*got '1'"),
    (lambda: moments(ROW, 1), "axes=1: axis 1 is out of range for an array with 1 axes"),
    (lambda: moments(3.0, 0), "axis 0 is out of range for an array with 0 axes"),
    (lambda: moments(np.ones((2, 2)), (0, -2)), r"axes must name .* only once; got \(0, -2\)"),
    (lambda: moments(ROW, ()), r"at least one axis.*got \(\)"),
    (lambda: moments(ROW, 0.0), "axes must be an integer.*got 0.0"),
    (lambda: moments(ROW, True), "axes must be an integer.*got True"),
    (lambda: moments(ROW, None), "axes must be an integer.*got None"),
    (lambda: min_max([[1.0, 2.0], [1.0, 3.0]]), r"x is constant along axes \(0,\) in 1 of 2 sets"),
    (lambda: min_max(ROW, axis=2), "axis=2: axis 2 is out of range"),
    (lambda: min_max([]), "is empty"),
    (lambda: standardize([[0.1, 2.0]] * 3), r"x is constant along axes \(0,\) in 2 of 2 sets"),
    (lambda: standardize(ROW, axis="0"), "axis must be an integer.*got '0'"),
    (lambda: standardize(ROW, eps=-1e-5), "eps must be a finite number, 0 or more; got -1e-05"),
    (lambda: standardize(ROW, eps=np.nan), "eps must be .*got nan"),
    (lambda: standardize(ROW, eps=np.inf), "eps must be .*got inf"),
    (lambda: standardize(ROW, eps=None), "eps must be .*got None"),
    (lambda: RunningMoments(2, momentum=0), r"momentum.* must be in \(0, 1\]; got 0"),
    (lambda: RunningMoments(2, momentum=1.1), r"momentum.* must be in \(0, 1\]; got 1.1"),
    (lambda: RunningMoments(2, momentum=np.nan), r"momentum.* must be in \(0, 1\]; got nan"),
    (lambda: RunningMoments(2, momentum=None), r"momentum.* must be in \(0, 1\]; got None"),
    (lambda: RunningMoments((2, -1)), "shape must be a positive integer; got -1"),
    (lambda: RunningMoments(2.0), "shape must be a positive integer; got 2.0"),
    (lambda: RunningMoments(2).update([0, 0], [1, 1], 1), "n must be at least 2 .*unbiased=False"),
    (lambda: RunningMoments(2).update([0, 0], [1, 1], 2.5), "n must be a positive integer; got 2.5"),
    (lambda: RunningMoments(2).update([0, 0], [1, 1], 0), "n must be a positive integer; got 0"),
    (lambda: RunningMoments(2).update([0, 0], [1, -1], 4), "var must not be negative; got -1"),
    (lambda: RunningMoments(2).update([0, 0, 0], [1, 1], 4), r"mu must have the shape \(2,\); got \(3,\)"),
    (lambda: RunningMoments(2).update([0, 0], 1.0, 4), r"var must have the shape \(2,\); got \(\)"),
    (lambda: RunningMoments(2).update([0, 0], None, 4), "var must be an array of real numbers; got NoneType"),
]


@pytest.mark.parametrize(("call", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_cannot_be_computed_is_refused_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_a_refused_update_changes_nothing():
    running = RunningMoments(2)
    with pytest.raises(ValueError, match="var must not be negative"):
        running.update([5, 5], [1, -1], 4)
    np.testing.assert_array_equal([running.mu, running.var], [[0, 0], [1, 1]])
