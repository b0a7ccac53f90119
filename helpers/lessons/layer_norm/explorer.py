"""The explorer of this lesson: scale, shift or negate a token or some weights, and see which norms notice."""
import numpy as np

from helpers.explore.engine import Choice, Explorer, Slider
from helpers.lessons.layer_norm.reactions import W, WHAT, X, changed, outputs
from helpers.plots.changes import before_after_picture
from helpers.text import number, numbers

TOLERANCE = 1e-3
LIMITS = {"sums": (-8, 11), "batch norm": (-2.2, 2.2), "weight norm": (-6.6, 6.6),
          "layer norm": (-2.4, 2.4), "RMS norm": (-2.4, 2.4)}
SAME, FLIPPED = "ignores it", "flips signs, no more"


def changes():
    """A menu picks what changes; two sliders multiply it and add to it; four norms react."""
    controls = [Choice("what", "What changes", WHAT, WHAT[0]),
                Slider("factor", "Times", tuple(np.arange(-6, 7) / 2), -2.0, always=(-1, 1, 2)),
                Slider("shift", "Plus", tuple(np.arange(-4, 5) / 2), 1.0, always=(0,))]
    return Explorer("Who notices a change?", controls, _compute, before_after_picture(LIMITS, W.shape[1]),
                    _say, _numbers)


def _compute(what, factor, shift):
    sums, weights = changed(what, factor, shift)
    before, after = outputs(X @ W, W), outputs(sums, weights)
    shown = {norm: (before[norm][0], after[norm][0]) for norm in before}
    return {"outputs": {"sums": ((X @ W)[0], sums[0]), **shown}, "factor": factor, "shift": shift,
            "verdicts": {norm: _verdict(before[norm], after[norm]) for norm in before},
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
