"""Makes bridge.csv and bridge_outputs.csv: what the norms of PyTorch, Keras and Flax are by default,
and what they compute.

    python data/make_bridge.py        (needs torch, keras and flax, which the course does not; stored:
    2.13, 3.15, 0.12.8)

Flax has two interfaces: in nnx a layer holds its arrays, in linen they are held beside it.

bridge.csv has one row for each fact that was read from a layer: norm, library, what, value; the first rows have the
versions. bridge_outputs.csv has one
row for each number: norm, library, array, position in the flattened array, value in float32. Arrays: y, and for batch
norm the running mean and variance after one batch, then y in eval mode. Channels stand where the library wants them.
Inputs are not stored: they are multiples of 1/64, as in make_reference.py.
"""
import csv
import os
import sys
import warnings
from importlib import metadata
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))
os.environ.setdefault("KERAS_BACKEND", "torch")   # read when keras is imported
from make_reference import scattered   # noqa: E402

NORMS = ("batch", "layer", "instance", "group", "rms")
IMAGES, TOKENS, GROUPS = (2, 4, 2, 3), (2, 3, 5), 2
"""The inputs: images (N, C, H, W), tokens (N, T, D)."""


def inputs(norm, library):
    """x, gamma and beta as the library wants them: Keras and Flax have the channels last."""
    x = (scattered(TOKENS if norm in ("layer", "rms") else IMAGES, 1) + 0.75).astype(np.float32)
    size = TOKENS[-1] if norm in ("layer", "rms") else IMAGES[1]
    gamma, beta = scattered((size,), 3).astype(np.float32), scattered((size,), 4).astype(np.float32)
    return np.moveaxis(x, 1, -1) if x.ndim == 4 and library != "PyTorch" else x, gamma, beta


def pytorch(norm):
    """(facts, arrays) of a norm of PyTorch."""
    import torch

    build = {"batch": lambda: torch.nn.BatchNorm2d(4), "layer": lambda: torch.nn.LayerNorm(5),
             "group": lambda: torch.nn.GroupNorm(2, 4),
             "instance": lambda: torch.nn.InstanceNorm2d(4), "rms": lambda: torch.nn.RMSNorm(5)}
    layer, (x, gamma, beta) = build[norm](), inputs(norm, "PyTorch")
    own = f"None: float32's own, {torch.finfo(torch.float32).eps:.3g}"
    facts = {"eps": own if layer.eps is None else layer.eps, "momentum": getattr(layer, "momentum", None)
             if norm == "batch" else None,
             "learned": _shapes(layer.named_parameters()), "remembered": _shapes(layer.named_buffers())}
    with torch.no_grad():
        for name, value in {"weight": gamma, "bias": beta}.items():
            if getattr(layer, name, None) is not None:
                getattr(layer, name).copy_(torch.tensor(value))
        arrays = {"y": layer(torch.tensor(x)).numpy()}
        if norm == "batch":
            arrays |= {"running mean": layer.running_mean.numpy().copy(),
                       "running variance": layer.running_var.numpy().copy(),
                       "y in eval mode": layer.eval()(torch.tensor(x)).numpy()}
    return facts, arrays


def keras(norm):
    """(facts, arrays) of a norm of Keras."""
    from keras import layers

    build = {"batch": layers.BatchNormalization, "layer": layers.LayerNormalization, "rms": layers.RMSNormalization,
             "group": lambda: layers.GroupNormalization(groups=GROUPS),
             "instance": lambda: layers.GroupNormalization(groups=-1)}
    layer, (x, gamma, beta) = build[norm](), inputs(norm, "Keras")
    layer.build(x.shape)
    facts = {"eps": layer.epsilon, "momentum": getattr(layer, "momentum", None),
             "learned": _shapes((one.name, one) for one in layer.trainable_weights),
             "remembered": _shapes((one.name, one) for one in layer.non_trainable_weights if "seed" not in one.name)}
    for one in layer.trainable_weights:
        one.assign({"gamma": gamma, "scale": gamma, "beta": beta}[one.name])
    arrays = {"y": _array(layer(x, training=True) if norm == "batch" else layer(x))}
    if norm == "batch":
        arrays |= {"running mean": _array(layer.moving_mean), "running variance": _array(layer.moving_variance),
                   "y in eval mode": _array(layer(x, training=False))}
    return facts, arrays


