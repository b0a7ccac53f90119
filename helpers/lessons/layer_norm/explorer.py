"""The explorer of lesson 09: scale, shift or negate a token or some weights, and see which norms notice."""
import numpy as np

from helpers import norms
from helpers.explore.engine import Choice, Explorer, Slider
from helpers.plots.changes import before_after_picture
from helpers.text import number, numbers

X = np.array([[1.0, 0.5, -1.0], [-0.5, 1.0, 1.0], [0.5, -1.0, 0.5], [-1.0, 1.0, 0.5]])
W = np.array([[0.5, -1.0, 1.0, 0.5, -0.5], [1.0, 0.5, -1.0, 0.5, 1.0], [-0.5, 1.0, 1.5, -1.0, 0.5]])
EPS, TOLERANCE = 1e-5, 1e-3
WHAT = ("sums of token 1", "input of token 1", "inputs of all tokens",
        "weights of unit 1", "weights of all units")
LIMITS = {"batch norm": (-2.2, 2.2), "weight norm": (-6.6, 6.6),
          "layer norm": (-2.4, 2.4), "RMS norm": (-2.4, 2.4)}
SAME, FLIPPED = "ignores it", "flips signs, no more"


def changes():
    """A menu picks what changes; two sliders multiply it and add to it; four norms react."""
    controls = [Choice("what", "What changes", WHAT, WHAT[0]),
                Slider("factor", "Times", tuple(np.arange(-6, 7) / 2), -2.0, keep=(-1, 1, 2)),
                Slider("shift", "Plus", tuple(np.arange(-4, 5) / 2), 1.0, keep=(0,))]
    return Explorer("Who notices a change?", controls, _compute, before_after_picture(LIMITS, W.shape[1]),
                    _say, _numbers)


def outputs(sums, weights):
    """The four norms of the summed inputs (N, C), as a dict; weight norm needs `weights` (D, C)."""
    lengths = np.sqrt((weights**2).sum(axis=0) + EPS)
    return {"batch norm": norms.batch_norm(sums, eps=EPS), "weight norm": sums / lengths,
            "layer norm": norms.layer_norm(sums, eps=EPS), "RMS norm": norms.rms_norm(sums, eps=EPS)}


def _compute(what, factor, shift):
    def moved(value, rows=slice(None)):
        value = value.copy()
        value[rows] = factor * value[rows] + shift
        return value
    x, weights = X, W
    if what.startswith("input"):
        x = moved(X, 0) if what == WHAT[1] else moved(X)
    if what.startswith("weights"):
        weights = moved(W.T, 0).T if what == WHAT[3] else moved(W)
    sums = moved(X @ W, 0) if what == WHAT[0] else x @ weights
    pairs = {norm: (before, after) for (norm, before), after in
             zip(outputs(X @ W, W).items(), outputs(sums, weights).values())}
    return {"outputs": {norm: (before[0], after[0]) for norm, (before, after) in pairs.items()},
            "verdicts": {norm: _verdict(*pair) for norm, pair in pairs.items()},
            "sums": ((X @ W)[0], sums[0]),
            "change": f"The {what} times {number(factor)}, plus {number(shift)}"}


def _verdict(before, after):
    """What a norm makes of a change, judged by all its outputs (N, C)."""
    differs = abs(after - before) > TOLERANCE
    if not differs.any():
        return SAME
    if np.all(abs(after + before)[differs] <= TOLERANCE):
        return FLIPPED
    return f"notices, by {number(round(abs(after - before).max(), 2))}"


def _say(values):
    groups = {"ignored by": [], "only signs flip under": [], "noticed by": []}
    for norm, verdict in values["verdicts"].items():
        groups[{SAME: "ignored by", FLIPPED: "only signs flip under"}.get(verdict, "noticed by")].append(norm)
    said = "; ".join(f"{how} {', '.join(named)}" for how, named in groups.items() if named)
    return f"{values['change']}: {said}."


def _numbers(values):
    before, after = map(numbers, values["sums"])
    return {"sums of token 1": f"{before}; then {after}", **values["verdicts"]}
