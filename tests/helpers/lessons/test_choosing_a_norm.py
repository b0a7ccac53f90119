"""The guide of choosing a norm, task by task, against norms that are run; the claims; the growth of deep streams."""
from functools import cache
from itertools import product

import numpy as np
import pytest

from helpers import norms
from helpers.lessons.choosing_a_norm import claims, closing_quiz, depth, poking
from helpers.lessons.choosing_a_norm.explorer import guide
from helpers.lessons.choosing_a_norm.judging import BATCHES, FOR, FROM_SCRATCH, NO, NORMS, TRAINED, judge

TASKS = list(product(FOR, BATCHES, ("no", "yes"), (FROM_SCRATCH, TRAINED)))
MANY, FEW, ONE = BATCHES
asked = cache(guide)   # one guide for all tasks: to build its picture takes longer than to answer
RNG = np.random.default_rng(0)
SHAPES = {"rows of a table": (4, 6), "photos": (4, 6, 5, 5), "photos, to restyle": (4, 6, 5, 5),
          "sentences, to classify": (4, 7, 6), "text, word by word": (4, 7, 6)}
SPACE = {name: tuple(range(2, len(shape))) if "photo" in name else tuple(range(1, len(shape) - 1))
         for name, shape in SHAPES.items()}


def axes(norm, data):
    """Which axes of SHAPES[data] share a set: the own axes of an example, or with axis 0 those of batch norm."""
    channel = 1 if "photo" in data else len(SHAPES[data]) - 1
    rest = tuple(axis for axis in range(1, len(SHAPES[data])) if axis != channel)
    own = (1, *rest) if "photo" in data else (channel,)
    return {"batch norm": (0, *rest), "instance norm": rest, "group norm": (*rest, channel), "layer norm": own,
            "RMS norm": own}[norm]


def run(norm, data):
    """The norm of that name as a function of examples of that kind."""
    if norm == "no norm":
        return lambda x: x
    over = axes(norm, data)
    if norm == "RMS norm":
        return lambda x: x / np.sqrt((x**2).mean(over, keepdims=True) + 1e-6)
    return lambda x: norms.normalize(x, over) if over else np.zeros_like(x)


def erases(norm, data):
    """Whether examples that differ only by a factor come out alike, each from a batch of its own mates."""
    x = RNG.normal(1, 2, SHAPES[data])
    strong = x.copy()
    strong[0] *= 3
    return np.allclose(run(norm, data)(x)[0], run(norm, data)(strong)[0], atol=1e-3)


def sees_later_words(norm, data):
    """Whether an earlier word moves when the last one changes."""
    x = RNG.normal(1, 2, SHAPES[data])
    later = x.copy()
    later[:, -1] += 5
    return not np.allclose(run(norm, data)(x)[:, 0], run(norm, data)(later)[:, 0], atol=1e-3)


def forbidden(norm, data, batch, strength, start):
    """Whether a rule of the lessons rules a norm out, found by running it."""
    fixed = norm == "batch norm" and start == TRAINED
    if strength == "yes" and not fixed and erases(norm, data):
        return True
    if data == "text, word by word" and not fixed and sees_later_words(norm, data):
        return True
    if norm == "instance norm" and not SPACE[data]:
        return True                                            # each set holds one value
    if norm == "batch norm" and not fixed:
        examples = {MANY: 16, FEW: 2, ONE: 1}[batch]
        x = RNG.normal(1, 2, (examples, *SHAPES[data][1:]))
        out = run(norm, data)(x)
        signs = np.allclose(np.abs(out), np.abs(out).flat[0], atol=0.1)
        return signs or examples == 1                          # only signs are left, or nobody to compare with
    return False


@pytest.mark.parametrize("task", TASKS, ids=", ".join)
def test_what_the_guide_rules_out_is_what_the_norms_do_when_they_are_run(task):
    for norm in NORMS:
        assert (NO in [mark for mark, _ in judge(norm, *task)]) == forbidden(norm, *task), norm


