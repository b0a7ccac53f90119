"""Each repair that an answer gives for Flax runs as it stands."""
import math

import numpy as np
import pytest

from helpers import data
from publish.questions import HEADER, repairs

pytest.importorskip("flax", reason="Flax is not installed")
import jax   # noqa: E402
from flax import linen, nnx   # noqa: E402
from jax import numpy as jnp   # noqa: E402

C = 6
CODES = [(row["question"], code) for row in data.rows("questions", header=HEADER)
         for library, code in repairs(row) if library == "Flax"]


class Network(linen.Module):
    @linen.compact
    def __call__(self, x, train):
        return linen.BatchNorm(use_running_average=not train)(linen.Dense(C)(x))


def masked(x, mask):
    """A batch norm of a module, with a mask."""
    norm = linen.BatchNorm(use_running_average=False)
    return norm.apply(norm.init(jax.random.key(0), x), x, mask=mask, mutable=["batch_stats"])[0]


@pytest.mark.parametrize(("question", "code"), CODES,
                         ids=[f"{k}-{question[:40]}" for k, (question, _) in enumerate(CODES)])
def test_a_repair_for_flax_runs(question, code):
    x = jnp.asarray(np.random.default_rng(0).normal(1, 2, size=(4, 3, C)), jnp.float32)
    real = jnp.array([[True, True, False]] * 4)
    model = Network()
    held = model.init(jax.random.key(0), x[:, 0], train=False)
    names = {"jax": jax, "jnp": jnp, "nn": linen, "nnx": nnx, "math": math, "c": C, "train": True, "model": model,
             "params": held["params"], "averaged": held["params"], "stats": held["batch_stats"], "batches": [x[:, 0]],
             "x": x[:, 0], "loss": lambda y: (y**3).mean()}
    if "mask" in code:
        names |= {"x": x, "real": real, "norm": masked}
    if "nnx." in code:
        names |= {"model": nnx.BatchNorm(C, rngs=nnx.Rngs(0)), "loss_fn": lambda model, x: (model(x) ** 3).mean()}
    exec(code, names)
    if "mask" in code:
        y = np.asarray(names["y"])[np.asarray(real)]
        np.testing.assert_allclose([y.mean(0), y.std(0)], [np.zeros(C), np.ones(C)], atol=0.01)
    if "has_aux" in code:
        assert np.asarray(names["stats"]["BatchNorm_0"]["mean"]).any() and "Dense_0" in names["grads"]
    if "nnx." in code:
        assert np.asarray(names["model"].mean[...]).all()
