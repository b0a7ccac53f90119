"""Makes reference.csv: what PyTorch computes for each norm, forward and backward, in float64 and float32.

    python data/make_reference.py        (needs PyTorch, which the course itself does not; stored: 2.13, CPU)

One row per number: case, array ("y" or "dx"), position in the flattened array, value in float64 and float32.
Inputs are not stored: they follow from the case and are multiples of 1/64, exact in both precisions.
PyTorch has no masked batch norm: there its autograd differentiates the definition.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

PATH = Path(__file__).with_name("reference.csv")
DTYPES = ("float64", "float32")


@dataclass(frozen=True)
class Case:
    """One call of one norm: `options` are its keywords, `given` which of gamma, beta and mask it gets."""

    norm: str
    shape: tuple
    given: str = ""
    options: dict = field(default_factory=dict)

    @property
    def name(self):
        options = [f"{key}={value}".replace(", ", "/") for key, value in self.options.items()]
        return " ".join([self.norm, "x".join(map(str, self.shape)), *self.given.split(), *options])

    @property
    def axes(self):
        """The axes of gamma and beta."""
        ndim = len(self.shape)
        if self.norm in ("layer", "rms"):
            axes = self.options.get("axes", -1)
            return tuple(axis % ndim for axis in (axes if isinstance(axes, tuple) else (axes,)))
        return (self.options.get("channel_axis", 1) % ndim,)

    def inputs(self, dtype):
        """x, dy and, where the case has them, gamma, beta and mask."""
        sizes = [self.shape[axis] for axis in self.axes]
        arrays = {"x": scattered(self.shape, 1) + 0.75, "dy": scattered(self.shape, 2)}
        if "gamma" in self.given:
            arrays["gamma"] = scattered(sizes, 3)
        if "beta" in self.given:
            arrays["beta"] = scattered(sizes, 4)
        arrays = {key: value.astype(dtype) for key, value in arrays.items()}
        if "mask" in self.given:
            arrays["mask"] = scattered((*self.shape[:-1], 1), 5) > -1
        return arrays


CASES = [
    Case("batch", (6, 3)),
    Case("batch", (6, 3), "gamma beta mask"),
    Case("batch", (3, 2, 3), "gamma"),
    Case("batch", (2, 3, 2, 2), "gamma beta", {"eps": 1e-3}),
    Case("batch", (2, 4, 3), "gamma beta mask", {"channel_axis": -1}),
    Case("batch", (2, 4, 3), "beta", {"channel_axis": 2}),
    Case("layer", (4, 5)),
    Case("layer", (2, 3, 4), "gamma beta"),
    Case("layer", (2, 3, 4), "gamma beta", {"axes": (-2, -1), "eps": 1e-6}),
    Case("layer", (2, 3, 2, 2), "gamma", {"axes": (1, 2, 3)}),
    Case("instance", (2, 3, 4)),
    Case("instance", (2, 2, 2, 3), "gamma beta"),
    Case("group", (3, 6), "gamma beta", {"groups": 2}),
    Case("group", (2, 4, 3), "beta", {"groups": 2}),
    Case("group", (2, 4, 1, 3), "gamma beta", {"groups": 1, "eps": 1e-3}),
    Case("rms", (4, 5)),
    Case("rms", (2, 3, 4), "gamma", {"eps": 1e-3}),
]


def scattered(shape, key):
    """Multiples of 1/64 in [-4, 4), scattered evenly by Knuth's multiplicative hash of their position."""
    position = np.arange(1, np.prod(shape, dtype=int) + 1, dtype=np.int64) + 97 * key
    return ((position * 2654435761 % 2**32 // 2**23 - 256) / 64).reshape(shape)


def torch_results(case, dtype):
    """PyTorch's y, and its dx for the gradient dy, as arrays."""
    import torch

    tensors = {name: torch.tensor(array) for name, array in case.inputs(dtype).items()}
    x, dy = tensors.pop("x").requires_grad_(), tensors.pop("dy")
    y = torch_norm(case, x, **tensors)
    y.backward(dy)
    return {"y": y.detach().numpy(), "dx": x.grad.numpy()}


def torch_norm(case, x, gamma=None, beta=None, mask=None):
    from torch.nn import functional

    eps = case.options.get("eps", 1e-6 if case.norm == "rms" else 1e-5)
    sizes = [case.shape[axis] for axis in case.axes]
    if mask is not None:
        return torch_masked(x, gamma, beta, mask, case.axes[0], eps)
    if case.norm == "batch":
        moved = x.movedim(case.axes[0], 1)
        y = functional.batch_norm(moved, None, None, gamma, beta, training=True, eps=eps)
        return y.movedim(1, case.axes[0])
    if case.norm == "layer":
        return functional.layer_norm(x, sizes, gamma, beta, eps)
    if case.norm == "instance":
        return functional.instance_norm(x, weight=gamma, bias=beta, eps=eps)
    if case.norm == "group":
        return functional.group_norm(x, case.options["groups"], gamma, beta, eps)
    return functional.rms_norm(x, sizes, gamma, eps)


def torch_masked(x, gamma, beta, mask, channel, eps):
    """Batch norm with the statistics of the rows that the mask (..., 1) leaves; every row gets an output."""
    rows = x.movedim(channel, -1)[mask[..., 0]]
    sizes = [-1 if axis == channel else 1 for axis in range(x.ndim)]
    mu, var = rows.mean(0).reshape(sizes), rows.var(0, unbiased=False).reshape(sizes)
    return (x - mu) / (var + eps).sqrt() * gamma.reshape(sizes) + beta.reshape(sizes)


def read():
    """The stored results: {(case name, dtype, array): flat array}."""
    results = {}
    with PATH.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for dtype in DTYPES:
                results.setdefault((row["case"], dtype, row["array"]), []).append(row[dtype])
    return {key: np.array(values, dtype=key[1]) for key, values in results.items()}


def write():
    with PATH.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["case", "array", "position", *DTYPES])
        for case in CASES:
            results = [torch_results(case, dtype) for dtype in DTYPES]
            for array in ("y", "dx"):
                columns = [result[array].ravel() for result in results]
                rows.writerows([case.name, array, i, *map(str, v)] for i, v in enumerate(zip(*columns)))


if __name__ == "__main__":
    write()
