"""Each repair that an answer gives runs as it stands, with the names that its reader has, and does what it is for."""
import math

import numpy as np
import pytest

from helpers import data
from publish.questions import HEADER, repairs

torch = pytest.importorskip("torch")
nn = torch.nn
CODES = [(row["question"], library, code) for row in data.rows("questions", header=HEADER)
         for library, code in repairs(row)]
NOT_RUN = ("torch.onnx.export", "LoraConfig")   # ONNX and PEFT are no dependencies of the comparison
C = 6


def codes(library):
    """The repairs for one library, as parameters of a test."""
    found = [(question, code) for question, name, code in CODES
             if name == library and not any(words in code for words in NOT_RUN)]
    return pytest.mark.parametrize(("question", "code"), found,
                                   ids=[f"{k}-{question[:40]}" for k, (question, _) in enumerate(found)])


def network():
    return nn.Sequential(nn.Linear(C, C), nn.BatchNorm1d(C), nn.Dropout(0.5))


def torch_names():
    """What the reader of a repair for PyTorch has at hand."""
    torch.manual_seed(0)
    x = torch.randn(8, C)
    return {
        "torch": torch, "nn": nn, "F": nn.functional, "math": math, "DataLoader": torch.utils.data.DataLoader,
        "DistributedDataParallel": lambda model, **_: model,   # the real one needs several processes
        "checkpoint": torch.utils.checkpoint.checkpoint, "rank": 0,
        "c": C, "d": C, "h": C, "k": 4, "eps": 1e-5, "x": x, "y": x, "a": x, "b": x + 3,
        "weight": torch.ones(C),
        "bias": torch.zeros(C), "model": network(), "norm": nn.BatchNorm1d(C), "conv": nn.Linear(C, C), "x_hat": x,
        "dataset": list(x), "old": nn.BatchNorm1d(C, eps=1e-3, track_running_stats=False),
        "train_loader": [(x, 0), (2 * x + 1, 0)], "online": network(), "target": network(),
        "evaluate": lambda model: model(x), "train_step": lambda x, y: None, "observation": x[0],
        "state": network().state_dict(), "states": [network().state_dict(), network().state_dict()],
        "D": nn.BatchNorm1d(C), "fake": x, "d_loss": lambda real, fake: real.mean() - fake.mean()}


def padded():
    real = torch.tensor([[True, True, False], [True, True, True]])
    return {"x": torch.where(real[..., None], torch.randn(2, 3, C), 9.), "real": real}


def uneven():
    """A wide convolution, and a norm whose channels vary by very different amounts."""
    conv, norm = nn.Conv2d(64, 64, 3), nn.BatchNorm2d(64)
    norm.running_var *= torch.logspace(-3, 0, 64)
    return {"conv": conv, "norm": norm, "x": 3 * torch.randn(4, 64, 9, 9) + 1}


SPECIAL = {   # names that mean something else beside one question
    "Do pads spoil": padded,
    "Does the choice of axis": lambda: {"x": torch.randn(4, 5, C)},
    "Why does BatchNorm say": lambda: {"x": torch.randn(4, 5, C)},
    "Why does LayerNorm complain": lambda: {"x": torch.randn(2, C, 3, 3), "norm": nn.LayerNorm(C)},
    "Should real and fake": lambda: {"real": torch.randn(8, C)},
    "Why does fusing fail": lambda: {"model": nn.Sequential(nn.Conv2d(3, C, 1), nn.BatchNorm2d(C))},
    "Why does my exported": uneven,
    "How is batch norm folded": lambda: {"conv": nn.Conv2d(3, C, 1), "norm": nn.BatchNorm2d(C)},
    "Why does a norm complain": lambda: {"norm": nn.LayerNorm(C).half(), "x": torch.randn(2, C).half()},
    "Why is my layer norm": lambda: {"x": torch.zeros(2, C).half(), "eps": 1e-12},
    "Why is my RMS": lambda: {"x": torch.full((2, C), 300.).half()},
    "Why are LayerNorm.gamma": lambda: {"state": {"a.LayerNorm.gamma": 1, "a.LayerNorm.beta": 0, "a.gamma": 2}},
}


def run(question, code, names):
    """The names after the code."""
    for start, special in SPECIAL.items():
        if question.startswith(start):
            names |= special()
    exec(code, names)
    return names


def repaired(start, part=0):
    """The names after PyTorch's repair number `part` of the question that begins like this."""
    found = [(question, code) for question, library, code in CODES
             if question.startswith(start) and library == "PyTorch"]
    return run(*found[part], torch_names())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")   # of torch.ao
@codes("PyTorch")
def test_a_repair_for_pytorch_runs(question, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)   # one repair writes a file
    run(question, code, torch_names())


def test_real_rows_are_normalized_alone_and_put_back():
    names = repaired("Do pads spoil")
    y, real, alone = names["y"], names["real"], names["x"][names["real"]]
    torch.testing.assert_close(y[real], (alone - alone.mean(0)) / (alone.var(0, unbiased=False) + 1e-5).sqrt())
    assert not y[~real].any()


def test_a_frozen_norm_stays_though_the_model_is_in_train_mode():
    model = network().train()
    code = next(code for question, _, code in CODES if question.startswith("How do I freeze"))
    exec(code, {"model": model, "nn": nn})
    before = [value.clone() for value in model[1].buffers()]
    model(torch.randn(8, C) + 5).sum().backward()
    assert all(torch.equal(old, new) for old, new in zip(before, model[1].buffers()))
    assert model[1].weight.grad is None and model[2].training


