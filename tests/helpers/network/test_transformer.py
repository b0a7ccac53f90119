"""Blocks of attention and feed-forward net, post-norm and pre-norm, and their gradients."""

import numpy as np
import pytest

from helpers import norms
from helpers.network import transformer
from helpers.sentences import self_attention

SIZE, TOKENS, DEPTH = 6, 4, 3
RNG = np.random.default_rng(9)
BLOCKS = transformer.start(DEPTH, SIZE, RNG)
X, D = RNG.normal(size=(2, TOKENS, SIZE))

each_place = pytest.mark.parametrize("place", transformer.PLACES)


def attend(x, block):
    return self_attention(x @ block.attention)


def feed(x, block):
    return np.maximum(x @ block.wide, 0) @ block.narrow


def post(x, layer, block):
    return norms.layer_norm(x + layer(x, block))


def pre(x, layer, block):
    return x + layer(norms.layer_norm(x), block)


@pytest.mark.parametrize("place, sublayer, last", [("post", post, lambda x: x),
                                                   ("pre", pre, norms.layer_norm)])
def test_the_blocks_are_the_two_formulas(place, sublayer, last):
    x = X
    for block in BLOCKS:
        x = sublayer(sublayer(x, attend, block), feed, block)
    np.testing.assert_allclose(transformer.forward(X, BLOCKS, place), last(x), rtol=1e-12)


@each_place
@pytest.mark.parametrize("part", transformer.Block._fields)
@pytest.mark.parametrize("k", range(DEPTH))
def test_gradients_agree_with_finite_differences(place, part, k):
    direction = np.random.default_rng(k).normal(size=getattr(BLOCKS[k], part).shape)

    def loss(step):
        moved = list(BLOCKS)
        moved[k] = BLOCKS[k]._replace(**{part: getattr(BLOCKS[k], part) + step * direction})
        return (D * transformer.forward(X, moved, place)).sum()
    slope = (loss(1e-6) - loss(-1e-6)) / 2e-6
    found = (getattr(transformer.gradients(X, BLOCKS, place, D)[k], part) * direction).sum()
    assert found == pytest.approx(slope, rel=1e-5, abs=1e-6)


@each_place
def test_gradients_have_the_shapes_of_the_weights(place):
    for block, found in zip(BLOCKS, transformer.gradients(X, BLOCKS, place, D), strict=True):
        assert [part.shape for part in found] == [part.shape for part in block]


def test_the_size_of_a_block_is_the_length_of_all_its_numbers():
    block = transformer.Block(np.full((1, 1), 2.0), np.full((1, 2), 1.0), np.full((2, 1), 3.0))
    assert transformer.sizes([block, block]) == pytest.approx([np.sqrt(4 + 2 + 18)] * 2)


def test_weights_keep_the_size_of_a_signal():
    (block,) = transformer.start(1, 200, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=(50, 200))
    assert (x @ block.attention).std() == pytest.approx(1, rel=0.1)
    assert feed(x, block).std() == pytest.approx(1, rel=0.1)


def test_inputs_stay_as_they_were():
    before = X.copy()
    transformer.gradients(X, BLOCKS, "pre", D)
    assert np.array_equal(X, before)


def test_an_unknown_place_is_refused():
    with pytest.raises(ValueError, match="place must be one of post, pre; got 'middle'"):
        transformer.forward(X, BLOCKS, "middle")


@each_place
def test_the_sizes_at_initialization_belong_to_the_drawn_weights(place):
    rng = np.random.default_rng(5)
    x, readout = rng.normal(size=(2, 7, 10))
    found = transformer.gradients(x, transformer.start(4, 10, rng), place, readout)
    drawn = transformer.gradient_sizes(4, place, 5, size=10, tokens=7)
    assert np.array_equal(drawn, transformer.sizes(found))
