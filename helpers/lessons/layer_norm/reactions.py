"""Four tokens, five units: something changes, and four norms of the summed inputs react."""
import numpy as np

from helpers import norms

X = np.array([[1.0, 0.5, -1.0], [-0.5, 1.0, 1.0], [0.5, -1.0, 0.5], [-1.0, 1.0, 0.5]])
W = np.array([[0.5, -1.0, 1.0, 0.5, -0.5], [1.0, 0.5, -1.0, 0.5, 1.0], [-0.5, 1.0, 1.5, -1.0, 0.5]])
EPS = 1e-5
WHAT = ("sums of token 1", "input of token 1", "inputs of all tokens",
        "weights of unit 1", "weights of all units")


def changed(what, factor, shift):
    """The summed inputs (N, C) and the weights (D, C) once `what`, one of WHAT, is factor * itself + shift."""
    def moved(value, rows=slice(None)):
        value = value.copy()
        value[rows] = factor * value[rows] + shift
        return value
    if what == "sums of token 1":
        return moved(X @ W, 0), W
    if what.startswith("input"):
        return (moved(X, 0) if what == "input of token 1" else moved(X)) @ W, W
    weights = moved(W.T, 0).T if what == "weights of unit 1" else moved(W)
    return X @ weights, weights


def outputs(sums, weights):
    """The four norms of the summed inputs (N, C), as a dict; weight norm needs `weights` (D, C)."""
    lengths = np.sqrt((weights**2).sum(axis=0) + EPS)
    return {"batch norm": norms.batch_norm(sums, eps=EPS), "weight norm": sums / lengths,
            "layer norm": norms.layer_norm(sums, eps=EPS), "RMS norm": norms.rms_norm(sums, eps=EPS)}