def test_an_agent_acts_in_eval_mode_and_what_is_frozen_stays_frozen():
    names = torch_names()
    (code,) = [code for question, _, code in CODES if question.startswith("Why does an agent")]
    names["model"].train()[2].eval()
    exec(code, names)
    torch.testing.assert_close(names["action"], names["model"].eval()(names["observation"][None]))
    names["model"].train()[2].eval()
    exec(code, names)
    assert [m.training for m in names["model"]] == [True, True, False] and names["model"].training


def test_a_memory_is_collected_anew():
    names = repaired("Why is my model's")
    model, seen = names["model"], [names["model"][0](x) for x, _ in names["train_loader"]]
    torch.testing.assert_close(model[1].running_mean, (seen[0].mean(0) + seen[1].mean(0)) / 2)
    assert not model.training


def test_half_precision_is_safe_when_the_sums_are_in_float32():
    assert not repaired("Why is my layer norm")["y"].any()
    y = repaired("Why is my RMS")["y"]
    torch.testing.assert_close(y.float(), torch.ones(2, C), atol=1e-3, rtol=0)
    # what the answer says of computing in float16 itself
    large, eps = torch.tensor([300., 300.]).half(), torch.tensor(1e-5).half()
    squares = large * large
    assert squares.isinf().all() and not (large / squares.sqrt()).any()
    overflowed = torch.tensor([float("inf"), 1.]).half()
    assert (overflowed * torch.rsqrt(overflowed.square().mean() + eps)).isnan()[0]
    assert (overflowed / overflowed.square().mean().sqrt()).isnan()[0]
    zeros = torch.zeros(2).half()
    assert (zeros / (zeros.square().mean() + torch.tensor(1e-12).half()).sqrt()).isnan().all()


def test_a_layer_norm_of_ones_own_equals_pytorchs():
    names = repaired("Why does my own layer norm")
    torch.testing.assert_close(names["y"], nn.functional.layer_norm(names["x"], (C,)))
    wrong = (names["x"] - names["mu"]) / names["x"].std(-1, keepdim=True)
    ratio = wrong / names["y"]
    torch.testing.assert_close(ratio, torch.full_like(ratio, ((C - 1) / C) ** 0.5), atol=1e-3, rtol=0)


def test_a_momentum_for_several_updates_leaves_as_much_of_the_start_as_one_update():
    assert (1 - repaired("Does activation or gradient", 1)["norm"].momentum) ** 2 == pytest.approx(0.9)
    assert (1 - repaired("Is gradient accumulation", 1)["norm"].momentum) ** 4 == pytest.approx(0.9)


def test_a_norm_outside_of_what_is_recomputed_is_updated_once():
    names = repaired("Does activation or gradient")
    names["y"].sum().backward()
    assert names["norm"].num_batches_tracked == 1
    inside, x = nn.BatchNorm1d(C), names["x"].requires_grad_()
    torch.utils.checkpoint.checkpoint(inside, x, use_reentrant=False).sum().backward()
    assert inside.num_batches_tracked == 2


def test_buffers_modes_and_keys_are_mended():
    names = repaired("Why does my target")
    assert all(torch.equal(a, b) for a, b in zip(names["target"].buffers(), names["online"].buffers()))
    assert repaired("Does my evaluation")["model"].training
    ported = repaired("What does track_running_stats")["model"].norm
    assert ported.eps == 1e-3 and ported.running_mean.any()
    model = repaired("How do I keep dropout")["model"]
    assert model[2].training and not model[1].training
    assert set(repaired("Why are LayerNorm.gamma")["state"]) == {"a.LayerNorm.weight", "a.LayerNorm.bias", "a.gamma"}
    assert repaired("Why does averaging")["mean"]["1.num_batches_tracked"].dtype == torch.int64


def test_a_channel_that_never_moved_gives_beta():
    code = next(code for question, _, code in CODES if question.startswith("Why are some outputs huge"))
    norm = nn.BatchNorm1d(2)
    norm.running_var[0] = 0
    exec(code, {"norm": norm})
    y = norm.eval()(torch.full((1, 2), 5.))
    assert y[0, 0] == 0 and y[0, 1] > 4


@pytest.mark.filterwarnings("ignore")   # of what Keras asks PyTorch for
@codes("Keras")
def test_a_repair_for_keras_runs(question, code, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    keras = pytest.importorskip("keras")
    if "synchronized=True" in code:
        pytest.skip("Keras synchronizes on TensorFlow alone")
    base = keras.Sequential([keras.layers.Input((C,)), keras.layers.BatchNormalization()])
    x = np.random.default_rng(0).normal(size=(4, 3, C)).astype(np.float32)
    real = np.array([[True, True, False]] * 4)
    names = {"keras": keras, "math": math, "c": C, "base": base, "model": base, "train_data": [(x[:, 0], 0)],
             "norm": keras.layers.BatchNormalization(), "x": x if "mask" in code else x[:, 0], "real": real}
    exec(code, names)
    if "trainable = False" in code:
        assert not base.layers[-1].trainable
    if "mask" in code:
        y = keras.ops.convert_to_numpy(names["y"])[real]
        np.testing.assert_allclose([y.mean(0), y.std(0)], [np.zeros(C), np.ones(C)], atol=0.01)
