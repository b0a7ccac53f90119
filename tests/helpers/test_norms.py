import runpy
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from helpers import norms
from helpers.norms import batch_norm, group_norm, instance_norm, layer_norm, rms_norm
from helpers.norms import normalize, normalize_backward

REFERENCE = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "data" / "make_reference.py")))
STORED = REFERENCE.read()
TOLERANCE = {"float64": {"rtol": 1e-9, "atol": 1e-9}, "float32": {"rtol": 2e-5, "atol": 2e-5}}

by_case = pytest.mark.parametrize("case", REFERENCE.CASES, ids=[case.name for case in REFERENCE.CASES])
by_dtype = pytest.mark.parametrize("dtype", REFERENCE.DTYPES)

RNG = np.random.default_rng(1)
X = RNG.normal(2.0, 3.0, (4, 6, 5))
MASK = RNG.random((4, 6, 1)) < 0.7
NORMS = {
    "batch": batch_norm,
    "layer": layer_norm,
    "instance": instance_norm,
    "group": lambda x, *given, groups=2, **options: group_norm(x, groups, *given, **options),
    "rms": rms_norm,
}


def forward(case, x, gamma=None, beta=None, mask=None):
    parameters = {"gamma": gamma, "beta": beta, "mask": mask}
    given = {name: value for name, value in parameters.items() if value is not None}
    return NORMS[case.norm](x, **given, **case.options)


def backward(case, x, dy, gamma=None, beta=None, mask=None):
    """dx of any norm from `normalize_backward`; RMS norm is the first half of normalizing [x, -x]."""
    d = norms.scale_and_shift(dy, gamma, None, case.axes)
    eps = case.options.get("eps", 1e-6 if case.norm == "rms" else 1e-5)
    if case.norm == "rms":
        mirrored, only_first = np.concatenate([x, -x], -1), np.concatenate([d, np.zeros_like(d)], -1)
        plus, minus = np.split(normalize_backward(only_first, mirrored, -1, eps=eps), 2, -1)
        return plus - minus
    if case.norm == "group":
        x, d = (norms.grouped(array, case.options["groups"]) for array in (x, d))
    axes = {"batch": lambda: norms.AXES["batch"](x.ndim, case.axes[0]), "layer": lambda: case.axes,
            "instance": lambda: norms.AXES["instance"](x.ndim), "group": lambda: tuple(range(2, x.ndim))}
    dx = normalize_backward(d, x, axes[case.norm](), eps=eps, mask=mask)
    return dx.reshape(case.shape)


def differences(f, x, step=1e-5):
    """The gradient of the number f(x), by central differences."""
    dx = np.empty_like(x)
    for i in np.ndindex(x.shape):
        moved = np.zeros_like(x)
        moved[i] = step
        dx[i] = (f(x + moved) - f(x - moved)) / (2 * step)
    return dx


# --- agreement with PyTorch -----------------------------------------------------------------------


@by_case
@by_dtype
def test_forward_agrees_with_the_stored_results_of_pytorch(case, dtype):
    given = case.inputs(dtype)
    del given["dy"]
    y = forward(case, **given)
    np.testing.assert_allclose(y.ravel(), STORED[case.name, dtype, "y"], **TOLERANCE[dtype])
    assert y.dtype == dtype and y.shape == case.shape


@by_case
@by_dtype
def test_backward_agrees_with_the_stored_results_of_pytorch(case, dtype):
    dx = backward(case, **case.inputs(dtype))
    np.testing.assert_allclose(dx.ravel(), STORED[case.name, dtype, "dx"], **TOLERANCE[dtype])
    assert dx.dtype == dtype


@by_case
@by_dtype
def test_the_stored_results_are_those_of_the_installed_pytorch(case, dtype):
    pytest.importorskip("torch")
    for array, values in REFERENCE.torch_results(case, dtype).items():
        np.testing.assert_allclose(values.ravel(), STORED[case.name, dtype, array], **TOLERANCE[dtype])


