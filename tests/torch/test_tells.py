"""How an answer tells one cause from another is so: the thing to look at differs between the causes, and only then."""
import copy
import inspect
import math
import re

import pytest

from helpers import data
from publish.questions import HEADER

torch = pytest.importorskip("torch")
nn = torch.nn
ROWS = data.rows("questions", header=HEADER)
C = 6


def told(start):
    """The first code, in backticks, by which the answer to the question that begins like this tells the causes."""
    (row,) = [row for row in ROWS if row["question"].startswith(start)]
    return re.search(r"`([^`]+)`", row["tell"])[1]


def off(model):
    """A copy of the model, with its dropout off."""
    model = copy.deepcopy(model)
    for m in model.modules():
        if isinstance(m, nn.Dropout):
            m.p = 0.
    return model


def collected(model, x):
    model = copy.deepcopy(model)
    torch.optim.swa_utils.update_bn(x.split(500), model)
    return model


def modes_differ(model, x):
    """Whether train mode without dropout and eval mode answer differently."""
    model = off(model)
    return (model.eval()(x) - copy.deepcopy(model).train()(x)).abs().max().item() > 0.1


@pytest.mark.parametrize("before", [True, False])
def test_dropout_in_front_of_batch_norm_shows_where_collecting_helps_only_without_it(before):
    torch.manual_seed(0)
    dropout, norm, x = nn.Dropout(0.5), nn.BatchNorm1d(C), torch.randn(5000, C)
    norm.running_var.fill_(3)   # a memory that lags
    model = nn.Sequential(*((dropout, norm) if before else (norm, dropout)))
    assert modes_differ(model, x)
    assert modes_differ(collected(model, x), x) == before
    assert not modes_differ(collected(off(model), x), x)


def test_a_memory_that_is_nan_is_named_and_a_mask_of_infinities_is_not():
    model = nn.Sequential(nn.BatchNorm1d(C), nn.BatchNorm1d(C))
    model.register_buffer("mask", torch.full((2, 2), -math.inf))
    for start in ("Why are my running", "Why is the loss NaN"):
        assert eval(told(start), {"model": model}) == []
    model[1](torch.full((4, C), math.nan))
    for start in ("Why are my running", "Why is the loss NaN"):
        assert eval(told(start), {"model": model}) == ["1.running_mean", "1.running_var"]


def test_modules_in_the_wrong_mode_are_named():
    model = nn.Sequential(nn.Dropout(), nn.BatchNorm1d(C)).eval()
    wrong = told("Why does the same input")
    assert wrong in next(row["tell"] for row in ROWS if row["question"].startswith("Why does my exported"))
    assert eval(wrong, {"model": model}) == []
    model[0].train()
    assert eval(wrong, {"model": model}) == ["0"]
    model.train()
    model[1].eval()
    assert eval(told("Does my evaluation"), {"model": model}) == ["1"]


def test_a_state_dict_moves_along_and_its_copy_does_not():
    norm = nn.BatchNorm1d(C).requires_grad_(False)
    shared, kept = norm.state_dict(), eval(told("How do I freeze"), {"copy": copy, "norm": norm})
    norm(torch.randn(8, C) + 5)
    now = norm.state_dict()
    assert [name for name in now if not torch.equal(now[name], shared[name])] == []
    assert [name for name in now if not torch.equal(now[name], kept[name])] == [
        "running_mean", "running_var", "num_batches_tracked"]


@pytest.mark.parametrize("train", [True, False])
def test_parts_have_the_gradient_of_the_whole_in_eval_mode_alone(train):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(C, C), nn.BatchNorm1d(C), nn.Tanh()).train(train)
    x = torch.randn(12, C)

    def gradient(parts):
        model.zero_grad()
        for part in x.chunk(parts):
            (model(part).square().mean() / parts).backward()
        return model[0].weight.grad.clone()
    assert torch.allclose(gradient(4), gradient(1), atol=1e-6) != train


def test_a_loss_scaler_skips_the_step_of_the_weights_and_the_memory_has_moved():
    model = nn.Sequential(nn.Linear(C, C), nn.BatchNorm1d(C))
    nn.init.constant_(model[0].weight, 1000.)
    before, scaler = model[0].weight.clone(), torch.amp.GradScaler("cpu")
    with torch.autocast("cpu", torch.float16):
        loss = model(torch.rand(4, C) + 60).square().mean()   # finite inputs
    scaler.scale(loss).backward()
    scaler.step(torch.optim.SGD(model.parameters(), 0.1))
    assert torch.equal(model[0].weight, before) and not model[1].running_mean.isfinite().any()


@pytest.mark.parametrize("right", [True, False])
def test_a_channel_that_is_shifted_leaves_the_output_over_the_right_axis_alone(right):
    x = torch.randn(8, C, C)   # (N, T, C), both of one length: no error
    shifted = x.clone()
    shifted[..., 0] += 5
    norm = nn.BatchNorm1d(C)
    given, moved = (a.transpose(1, 2) if right else a for a in (x, shifted))
    assert torch.allclose(norm(given), norm(moved), atol=1e-4) == right


def test_ones_own_layer_norm_is_told_by_what_it_is_divided_by():
    x = torch.randn(4, C, generator=torch.Generator().manual_seed(0))
    theirs, centred = nn.functional.layer_norm(x, (C,)), x - x.mean(-1, keepdim=True)
    assert ((centred / x.std(-1, keepdim=True)) / theirs).std() < 1e-3
    by_eps = (centred / (x.std(-1, keepdim=True, unbiased=False) + 0.5)) / theirs
    assert by_eps.std(-1).max() < 1e-3 < by_eps.std(0).min()


def test_what_two_answers_say_of_taking_the_memory_away_and_of_groups():
    norm = nn.Sequential(nn.BatchNorm1d(C))
    torch.func.replace_all_batch_norm_modules_(norm)
    x = torch.randn(8, C)
    assert not torch.allclose(norm.eval()(x)[:4], norm(x[:4]), atol=0.01)
    for c in range(1, 513):
        groups = math.gcd(32, c, max(1, c // 4))
        assert c % groups == 0 and groups <= 32 and (groups == 1 or c // groups >= 4)


def test_the_arguments_of_distributed_data_parallel_are_those_that_there_are():
    there = set(inspect.signature(nn.parallel.DistributedDataParallel).parameters)
    named = {name for row in ROWS for call in re.findall(r"DistributedDataParallel\((.*)\)", row["repair"])
             for name in re.findall(r"(\w+)=", call)}
    assert {"device_ids", "forward_sync_buffers"} <= named <= there
