"""The bridge: the course's line gives what each library stored, and nothing else does; every page has all of it."""
import inspect
import re
import runpy

import numpy as np
import pytest

from helpers import data, norms, stats
from publish import bridge

MADE = runpy.run_path(str(data.FOLDER / "make_bridge.py"))
CALLS = bridge.load()
each = pytest.mark.parametrize(("norm", "library"),
                               [(norm, library) for norm in bridge.NAMES for library in MADE["MAKERS"]])
TOLERANCE = {"rtol": 2e-5, "atol": 2e-5}


def test_each_norm_is_there_in_each_library():
    assert {norm: list(calls) for norm, calls in CALLS.items()} == {norm: list(MADE["MAKERS"])
                                                                    for norm in MADE["NORMS"]}
    assert set(bridge.versions()) == set(MADE["PACKAGES"])


@each
def test_the_courses_line_gives_the_librarys_numbers(norm, library):
    call, (x, gamma, beta) = CALLS[norm][library], MADE["inputs"](norm, library)
    y = call.course(x.astype(float), gamma, beta)
    np.testing.assert_allclose(y.ravel(), call.arrays["y"], **TOLERANCE)
    assert y.shape == x.shape


@each
def test_another_default_would_be_seen(norm, library):
    call, (x, gamma, beta) = CALLS[norm][library], MADE["inputs"](norm, library)
    wrong = call.course(0.01 * x.astype(float), gamma, beta)
    assert not np.allclose(wrong.ravel(), call.arrays["y"], **TOLERANCE)


@pytest.mark.parametrize("library", MADE["MAKERS"])
def test_the_memory_and_eval_mode_are_the_librarys(library):
    call, (x, gamma, beta) = CALLS["batch"][library], MADE["inputs"]("batch", library)
    kept = 1 if library == "PyTorch" else x.ndim - 1
    axes = tuple(axis for axis in range(x.ndim) if axis != kept)
    mu, var = stats.moments(x.astype(float), axes)
    running = call.remembered(mu, var, x.size // len(mu))
    for name, values in zip(("running mean", "running variance"), running):
        np.testing.assert_allclose(values, call.arrays[name], **TOLERANCE)
    shape = [-1 if axis == kept else 1 for axis in range(x.ndim)]
    mu, var, gamma, beta = (one.reshape(shape) for one in (*running, gamma, beta))
    y = (x - mu) / np.sqrt(var + float(call.facts["eps"])) * gamma + beta
    np.testing.assert_allclose(y.ravel(), call.arrays["y in eval mode"], **TOLERANCE)


@pytest.mark.parametrize(("library", "eps"),
                         [("PyTorch", 1e-5), ("Keras", 1e-3), ("Flax nnx", 1e-6), ("Flax linen", 1e-6)])
def test_an_eps_in_the_courses_line_is_that_which_was_read(library, eps):
    for norm in ("layer", "group"):
        call = CALLS[norm][library]
        stated = re.search(r"eps=([\d.e*-]+)", call.text["course"])
        assert float(call.facts["eps"]) == eps == (float(stated[1]) if stated
                                                   else inspect.signature(norms.layer_norm).parameters["eps"].default)


def test_what_the_traps_say_of_the_defaults_was_read():
    facts = {key: call.facts for norm, calls in CALLS.items()
             for key, call in {(norm, one): call for one, call in calls.items()}.items()}
    assert facts["batch", "PyTorch"]["momentum"] == "0.1" and facts["batch", "Keras"]["momentum"] == "0.99"
    assert all(float(facts[norm, "Keras"]["eps"]) == pytest.approx(100 * float(facts[norm, "PyTorch"]["eps"]))
               for norm in ("batch", "layer", "group"))
    assert all(float(facts["layer", library]["eps"]) == pytest.approx(float(facts["layer", "PyTorch"]["eps"]) / 10)
               for library in ("Flax nnx", "Flax linen"))
    assert facts["instance", "PyTorch"]["learned"] == "nothing" != facts["instance", "Keras"]["learned"]
    assert all("bias" not in facts["rms", library]["learned"] for library in MADE["MAKERS"])
    assert "num_batches_tracked" in facts["batch", "PyTorch"]["remembered"]


def test_the_pages_name_models_and_the_search_has_every_call():
    pages = bridge.pages([{"norm": "rms", "model": "Llama"}, {"norm": "layer", "model": "BERT"}])
    assert [row["model"] for row in pages["rms"]["models"]] == ["Llama"] and not pages["group"]["models"]
    rows = {address: text for address, _, _, text in bridge.search_rows(pages)}
    assert len(rows) == 20 and "running_mean" in rows["bridge/batch.html#pytorch"]
    assert "mutable" in rows["bridge/batch.html#flax-linen"]
    assert set(bridge.leading("layer_vs_instance_norm")) == {"instance", "group",
                                                             "rms"} and not bridge.leading("start_here")
