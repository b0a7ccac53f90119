"""Padding, masks, toy embeddings and self-attention, and how typed words are drawn."""

import numpy as np
import pytest

from helpers import data, norms, stats
from helpers.lessons.padding_and_batch_statistics.words import readable
from helpers.sentences import PAD, attention_weights, embed, pad, self_attention

RNG = np.random.default_rng(3)
X = RNG.normal(0.0, 2.0, (3, 5, 4))
MASK = np.arange(5) < np.array([[5], [2], [3]])
HOSTILE = ["<script>alert(1)</script>", "<pad>", "$x^2$", "\N{GRINNING FACE}", "\u4f60\u597d", "\ud800",
           "x" * 500]


def embedded(*sentences):
    words, mask = pad(sentences)
    return embed(words, mask), mask


def test_the_first_batch_of_the_example_is_its_table():
    words, mask = pad(data.sentences()[:2])
    table = data.sentences_embeddings()
    assert sum(words, []) == table.words
    assert np.array_equal(mask.ravel(), table.real)
    assert np.array_equal(embed(words, mask).reshape(8, 3), table.values)


def test_sentences_are_padded_to_the_longest():
    words, mask = pad(["a b c", " d\t", "e f"])
    assert words == [["a", "b", "c"], ["d", PAD, PAD], ["e", "f", PAD]]
    assert mask.sum(axis=1).tolist() == [3, 1, 2]


@pytest.mark.parametrize("sentences, sentence", [
    ([], "batch is empty"), ([""], "Sentence 1 has no word"), (["a", " \n "], "Sentence 2 has no word"),
    ("Hi Probal", "list of texts"), ([1], "list of texts"),
])
def test_a_batch_without_words_is_refused(sentences, sentence):
    with pytest.raises(ValueError, match=sentence):
        pad(sentences)


@pytest.mark.parametrize("word", HOSTILE)
def test_any_word_has_an_embedding_of_its_own(word):
    x, mask = embedded(word, "other word")
    assert mask[0].tolist() == [True, False]
    assert np.all(np.abs(x) <= 1) and np.any(x[0, 0] != 0) and np.all(x[0, 1] == 0)
    assert not np.array_equal(x[0, 0], x[1, 0])


def test_a_word_has_one_embedding_wherever_and_however_it_is_written():
    x, _ = embedded("Good today", "you are GOOD")
    assert np.array_equal(x[0, 0], x[1, 2])
    assert np.array_equal(x[0, 1], data.sentences_embeddings().values[7])


def test_an_unknown_word_keeps_its_numbers_on_every_machine():
    x, _ = embedded("good")
    assert x.ravel().tolist() == [0.37, -0.44, 0.25]


def test_two_hundred_words_are_no_problem():
    x, mask = embedded("word " * 200, "one")
    assert x.shape == (2, 200, 3) and mask.sum() == 201
    assert np.isfinite(self_attention(x, mask)).all()


@pytest.mark.parametrize("mask", [None, MASK])
@pytest.mark.parametrize("scale", [1.0, 1e3])
def test_weights_are_positive_and_sum_to_one(mask, scale):
    weights = attention_weights(scale * X, mask)
    assert weights.shape == (3, 5, 5) and np.all(weights >= 0)
    np.testing.assert_allclose(weights.sum(axis=-1), 1, rtol=1e-13)


def test_masked_keys_get_no_weight_and_real_ones_some():
    weights = attention_weights(X, MASK)
    assert np.array_equal(weights > 0, np.broadcast_to(MASK[:, None, :], weights.shape))


@pytest.mark.parametrize("mask", [None, MASK])
def test_outputs_lie_between_the_smallest_and_the_largest_real_row(mask):
    y = self_attention(X, mask)
    for n in range(len(X)):
        rows = X[n] if mask is None else X[n, mask[n]]
        assert np.all(y[n] >= rows.min(axis=0) - 1e-12) and np.all(y[n] <= rows.max(axis=0) + 1e-12)


@pytest.mark.parametrize("n", range(3))
def test_a_mask_is_the_same_as_dropping_the_rows(n):
    real = MASK[n]
    np.testing.assert_allclose(self_attention(X, MASK)[n, real], self_attention(X[n, real]), rtol=1e-12)


def test_what_stands_in_a_pad_does_not_reach_the_words():
    dirty = np.where(MASK[..., None], X, np.nan)
    np.testing.assert_allclose(self_attention(dirty, MASK)[MASK], self_attention(X, MASK)[MASK], rtol=1e-13)


@pytest.mark.parametrize("mask", [None, np.array([[True] * 2 + [False] * 2, [True] * 4])])
def test_a_zero_pad_comes_out_as_the_mean_of_what_it_looks_at(mask):
    x, real = embedded(*data.sentences()[:2])
    pads = self_attention(x, mask)[~real]
    seen = x[0] if mask is None else x[0, :2]
    np.testing.assert_allclose(pads, [seen.mean(axis=0)] * 2, rtol=1e-13)


def test_the_scores_are_scaled_by_the_root_of_the_size():
    x = np.array([[1.0, 0, 0, 0], [0, 0, 0, 0]])
    assert attention_weights(x)[0, 0] == pytest.approx(1 / (1 + np.exp(-0.5)))


@pytest.mark.parametrize("word, shown", [
    ("today", "today"), ("\u200b", "\u25a1"), ("a\u200bb", "a\u25a1b"), ("\u2800", "\u25a1"),
    ("\ud800", "\u25a1"),
])
def test_no_typed_word_is_drawn_as_an_empty_cell(word, shown):
    assert readable(word) == shown


def test_inputs_stay_as_they_were():
    before, mask = X.copy(), MASK.copy()
    self_attention(X, MASK)
    assert np.array_equal(X, before) and np.array_equal(MASK, mask)


@pytest.mark.parametrize("x, mask, sentence", [
    (X, np.zeros((3, 5), bool), "no real word"), (X, MASK & (np.arange(3) < 2)[:, None], "no real word"),
    (X, MASK.astype(int), "boolean"), (X, MASK[0], "shape"), (X[0, 0], None, "2 axes"),
    ("abc", None, "real numbers"),
])
def test_what_cannot_be_attended_is_refused(x, mask, sentence):
    for function in (attention_weights, self_attention):
        with pytest.raises(ValueError, match=sentence):
            function(x, mask)


def test_embed_refuses_a_mask_of_another_shape():
    with pytest.raises(ValueError, match="one flag per word"):
        embed([["a", "b"]], np.array([True, True]))


def test_masked_batch_statistics_are_those_of_the_real_words():
    x, mask = embedded(*data.sentences())
    mu, var = stats.moments(x[mask], 0)
    y = norms.batch_norm(x, mask=mask[..., None], channel_axis=-1)
    np.testing.assert_allclose(y, (x - mu) / np.sqrt(var + 1e-5), rtol=1e-12)