def test_the_reference_holds_every_case_and_nothing_else():
    names = [case.name for case in REFERENCE.CASES]
    assert len(set(names)) == len(names)
    assert set(STORED) == set(product(names, REFERENCE.DTYPES, ["y", "dx"]))


def test_the_masks_of_the_reference_leave_some_and_drop_some():
    masks = [case.inputs("float64")["mask"] for case in REFERENCE.CASES if "mask" in case.given]
    assert masks and all(mask.any() and not mask.all() for mask in masks)


@by_case
def test_backward_agrees_with_finite_differences(case):
    given = case.inputs("float64")
    dx = backward(case, **given)
    x, dy = given.pop("x"), given.pop("dy")
    expected = differences(lambda x: np.sum(dy * forward(case, x, **given)), x)
    np.testing.assert_allclose(dx, expected, atol=1e-7)


# --- the primitive --------------------------------------------------------------------------------


@pytest.mark.parametrize("axes", [0, -1, (0, 1), (1, 2), (0, 1, 2), [2, 0]])
def test_a_normalized_set_has_mean_0_and_variance_1_up_to_eps(axes):
    x_hat = normalize(X, axes, eps=1e-3)
    axes = tuple(axes) if isinstance(axes, list) else axes
    np.testing.assert_allclose(x_hat.mean(axes), 0, atol=1e-14)
    np.testing.assert_allclose(x_hat.var(axes), X.var(axes) / (X.var(axes) + 1e-3), rtol=1e-12)


def test_shift_and_scale_change_nothing_and_a_negative_scale_flips_the_sign():
    x_hat = normalize(X, 0, eps=0)
    np.testing.assert_allclose(normalize(7 + 3 * X, 0, eps=0), x_hat, atol=1e-13)
    np.testing.assert_allclose(normalize(7 - 3 * X, 0, eps=0), -x_hat, atol=1e-13)


def test_a_mask_is_the_same_as_dropping_the_rows_and_the_dropped_still_get_an_output():
    x_hat, keep = normalize(X, (0, 1), mask=MASK), MASK[..., 0]
    rows = X[keep]
    np.testing.assert_allclose(x_hat[keep], normalize(rows, 0), atol=1e-13)
    expected = (X[~keep] - rows.mean(0)) / np.sqrt(rows.var(0) + 1e-5)
    np.testing.assert_allclose(x_hat[~keep], expected, atol=1e-13)


def test_nan_under_the_mask_poisons_neither_the_outputs_nor_the_gradient_of_the_others():
    keep = MASK[..., 0]
    spoiled, d = np.where(MASK, X, np.nan), np.where(MASK, RNG.normal(size=X.shape), 0.0)
    x_hat, dx = normalize(spoiled, (0, 1), mask=MASK), normalize_backward(d, spoiled, (0, 1), mask=MASK)
    np.testing.assert_allclose(x_hat[keep], normalize(X[keep], 0), atol=1e-13)
    np.testing.assert_allclose(dx[keep], normalize_backward(d[keep], X[keep], 0), atol=1e-13)
    assert np.isnan(x_hat[~keep]).all() and (dx[~keep] == 0).all()


def test_a_masked_output_pulls_on_the_values_that_count_but_not_on_its_masked_neighbours():
    x, mask = np.array([1.0, 2.0, 4.0, 7.0, 9.0]), np.array([True, True, True, False, False])
    d = np.array([0.0, 0.0, 0.0, 1.0, 0.0])
    dx = normalize_backward(d, x, 0, mask=mask)
    assert (dx[:3] != 0).all() and dx[4] == 0
    np.testing.assert_allclose(dx[3], 1 / np.sqrt(x[:3].var() + 1e-5))
    expected = differences(lambda x: np.sum(d * normalize(x, 0, mask=mask)), x)
    np.testing.assert_allclose(dx, expected, atol=1e-8)


