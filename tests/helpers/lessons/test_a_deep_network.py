"""The lesson of the deep network: what is stored is what is computed, and what is measured is what it says."""
import re

import numpy as np
import pytest

from helpers import data
from helpers.lessons.a_deep_network import learning
from helpers.lessons.a_deep_network.explorer import RATES, SCALES, network
from helpers.lessons.a_deep_network.verdict import ALIKE as ALIKE_BELOW
from helpers.lessons.a_deep_network.verdict import BURST as BURST_ABOVE
from helpers.lessons.a_deep_network.verdict import FAINT as FAINT_BELOW
from helpers.lessons.a_deep_network.verdict import verdict
from helpers.network import living
from helpers.network.dense import digits_net
from helpers.network.layers import Linear
from helpers.network.signal import STEPS, handed, probe


@pytest.mark.parametrize(("norm", "lr", "seed"), [("none", 1.0, 4), ("once", 0.3, 2), ("batch", 3.0, 1)])
def test_the_stored_runs_are_those_of_the_function(norm, lr, seed):
    stored = learning.stored()[norm, lr]
    assert stored.shape == (5, 26)
    again = learning.accuracies(norm, lr, seed=seed, steps=30)
    assert np.allclose(again, stored[seed, :4], rtol=0, atol=0.0051)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_differences_are_the_mean_deviation_of_the_units(activation):
    net, _ = digits_net(3, depth=4, activation=activation, std="fan", scale=2)
    x, _ = probe()
    net.forward(x)
    expected = [x.std(axis=0).mean(), *(y.std(axis=0).mean() for y in handed(net))]
    assert np.allclose(learning.differences("none", activation=activation, scale=2, seed=3, depth=4), expected)


def test_the_accuracies_begin_before_training_and_end_after_the_last_step():
    found = learning.accuracies("batch", 0.3, depth=3, steps=40, every=20)
    net, _ = digits_net(0, depth=3, norm="batch", std="fan")
    assert len(found) == 3 and found[0] == net.accuracy(*data.digits().test) and found[-1] > 0.8


TELLS, FAINT, ALIKE, BURST = [0.2, 0.2, 0.2], [0.2, 0.2, 0.005], [0.2, 1e-5, 1e-9], [0.2, 5.0, 500.0]
PLANTED = {
    "Layer 2 no longer tells the images apart: the network cannot learn.": ([ALIKE, ALIKE], [0.1, 0.1]),
    "Training has made all images alike at layer 2: the network cannot learn any more.":
        ([TELLS, TELLS, ALIKE], [0.1, 0.8, 0.1]),
    "From layer 3 on the numbers explode: the network cannot learn.": ([BURST], [0.1]),
    "The numbers have grown beyond all bounds: the network is lost.": ([BURST, [0.2, np.inf, np.nan]], [0.1, 0.1]),
    "Layer 3 hardly tells the images apart: it learns slowly, if at all.": ([FAINT, FAINT], [0.1, 0.3]),
    "Every layer tells the images apart; training has not begun.": ([TELLS], [0.1]),
    "Every layer tells the images apart, but so far it reads only 12 % of digits.":
        ([TELLS, TELLS], [0.1, 0.12]),
    "It is learning: it reads 54 % of digits.": ([TELLS, TELLS], [0.1, 0.54]),
    "Every layer tells the images apart: it has learned, and reads 97 % of digits.":
        ([TELLS, TELLS], [0.1, 0.97]),
    "It read 80 % of digits and has forgotten: now it reads 40 %.": ([TELLS, TELLS, TELLS], [0.1, 0.8, 0.4]),
}


@pytest.mark.parametrize("sentence", PLANTED)
def test_the_sentence_says_what_happens_in_a_planted_network(sentence):
    left, accuracy = PLANTED[sentence]
    assert verdict(left, accuracy) == sentence


def test_every_rule_has_a_sentence_that_tells_it_apart_at_its_bound():
    for bound, below, above in ((ALIKE_BELOW, "no longer", "hardly"), (FAINT_BELOW, "hardly", "Every layer"),
                                (BURST_ABOVE, "Every layer", "explode")):
        assert below in verdict([[0.2, 0.99 * bound]], [0.1]) and above in verdict([[0.2, 1.01 * bound]], [0.1])


