"""What the answers to questions say of PyTorch, Keras and Flax is so, and an error is found by its own words."""
import re

import numpy as np
import pytest

from helpers import data
from publish.questions import HEADER

torch = pytest.importorskip("torch")
nn = torch.nn
ROWS = {row["question"]: row for row in data.rows("questions", header=HEADER)}


def row(start):
    """The row of the question that begins like this."""
    (found,) = [row for question, row in ROWS.items() if question.startswith(start)]
    return found


def foreign(message, start):
    """The words of the first sentence of a message by which its question would not be found."""
    seen = {word.lower() for word in re.findall(r"[A-Za-z_]{3,}", row(start)["words"])}
    told = {word.lower() for word in re.findall(r"[A-Za-z_]{3,}", re.split(r"\.\s|\n\n", message)[0])}
    return told - seen - {"got", "the"}


def averaged():
    for value in nn.BatchNorm1d(3).state_dict().values():
        value.mul_(0.9)


def fused():
    torch.ao.quantization.fuse_modules(nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4)), [["0", "1"]])


RAISED = {
    "Why does a batch of one": lambda: nn.BatchNorm1d(3)(torch.zeros(1, 3)),
    "Why does instance norm refuse": lambda: nn.InstanceNorm2d(3).eval()(torch.zeros(4, 3, 1, 1)),
    "Why does BatchNorm say that running_mean": lambda: nn.BatchNorm1d(5)(torch.zeros(2, 7, 5)),
    "Why does LayerNorm complain": lambda: nn.LayerNorm(5)(torch.zeros(2, 7)),
    "How many groups": lambda: nn.GroupNorm(3, 8),
    "Why does a norm complain of Half": lambda: nn.LayerNorm(3).half()(torch.zeros(2, 3)),
    "Why does averaging state_dicts": averaged,
    "Why does vmap": lambda: torch.func.vmap(nn.BatchNorm1d(3))(torch.zeros(5, 4, 3)),
    "Why does fusing fail": fused,
}


@pytest.mark.parametrize("start", RAISED)
def test_an_error_is_found_by_its_own_words(start):
    with pytest.raises(Exception) as told:
        RAISED[start]()
    assert not foreign(str(told.value), start)


def test_a_checkpoint_of_parameters_alone_lacks_the_statistics_and_strict_false_says_nothing():
    trained = nn.BatchNorm1d(3)
    trained(torch.ones(4, 3) * torch.arange(4.)[:, None])
    with pytest.raises(RuntimeError) as told:
        nn.BatchNorm1d(3).load_state_dict(dict(trained.named_parameters()))
    assert {"running_mean", "running_var"} <= set(re.findall(r"\w+", str(told.value)))
    assert "Missing key(s)" in row("Why are running_mean")["words"]
    fresh = nn.BatchNorm1d(3)
    fresh.load_state_dict(dict(trained.named_parameters()), strict=False)
    assert torch.equal(fresh.running_mean, torch.zeros(3)) and not torch.equal(trained.running_mean, fresh.running_mean)


def test_what_the_repairs_say_works():
    assert nn.LayerNorm(3)(torch.zeros(2, 3).half().float()).dtype == torch.float32
    assert torch.func.vmap(nn.BatchNorm1d(3).eval())(torch.zeros(5, 4, 3)).shape == (5, 4, 3)
    replaced = nn.Sequential(nn.BatchNorm1d(3))
    torch.func.replace_all_batch_norm_modules_(replaced)
    assert torch.func.vmap(replaced)(torch.zeros(5, 4, 3)).shape == (5, 4, 3) and replaced[0].running_mean is None
    model = nn.Sequential(nn.Dropout(), nn.Sequential(nn.BatchNorm1d(3), nn.Dropout()))
    for m in model.modules():
        m.train(isinstance(m, nn.Dropout))
    assert [m.training for m in (model[0], model[1][0], model[1][1])] == [True, False, True]
    averaging = torch.optim.swa_utils.AveragedModel(nn.BatchNorm1d(3), use_buffers=True)
    averaging.update_parameters(nn.BatchNorm1d(3))
    averaging.update_parameters(nn.BatchNorm1d(3))
    assert averaging.module.num_batches_tracked.dtype == torch.int64


def test_half_precision_is_treated_as_the_answers_say():
    x = 0.058 * torch.randn(2, 512, generator=torch.Generator().manual_seed(0))
    half, full = nn.RMSNorm(512).bfloat16()(x.bfloat16()), nn.RMSNorm(512)(x)
    assert (half.float().std() / full.std()).item() == pytest.approx(1, abs=0.01)
    assert not nn.LayerNorm(4, eps=1e-12).half()(torch.zeros(1, 4).half()).any()
    assert torch.isfinite(nn.RMSNorm(4).half()(torch.full((1, 4), 300.0).half())).all()