def test_the_gradient_is_orthogonal_to_a_shift_and_almost_to_a_stretch():
    dx = normalize_backward(RNG.normal(size=X.shape), X, 0, eps=0)
    np.testing.assert_allclose(dx.sum(0), 0, atol=1e-13)
    np.testing.assert_allclose((dx * X).sum(0), 0, atol=1e-12)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinity_stay_visible_and_in_their_set(bad):
    x = X.copy()
    x[1, 2, 3] = bad
    for y in (normalize(x, 0), normalize_backward(X, x, 0)):
        assert np.isnan(y[1, 2, 3]) and np.isnan(y).sum() in (1, 4)
        assert np.isfinite(np.delete(y[:, 2], 3, axis=1)).all() and np.isfinite(np.delete(y, 2, axis=1)).all()
    for norm in NORMS.values():
        assert np.isnan(norm(x)[1, 2, 3])


# --- the norms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("norm", "same"), [
    (batch_norm, (0, 2)), (layer_norm, 2), (instance_norm, 2),
    (lambda x: batch_norm(x, channel_axis=-1), (0, 1)), (lambda x: layer_norm(x, axes=(-1, 1)), (1, 2)),
])
def test_a_norm_is_the_primitive_over_its_axes(norm, same):
    np.testing.assert_array_equal(norm(X), normalize(X, same))


def test_group_norm_lies_between_layer_and_instance_norm():
    np.testing.assert_allclose(group_norm(X, 1), layer_norm(X, axes=(1, 2)), atol=1e-14)
    np.testing.assert_allclose(group_norm(X, 6), instance_norm(X), atol=1e-14)
    np.testing.assert_allclose(group_norm(X, 3)[:, 2:4], layer_norm(X[:, 2:4], axes=(1, 2)), atol=1e-14)


def test_rms_norm_is_layer_norm_of_what_has_mean_0_and_keeps_a_shift():
    centred = X - X.mean(-1, keepdims=True)
    np.testing.assert_allclose(rms_norm(centred), layer_norm(centred, eps=1e-6), atol=1e-14)
    np.testing.assert_allclose(np.mean(rms_norm(X, eps=0) ** 2, -1), 1)
    np.testing.assert_allclose(rms_norm(-3 * X, eps=0), -rms_norm(X, eps=0))


def test_masked_batch_norm_of_tokens_is_batch_norm_of_the_real_ones():
    gamma, beta, keep = RNG.normal(size=5), RNG.normal(size=5), MASK[..., 0]
    y = batch_norm(X, gamma, beta, mask=MASK, channel_axis=-1)
    np.testing.assert_allclose(y[keep], batch_norm(X[keep], gamma, beta), atol=1e-13)


def test_gamma_and_beta_can_undo_the_normalization():
    gamma, beta = np.sqrt(X.var((0, 2)) + 1e-5), X.mean((0, 2))
    np.testing.assert_allclose(batch_norm(X, gamma, beta), X, atol=1e-13)


def test_examples_are_independent_in_all_norms_but_batch_norm():
    alone = {name: NORMS[name](X[:1]) for name in NORMS}
    together = {name: NORMS[name](X)[:1] for name in NORMS}
    assert [name for name in NORMS if not np.allclose(alone[name], together[name])] == ["batch"]


def test_layer_norm_of_one_feature_is_beta():
    np.testing.assert_array_equal(layer_norm([[3.0], [4.0]], [2.0], [5.0]), [[5.0], [5.0]])


