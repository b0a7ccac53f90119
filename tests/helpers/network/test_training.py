"""Training: batches, what is measured on the way, and what an interrupt leaves."""

from itertools import count

import numpy as np
import pytest

from helpers import data
from helpers.network.dense import dense
from helpers.network.training import batches, store, stored, sweep, walk

RNG = np.random.default_rng(7)
X, LABELS = RNG.normal(size=(20, 3)), RNG.integers(0, 2, 20)


def net_and_stream():
    rng = np.random.default_rng(8)
    return dense((3, 4, 2), rng, norm="batch", activation="tanh"), batches(X, LABELS, 6, rng)


def test_a_pass_holds_each_example_once_at_most_and_labels_stay_with_their_rows():
    stream = batches(np.arange(20), np.arange(20) * 10, 6, np.random.default_rng(0))
    first, second = ([next(stream) for _ in range(3)] for _ in range(2))
    for passed in (first, second):
        assert len({int(row) for x, _ in passed for row in x}) == 18
        assert all(np.array_equal(labels, 10 * x) for x, labels in passed)
    assert not np.array_equal(first[0][0], second[0][0])


@pytest.mark.parametrize("size", [0, 21])
def test_a_size_without_batches_is_refused(size):
    with pytest.raises(ValueError, match=f"1 to 20 examples.*size={size}"):
        next(batches(X, LABELS, size, RNG))


def test_a_walk_yields_before_the_first_step_and_after_the_last():
    net, stream = net_and_stream()
    thetas = [net.theta.copy() for _ in walk(net, stream, 0.1, 4)]
    assert len(thetas) == 5
    assert all(not np.array_equal(a, b) for a, b in zip(thetas, thetas[1:], strict=False))
    np.testing.assert_array_equal(thetas[-1], net.theta)


def test_training_lowers_the_loss(capfd):
    net, stream = net_and_stream()
    losses = [net.differentiate(X, LABELS) for _ in walk(net, stream, 0.5, 40)]
    assert losses[-1] < losses[0] and capfd.readouterr() == ("", "")


def interrupting(after):
    calls = count(1)

    def measure(*args, **case):
        if next(calls) > after:
            raise KeyboardInterrupt
        return sum(case.values())

    return measure


def test_a_sweep_gives_a_table_by_names():
    table = sweep(lambda a, b: [a + b, a * b], a=(1, 2, 3), b=(10, 20), each={"result": ("sum", "product")})
    assert table.values.shape == (3, 2, 2) and not table.interrupted
    assert table.at(a=2, b=20, result="product") == 40
    np.testing.assert_array_equal(table.at(result="sum"), [[11, 21], [12, 22], [13, 23]])
    with pytest.raises(ValueError, match="axes a, b, result; got c"):
        table.at(c=1)


def test_a_table_is_stored_and_read_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    table = sweep(lambda norm, lr: [lr / 3, np.inf], norm=("none", "batch"), lr=(0.1, 3.0), each={"step": (0, 10)})
    store(tmp_path, "made", table)
    again = stored("made", "step", "norm", "lr")
    assert again.axes == {"norm": ("none", "batch"), "lr": (0.1, 3.0), "step": ("0", "10")}
    np.testing.assert_allclose(again.at(step="0"), table.at(step=0), rtol=1e-5)
    assert (again.at(step="10") == -1).all()


def test_tables_are_stored_one_below_the_other_and_one_is_read_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    each = {"result": ("loss",)}
    tables = [sweep(lambda setting, lr: [lr], setting=(name,), lr=rates, each=each)
              for name, rates in (("pre", (1.0, 2.0)), ("post", (3.0,)))]
    store(tmp_path, "made", *tables)
    assert stored("made", "result", "lr", setting="pre").axes == {"lr": (1.0, 2.0), "result": ("loss",)}
    assert stored("made", "result", "lr", setting="post").values.tolist() == [[3.0]]


def test_an_interrupted_sweep_has_nan_where_nothing_was_measured():
    reports = []
    table = sweep(interrupting(4), a=(1, 2, 3), b=(10, 20), each={},
                  progress=lambda *report: reports.append(report))
    assert table.interrupted and reports == [(done, 6) for done in (1, 2, 3, 4)]
    np.testing.assert_array_equal(table.values, [[11, 21], [12, 22], [np.nan, np.nan]])