def test_a_channel_that_never_moved_is_multiplied_by_one_over_the_root_of_eps():
    norm = nn.BatchNorm1d(1)
    for _ in range(400):
        norm(torch.zeros(4, 1))
    assert norm.eval()(torch.ones(1, 1)).item() == pytest.approx(1 / norm.eps**0.5, rel=1e-3)


@pytest.mark.filterwarnings("ignore")   # of what Keras asks PyTorch for
@pytest.mark.parametrize("frozen", [True, False])
def test_keras_fit_moves_unfrozen_statistics_also_where_the_base_was_called_with_training_false(frozen, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    keras = pytest.importorskip("keras")
    base = keras.Sequential([keras.layers.Input((2,)), keras.layers.BatchNormalization()])
    given = keras.layers.Input((2,))
    model = keras.Model(given, keras.layers.Dense(1)(base(given, training=False)))
    norm = base.layers[-1]
    base.trainable = True
    norm.trainable = not frozen
    model.compile("sgd", "mse")
    model.fit(np.full((8, 2), 5, np.float32), np.zeros((8, 1), np.float32), verbose=0)
    assert bool(keras.ops.convert_to_numpy(norm.moving_mean).any()) != frozen


def test_flax_linen_refuses_a_memory_that_may_not_change_or_is_not_there():
    pytest.importorskip("flax")
    import jax
    from flax import linen

    x, norm = np.ones((4, 3), np.float32), linen.BatchNorm(use_running_average=False)
    held = norm.init(jax.random.key(0), x)
    asked = "Flax says that batch_stats"
    with pytest.raises(Exception) as told:
        norm.apply(held, x)
    assert type(told.value).__name__ in row(asked)["words"]
    assert 'collection "batch_stats" is immutable' in str(told.value)
    with pytest.raises(Exception) as told:
        linen.BatchNorm(use_running_average=True).apply({"params": held["params"]}, x)
    assert type(told.value).__name__ in row(asked)["words"]
    y, new = norm.apply(held, x, mutable=["batch_stats"])
    assert y.shape == x.shape and (np.asarray(new["batch_stats"]["mean"]) > 0).all()


def test_flax_nnx_loses_its_memory_in_jax_jit_and_keeps_it_in_nnx_jit():
    pytest.importorskip("flax")
    import jax
    from flax import nnx

    x = np.ones((4, 3), np.float32)
    lost, kept = (nnx.BatchNorm(3, rngs=nnx.Rngs(0)) for _ in range(2))
    jax.jit(lambda norm, x: norm(x))(lost, x)
    nnx.jit(lambda norm, x: norm(x))(kept, x)
    assert not np.asarray(lost.mean[...]).any() and np.asarray(kept.mean[...]).all()
    with pytest.raises(Exception) as told:
        jax.jit(lambda x: lost(x))(x)
    assert type(told.value).__name__ in row("Why does batch norm in Flax nnx")["words"]


def test_flax_group_norm_takes_a_group_size_only_without_the_32_groups():
    pytest.importorskip("flax")
    from flax import nnx

    with pytest.raises(ValueError, match="num_groups=None"):
        nnx.GroupNorm(8, group_size=4, rngs=nnx.Rngs(0))
    assert nnx.GroupNorm(8, num_groups=None, group_size=4, rngs=nnx.Rngs(0)).num_groups == 2


@pytest.mark.filterwarnings("ignore")   # of what the exporter says of itself
@pytest.mark.parametrize("training", [True, False])
def test_what_is_exported_from_train_mode_keeps_dropout_on_and_batch_norm_in_eval_mode(training, tmp_path):
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxscript")
    from onnx.reference import ReferenceEvaluator

    x, path = torch.randn(6, 5, generator=torch.Generator().manual_seed(0)), tmp_path / "model.onnx"

    def exported(*layers):
        model = nn.Sequential(nn.Linear(5, 4), *layers)
        model(3 * x + 1)
        torch.onnx.export(model.train(training), (x,), path, verbose=False)
        return model.eval()(x).detach().numpy(), onnx.load(path)

    y, made = exported(nn.BatchNorm1d(4))
    (answered,) = ReferenceEvaluator(made).run(None, {made.graph.input[0].name: x.numpy()})
    np.testing.assert_allclose(answered, y, atol=1e-5)
    y, made = exported(nn.Dropout())
    assert ("Dropout" in {node.op_type for node in made.graph.node}) == training


def test_collecting_anew_also_collects_a_frozen_norm_and_puts_it_back_into_train_mode():
    frozen = nn.BatchNorm1d(3)
    model = nn.Sequential(frozen)
    frozen.eval()
    torch.optim.swa_utils.update_bn([torch.ones(4, 3)], model)
    assert frozen.training and frozen.running_mean.all()