def flax_nnx(norm):
    """(facts, arrays) of a norm of Flax nnx."""
    from flax import nnx

    rngs = nnx.Rngs(0)
    build = {"batch": lambda: nnx.BatchNorm(4, rngs=rngs), "layer": lambda: nnx.LayerNorm(5, rngs=rngs),
             "rms": lambda: nnx.RMSNorm(5, rngs=rngs),
             "group": lambda: nnx.GroupNorm(4, num_groups=GROUPS, rngs=rngs),
             "instance": lambda: nnx.InstanceNorm(4, rngs=rngs)}
    layer, (x, gamma, beta) = build[norm](), inputs(norm, "Flax nnx")
    named = {name: getattr(layer, name) for name in ("scale", "bias", "mean", "var")
             if getattr(layer, name, None) is not None}
    facts = {"eps": layer.epsilon, "momentum": getattr(layer, "momentum", None),
             "learned": _shapes((name, one) for name, one in named.items() if name in ("scale", "bias")),
             "remembered": _shapes((name, one) for name, one in named.items() if name in ("mean", "var"))}
    for name, value in {"scale": gamma, "bias": beta}.items():
        if name in named:
            named[name][...] = value
    arrays = {"y": np.asarray(layer(x, use_running_average=False) if norm == "batch" else layer(x))}
    if norm == "batch":
        arrays |= {"running mean": np.asarray(layer.mean[...]), "running variance": np.asarray(layer.var[...]),
                   "y in eval mode": np.asarray(layer(x, use_running_average=True))}
    return facts, arrays


def flax_linen(norm):
    """(facts, arrays) of a norm of Flax linen."""
    import jax
    from flax import linen

    build = {"batch": linen.BatchNorm, "layer": linen.LayerNorm, "rms": linen.RMSNorm, "instance": linen.InstanceNorm,
             "group": lambda: linen.GroupNorm(num_groups=GROUPS)}
    layer, (x, gamma, beta) = build[norm](), inputs(norm, "Flax linen")
    train, evaluate = ({"use_running_average": mode} if norm == "batch" else {} for mode in (False, True))
    held = layer.init(jax.random.key(0), x, **train)
    learned, remembered = held["params"], held.get("batch_stats", {})
    facts = {"eps": layer.epsilon, "momentum": getattr(layer, "momentum", None),
             "learned": _shapes((name, learned[name]) for name in ("scale", "bias") if name in learned),
             "remembered": _shapes((name, remembered[name]) for name in ("mean", "var") if name in remembered)}
    held = held | {"params": {name: {"scale": gamma, "bias": beta}[name] for name in learned}}
    y, new = layer.apply(held, x, **train, mutable=["batch_stats"])
    arrays = {"y": np.asarray(y)}
    if norm == "batch":
        memory = new["batch_stats"]
        arrays |= {"running mean": np.asarray(memory["mean"]), "running variance": np.asarray(memory["var"]),
                   "y in eval mode": np.asarray(layer.apply(held | new, x, **evaluate))}
    return facts, arrays


MAKERS = {"PyTorch": pytorch, "Keras": keras, "Flax nnx": flax_nnx, "Flax linen": flax_linen}
PACKAGES = {"PyTorch": "torch", "Keras": "keras", "Flax": "flax"}


def _array(tensor):
    from keras import ops

    with warnings.catch_warnings():   # of what Keras asks PyTorch for
        warnings.simplefilter("ignore", DeprecationWarning)
        return np.asarray(ops.convert_to_numpy(tensor))


def _shapes(named):
    return ", ".join(f"{name} {tuple(one.shape)}".replace(",)", ")") for name, one in named) or "nothing"


def told(facts):
    """The facts as texts, without what a layer does not have."""
    return {what: f"{value:g}" if isinstance(value, float) else value for what, value in facts.items()
            if value is not None}


def write():
    with (FOLDER / "bridge.csv").open("w", newline="", encoding="utf-8") as told_in, (
            FOLDER / "bridge_outputs.csv").open("w", newline="", encoding="utf-8") as numbers_in:
        facts_file, numbers_file = (csv.writer(file, lineterminator="\n") for file in (told_in, numbers_in))
        facts_file.writerow(["norm", "library", "what", "value"])
        facts_file.writerows(["", library, "version", metadata.version(name).partition("+")[0]]
                             for library, name in PACKAGES.items())
        numbers_file.writerow(["norm", "library", "array", "position", "value"])
        for norm in NORMS:
            for library, make in MAKERS.items():
                facts, arrays = make(norm)
                facts_file.writerows([norm, library, what, value] for what, value in told(facts).items())
                for array, values in arrays.items():
                    numbers_file.writerows([norm, library, array, k, str(np.float32(value))]
                                           for k, value in enumerate(values.ravel()))


if __name__ == "__main__":
    write()