def test_no_stored_run_contradicts_what_the_sentences_claim():
    """In both seeds: who is said not to learn never does, and who learns slowly has not read half of the digits."""
    said = set()
    for depth in living.DEPTHS:
        runs = living.lives(depth)
        cases = np.prod(runs.accuracy.shape[:-1])
        for left, accuracy in zip(runs.left.reshape(cases, len(STEPS), depth), runs.accuracy.reshape(cases, -1),
                                  strict=True):
            for k in range(len(STEPS)):
                sentence = verdict(left[:k + 1], accuracy[:k + 1])
                said.add(re.sub(r"\d+", "1", sentence))
                if "cannot learn" in sentence or "is lost" in sentence:
                    assert accuracy[k:].max() < 0.2, sentence
                if "slowly" in sentence:
                    assert accuracy[k] < 0.5, sentence
    assert said == {re.sub(r"\d+", "1", sentence) for sentence in PLANTED}


@pytest.mark.parametrize("case",
                         [{}, {"norm": "batch norm", "activation": "ReLU"}, {"depth": "3", "activation": "tanh"}])
def test_a_cell_of_the_map_tells_how_the_network_ends_that_a_click_on_it_leads_to(case):
    living_network = network()
    for region in living_network.spec["spots"][0]["regions"]:
        living_network.set(**{**living_network.spec["start"], **case, **region["state"]})
        values = living_network._compute(**living_network.state)
        column, row = values["at"]
        assert values["map"][row, column] == pytest.approx(values["accuracies"][-1] / 100)
        assert region["name"] == f"weights times {SCALES[row]:g}, rate {RATES[column]:g}"


def test_what_is_off_its_axis_is_drawn_at_its_end_and_small_layers_leave_no_bar():
    """An exploded network fills its columns, one of three layers has three of them, and one that is dead has lines."""
    living_network = network()
    for state, height, columns in (({"activation": "ReLU", "scale": 4}, 1, 11), ({"depth": "3"}, None, 4), ({}, 0, 11)):
        living_network.set(**{**living_network.spec["start"], **state})
        bars = living_network._picture.fig.axes[0].containers[0].patches
        seen = [bar for bar in bars if bar.get_visible()]
        assert len(seen) == columns
        assert height is None or seen[-1].get_height() == height


def test_slopes_are_those_of_the_network_and_hardly_reach_the_lower_layers():
    net, stream = digits_net(0, depth=10, norm="none", std="fan")
    batch, linear = next(stream), [layer for layer in net.layers if isinstance(layer, Linear)]
    net.differentiate(*batch)
    found = learning.slopes([[layer.W, layer.b] for layer in linear], *batch)
    for layer, (dW, db) in zip(linear, found, strict=True):
        assert np.allclose(dW, layer.dW, rtol=1e-9, atol=0) and np.allclose(db, layer.db, rtol=1e-9, atol=0)
    sizes = [np.abs(dW).mean() for dW, _ in found]
    assert np.all(np.diff(sizes) > 0) and sizes[0] < 1e-6 * sizes[-1]


def test_learning_takes_the_steps_it_is_given_and_reads_as_the_network_does():
    def step(net, x, labels, lr):
        taken.append((len(x), lr))
        for (W, b), (dW, db) in zip(net, learning.slopes(net, x, labels), strict=True):
            W -= lr * dW
            b -= lr * db

    theirs, _ = digits_net(1, depth=3, norm="none", std="fan", scale=4)
    net = [[layer.W.copy(), layer.b.copy()] for layer in theirs.layers if isinstance(layer, Linear)]
    taken, rng = [], np.random.default_rng(1)
    for shape in (W.shape for W, _ in net):
        rng.normal(size=shape)
    found = learning.learn(net, step, 1, rng, steps=30)
    assert taken == [(60, 1)] * 30
    assert found == learning.accuracies("none", 1, scale=4, steps=30, seed=1, depth=3)
