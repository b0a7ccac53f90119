"""Mistakes common to all exercises: planted ones are named, in real exercises, and wrong values are not
explained away."""
from functools import partial

import numpy as np
import pytest

from helpers import lessons
from helpers.answers.mark import CORRECT, WRONG, mark
from helpers.answers.repair import repair

EXERCISES = {f"{name}.{number}": exercise for name in lessons.names()
             for number, exercise in lessons.load(name).EXERCISES.items() if not exercise.wants_text}
FUNCTIONS = [name for name, exercise in EXERCISES.items() if exercise.inputs is not None]
PLAIN = "entries are right", "too large", "too small", "not answered"

PLANTED = {
    "ddof": lambda y: y * np.sqrt(3 / 4), "order": lambda y: y[[1, 0, 3, 2]], "sizes": abs, "factor": lambda y: 2.9 * y,
    "one sign": lambda y: y * [1, 1, 1, -1],
}


def norm(x, eps, axis, keepdims=True, ddof=0):
    mean, var = x.mean(axis=axis, keepdims=keepdims), x.var(axis=axis, keepdims=keepdims, ddof=ddof)
    return (x - mean) / np.sqrt(var + eps)


def affine(x, gamma, beta, eps):
    return gamma * norm(x, eps, 0) + beta


def backward(d, x, eps, axis=1, keepdims=True):
    root = np.sqrt((x**2).mean(axis, keepdims=keepdims) + eps)
    return (d - x / root * (d * x / root).mean(axis, keepdims=keepdims)) / root


@pytest.mark.parametrize("name, function, words", [
    ("column_statistics.3", partial(norm, axis=1, keepdims=False), "keepdims=True"),
    ("layer_norm.3", partial(norm, axis=-1, keepdims=False), "keepdims=True"),
    ("layer_vs_instance_norm.2", partial(norm, axis=(1, 2), keepdims=False), "keepdims=True"),
    ("choosing_a_norm.2", partial(norm, axis=(0, 1), ddof=1), "divided by n - 1; here it is divided by n"),
    ("backward_pass.3", partial(backward, keepdims=False), "keepdims=True"),
    ("layer_vs_instance_norm.2", partial(norm, axis=(1, 3)), "averaged over axis (1, 3); the values that share a mean "
     "lie along axis (1, 2)"),
    ("column_statistics.3", partial(norm, axis=0, keepdims=False), "so average along axis 1"),
    ("gamma_and_beta.2", partial(norm, axis=1), "takes"),
    ("gamma_and_beta.2", lambda x, gamma, beta, eps: affine(x, beta, gamma, eps), "gamma and beta have changed places"),
    ("training_and_inference.4", lambda W, b, mu, var, gamma, beta, eps:
     EXERCISES["training_and_inference.4"].answer(W, b, mu, var, beta, gamma, eps), "gamma and beta have changed"),
    ("why_it_works.4", lambda W, start: EXERCISES["why_it_works.4"].answer(start, W),
     "W and start have changed places"),
    ("gamma_and_beta.4", lambda *given: np.array([EXERCISES["gamma_and_beta.4"].answer(*given)]),
     "their shape is (1, 2) where (2,) was expected: leave keepdims out"),
    ("column_statistics.3", lambda x, eps: norm(x, eps, 1).T, "rows and columns are exchanged"),
    ("layer_norm.3", lambda x, eps: norm(x, eps, -1).swapaxes(0, 1), "axes are in another order"),
    ("column_statistics.3", lambda x, eps: abs(norm(x, eps, 1)), "signs were dropped"),
    ("layer_norm.3", lambda x, eps: abs(norm(x, eps, -1)), "signs were dropped"),
    ("column_statistics.3", lambda x, eps: norm(x, eps, 1).round(2), "right to 2 d"),
    ("backward_pass.4", lambda d, x, eps: -EXERCISES["backward_pass.4"].answer(d, x, eps), "sign is flipped"),
    ("layer_norm.3", lambda x, eps: 1.006 * norm(x, eps, -1), "nearly right"),
    ("layer_vs_instance_norm.2", lambda x, eps: x / x.mean((1, 2)), "mean taken over axis (1, 2) needs keepdims=True"),
    ("layer_norm.3", lambda x, eps: norm(x, eps, -1) * x.std(-1, keepdims=True), "off by one factor"),
    ("choosing_a_norm.2", lambda x, eps: 3 + norm(x, eps, (0, 1)), "off by one and the same number"),
    ("column_statistics.1", "ddof", "as if n and n - 1 were exchanged"),
    ("layer_vs_instance_norm.1", "order", "their order is not"),
    ("backward_pass.1", "sizes", "signs were dropped"),
    ("layer_norm.1", "one sign", "not all signs are"),
    ("layer_norm.1", "factor", "off by one factor"),
])
def test_a_planted_mistake_is_named(name, function, words):
    exercise = EXERCISES[name]
    right = exercise.expected[0]
    value = PLANTED[function](right) if isinstance(function, str) else function
    status, message = mark(exercise, value)
    assert status == WRONG and words in message, message


@pytest.mark.parametrize("name", FUNCTIONS)
def test_arguments_in_another_order_are_named_in_every_exercise_that_can_confuse_two(name):
    exercise = EXERCISES[name]
    shapes = [np.shape(part) if not isinstance(part, tuple) else None for part in exercise.inputs[0]]
    pairs = [(a, b) for b in range(len(shapes)) for a in range(b) if shapes[a] == shapes[b] is not None]
    for a, b in pairs:
        order = list(range(len(shapes)))
        order[a], order[b] = b, a
        status, message = mark(exercise, lambda *given: exercise.answer(*(given[k] for k in order)))
        known = any(message == hint for hint in exercise.wrong)
        assert status == CORRECT or known or "changed places" in message, message


@pytest.mark.slow
@pytest.mark.parametrize("name", EXERCISES)
def test_random_values_are_not_explained_away(name):
    exercise, random = EXERCISES[name], np.random.default_rng(7)
    entries = min(part.size for part in exercise.expected)
    for k in range(40):
        scale = 10.0 ** random.integers(-2, 4)
        values = [random.normal(random.normal(), scale, part.shape) for part in exercise.expected]
        if exercise.inputs is None:
            status, message = mark(exercise, values[0])
        else:
            found = iter(values * 200)
            assert repair(exercise, lambda *given: next(found)) is None
            turn = iter(values)
            status, message = mark(exercise, lambda *given: next(turn, values[0]))
        if entries > 2:
            told = message in exercise.holds or any(words in message for words in PLAIN)
            assert status == WRONG and told, (values, message)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_wrong_for_another_reason_is_not_repaired(name):
    exercise = EXERCISES[name]
    for change in (lambda y: y + 1.7 * np.arange(np.size(y)).reshape(np.shape(y)) ** 2 + 0.3, np.cbrt, np.tanh):
        def wrong(*given):
            return change(np.asarray(exercise.answer(*given), float))
        assert mark(exercise, wrong)[0] == CORRECT or repair(exercise, wrong) is None