def test_equal_values_give_0_when_eps_is_positive():
    np.testing.assert_array_equal(batch_norm(np.full((4, 2), 3.0)), np.zeros((4, 2)))
    np.testing.assert_array_equal(rms_norm(np.zeros((4, 2))), np.zeros((4, 2)))


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
@pytest.mark.parametrize("name", NORMS)
def test_the_output_has_the_precision_of_x_whatever_that_of_gamma(name, dtype):
    gamma = np.full(5 if name in ("layer", "rms") else 6, 2.0)
    y = NORMS[name](X.astype(dtype), gamma)
    assert y.dtype == dtype
    tolerance = 8 * np.finfo(dtype).eps
    np.testing.assert_allclose(y, NORMS[name](X, gamma), rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("x", [[[1, 4, 2, 2], [3, 3, 8, 1]], np.eye(2, 4, dtype=bool)])
@pytest.mark.parametrize("norm", [batch_norm, layer_norm, rms_norm, lambda x: group_norm(x, 2)])
def test_integers_and_booleans_become_float64(norm, x):
    x = np.array(x) + np.zeros(4, bool)
    assert norm(x).dtype == np.float64
    np.testing.assert_array_equal(norm(x), norm(x.astype(float)))


def test_float32_far_from_zero_is_normalized_as_float64_is():
    x = (1e4 + 0.1 * np.random.default_rng(2).normal(size=(5000, 2))).astype(np.float32)
    np.testing.assert_allclose(batch_norm(x), batch_norm(x.astype(np.float64)), atol=1e-6)


@by_case
def test_arguments_are_left_alone(case):
    given = case.inputs("float64")
    copies = {name: array.copy() for name, array in given.items()}
    for array in given.values():
        array.flags.writeable = False
    backward(case, **given)
    dy = given.pop("dy")
    y = forward(case, **given)
    assert not any(np.shares_memory(y, array) for array in given.values())
    for name, array in {**given, "dy": dy}.items():
        np.testing.assert_array_equal(array, copies[name])


# --- refusals -------------------------------------------------------------------------------------

NO_ARRAYS = {
    "NoneType": None, "str": "abc", "dict": {"a": 1}, "object": np.array([[1, None]]), "<U": [["a", "b"]],
    "unequal lengths": [[1, 2], [3]], "complex128": [[1j, 2.0]],
}


@pytest.mark.parametrize("came", NO_ARRAYS)
@pytest.mark.parametrize("name", NORMS)
def test_what_is_no_array_of_real_numbers_is_refused(name, came):
    with pytest.raises(TypeError, match=rf"^x .*{came}"):
        NORMS[name](NO_ARRAYS[came])
    with pytest.raises(TypeError, match=rf"^(gamma|d) .*{came}"):
        NORMS[name](X, NO_ARRAYS[came]) if came != "NoneType" else normalize_backward(None, X, 0)


@pytest.mark.parametrize("eps", [-1e-5, np.nan, np.inf, None, "small"])
@pytest.mark.parametrize("name", NORMS)
def test_an_eps_that_is_no_finite_number_from_0_is_refused(name, eps):
    with pytest.raises(ValueError, match=f"eps must be a finite number, 0 or more; got {eps!r}"):
        NORMS[name](X, eps=eps)


@pytest.mark.parametrize("name", NORMS)
def test_a_gamma_or_beta_of_another_shape_is_refused(name):
    size = 5 if name in ("layer", "rms") else 6
    for shape in [(size + 1,), (4,), (1,), (), (1, size), (4, 6, 5)]:
        sentence = rf"gamma must have shape \({size},\).* got \({', '.join(map(str, shape))},?\)"
        with pytest.raises(ValueError, match=sentence):
            NORMS[name](X, np.ones(shape))
        if name != "rms":
            with pytest.raises(ValueError, match=sentence.replace("gamma", "beta")):
                NORMS[name](X, None, np.ones(shape))


REFUSED = [
    (lambda: batch_norm(np.ones((1, 3))), r"batch_norm needs 2 values.*\(1, 3\) has a set of one value"),
    (lambda: batch_norm(np.ones((1, 3, 1, 1))), "batch_norm needs 2 values"),
    (lambda: batch_norm(X, mask=np.eye(4, 6, dtype=bool)[:, :, None] & (np.arange(4) < 1)[:, None, None],
                        channel_axis=-1), "batch_norm needs 2 values.*one value that counts"),
    (lambda: batch_norm(np.ones((0, 3))), r"x of shape \(0, 3\).* is empty"),
    (lambda: batch_norm(np.ones(3)), r"x must have shape \(N, C, ...\), 2 axes or more; got shape \(3,\)"),
    (lambda: batch_norm(X, mask=MASK[..., 0], channel_axis=-1), r"mask of shape \(4, 6\) .*\[\.\.\., None\]"),
    (lambda: batch_norm(X, mask=np.zeros((4, 6, 1), bool)), "no value that counts"),
    (lambda: batch_norm(X, mask=np.ones((4, 6, 1))), "mask must be boolean.*float64"),
    (lambda: batch_norm(X, channel_axis=3), "channel_axis.*axis 3 is out of range for an array with 3 axes"),
    (lambda: batch_norm(X, channel_axis=1.0), r"channel_axis must be an integer"),
    (lambda: batch_norm(X, channel_axis=(0, 1)), r"channel_axis must be an integer"),
    (lambda: batch_norm(np.ones((3, 2)), eps=0), r"x is constant along axes \(0,\) in 2 of 2 sets.*eps"),
    (lambda: layer_norm(np.ones((3, 0))), "is empty"),
    (lambda: layer_norm(X, axes=(1, -2)), r"axes must name .* only once; got \(1, -2\)"),
    (lambda: layer_norm(X, axes=-4), "axis -4 is out of range"),
    (lambda: layer_norm(X, axes="last"), "axes must be an integer.*got 'last'"),
    (lambda: layer_norm(X, np.ones(6), axes=(1, 2)), r"gamma must have shape \(6, 5\).*got \(6,\)"),
    (lambda: layer_norm(3.0), "out of range for an array with 0 axes"),
    (lambda: layer_norm([[1.0], [2.0]], eps=0), "x is constant"),
    (lambda: instance_norm(np.ones((4, 3))), r"instance_norm needs \(N, C, ...\) with 2 spatial values"),
    (lambda: instance_norm(np.ones((4, 3, 1, 1))), "instance_norm needs .*2 spatial values"),
    (lambda: instance_norm(np.ones(3)), r"x must have shape \(N, C, ...\)"),
    (lambda: instance_norm(np.ones((4, 3, 0))), "is empty"),
    (lambda: group_norm(X, 4), "groups must divide the number of channels, 6; got 4"),
    (lambda: group_norm(X, 12), "groups must divide the number of channels, 6; got 12"),
    (lambda: group_norm(X, 0), "groups must be a positive integer; got 0"),
    (lambda: group_norm(X, -2), "groups must be a positive integer; got -2"),
    (lambda: group_norm(X, 2.0), "groups must be a positive integer; got 2.0"),
    (lambda: group_norm(X, True), "groups must be a positive integer; got True"),
    (lambda: group_norm(X, None), "groups must be a positive integer; got None"),
    (lambda: group_norm(np.ones((4, 6)), 6), "group_norm needs 2 values or more"),
    (lambda: group_norm(np.ones((4, 0)), 2), "is empty"),
    (lambda: rms_norm(np.ones((3, 0))), "is empty"),
    (lambda: rms_norm([[1.0, 2.0], [0.0, 0.0]], eps=0), "x has a row of zeros and eps=0"),
    (lambda: normalize(X, 5), "axes=5: axis 5 is out of range"),
    (lambda: normalize(X, 0, mask=np.ones((4, 6), bool)), "mask of shape .* does not broadcast"),
    (lambda: normalize_backward(X[0], X, 0), r"d must have the shape of x, \(4, 6, 5\); got \(6, 5\)"),
    (lambda: normalize_backward(X, X, (0, 0)), "only once"),
    (lambda: normalize_backward(X, X, 0, eps=-1), "eps must be .*got -1"),
    (lambda: normalize_backward(X, X, 0, mask=[[1]]), "mask must be boolean"),
    (lambda: normalize_backward(np.ones(3), np.ones(3), 0, eps=0), "x is constant"),
]


@pytest.mark.parametrize(("call", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_cannot_be_computed_is_refused_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