def test_one_example_of_a_channel_makes_batch_norm_instance_norm_or_erases():
    photos, rows = RNG.normal(1, 2, (1, 6, 5, 5)), RNG.normal(1, 2, (1, 6))
    np.testing.assert_allclose(norms.batch_norm(photos), norms.instance_norm(photos))
    with pytest.raises(ValueError, match="2 values or more"):
        norms.batch_norm(rows)


def first(data, batch, strength, start):
    """The norm that the guide says to try first."""
    said = asked().set(data=data, batch=batch, strength=strength, start=start)
    return next(norm for norm in NORMS if f"first try: {norm}" in said)


FIRST = {   # from scratch: 16 or more, 2 to 4, 1; then the same where the strength matters
    "rows of a table": "batch layer layer batch no no",
    "photos": "batch group group batch batch no",
    "photos, to restyle": "instance instance instance batch no no",
    "sentences, to classify": "RMS RMS RMS no no no",
    "text, word by word": "RMS RMS RMS no no no",
}


@pytest.mark.parametrize("data", FIRST)
def test_the_first_try_is_what_the_lessons_found(data):
    found = [first(data, batch, strength, FROM_SCRATCH) for strength in ("no", "yes") for batch in BATCHES]
    assert found == [f"{name} norm" for name in FIRST[data].split()]


def test_a_net_that_was_trained_with_batch_norm_keeps_it_everywhere():
    assert {first(*task) for task in TASKS if task[-1] == TRAINED} == {"batch norm"}


def test_no_norm_is_the_answer_where_every_norm_is_ruled_out():
    for task in TASKS:
        if all(forbidden(norm, *task) for norm in NORMS[:-1]):
            assert first(*task) == "no norm", task


def test_the_guide_says_what_it_was_not_told():
    told = dict(guide().reply["numbers"])["not asked here"]
    assert "shortcut" in told and "seeds" in told


@pytest.mark.parametrize("words", ["14 times", "Gaussian", "fails in small batches"])
def test_a_claim_is_sorted_by_the_reader_before_it_is_answered(words):
    asked = claims.question(words)
    assert asked.options == list(claims.VERDICTS)
    claim = next(claim for claim in claims.load() if words in claim["claim"])
    assert all(claim["reason"] in reply for reply in asked.replies)
    assert asked.replies[claims.VERDICTS.index(claim["verdict"])].startswith("Right")


def test_a_claim_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no claim"):
        claims.question("does not stand in the table")


def test_no_answer_names_a_lesson_by_its_number():
    texts = [text for _, _, options in closing_quiz.QUESTIONS.values() for text in options.values()]
    assert texts and not [text for text in texts if "lesson " in text]


def test_random_pre_norm_layers_add_one_each_and_scaled_ones_one_over_their_number():
    layers = np.arange(1, 41)
    plain, scaled = (np.mean([depth.growth(40, scaled=kind, seed=seed) for seed in range(8)], axis=0)
                     for kind in (False, True))
    np.testing.assert_allclose(plain, 1 + layers, rtol=0.1)
    np.testing.assert_allclose(scaled, 1 + np.cumsum(1 / layers), rtol=0.1)


# --- poking --------------------------------------------------------------------------------------------

def moves(norm, before, after, watched):
    return not np.allclose(norm(before)[watched], norm(after)[watched], atol=0.001)


@pytest.mark.parametrize(("norm", "answers"), [
    (lambda x: x, [False, False, False, False, False]), (lambda x: 0 * x, [False, False, True, True, True]),
    (lambda x: x - x.mean(1, keepdims=True), [False, True, False, False, True]),
    (lambda x: x / x.std((1, 2), keepdims=True), [False, True, True, False, False]),
    (lambda x: x - x.mean(0), [True, False, False, False, True])])
def test_poking_finds_whom_a_norm_asks_and_what_it_erases(norm, answers):
    before = poking.SENTENCES.copy()
    assert poking.ask(moves, norm, poking.SENTENCES) == answers
    np.testing.assert_array_equal(poking.SENTENCES, before)
