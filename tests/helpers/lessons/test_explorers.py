"""Every explorer of the course, at the start, with each control at its ends, and where its lesson sends the reader.

What each summary says is recorded in explorers.txt and was read by eye; after a wanted change, write it anew with
`python -m tests.helpers.lessons.test_explorers` and read the difference.
"""
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from helpers.explore import offline
from helpers.explore.grids import choose
from helpers.explore.pack import pack
from helpers.index_sets import NORMS
from helpers.lessons.a_deep_network.explorer import KEPT, RATES
from helpers.lessons.a_deep_network.explorer import NORMS as LIVING
from helpers.lessons.layer_norm.reactions import WHAT
from publish import lessons as published
from tests.helpers.lessons.explorers import FACTORIES, build, states

RECORD = Path(__file__).with_name("explorers.txt")


def every(**controls):
    """Every combination of these values of controls, {key: values}, as changes of the start."""
    return [dict(zip(controls, values)) for values in product(*controls.values())]


ASKED = {   # by the Play text of each lesson
    "start_here.axes": every(axis=("axis 0", "axis 1", "both"), row=range(3), column=range(4)),
    "a_deep_network.network": [*every(norm=LIVING, activation=("sigmoid", "tanh"), scale=(0.25, 1, 4), lr=RATES),
                               *every(depth=("3",), scale=(0.25, 1, 4), lr=RATES),
                               *every(norm=["repaired once"], activation=["tanh"], lr=[1], step=KEPT)],
    "scaling_data.descent": every(ratio=(1, 2, 4, 8), lr=(0.005, 0.015, 0.058, 0.08, 0.2, 0.5, 0.9)),
    "column_statistics.column": [*(move for k in range(1, 6) for move in every(**{f"value_{k}": range(-10, 11)})),
                         {f"value_{k}": 3 for k in range(1, 6)},
                         {**{f"value_{k}": 3 for k in range(1, 5)}, "value_5": 4, "cell": "row 5"}],
    "gamma_and_beta.rescale": every(gamma=(-4, -1, 0, 1, 4), beta=(0, 4)),
    "training_and_inference.forgetting": every(momentum=(0.1, 0.9, 0.99),
                                               convention=("new: PyTorch", "old: Keras, Flax"), steps=(0, 80)),
    "backward_pass.through_statistics": [{}, *({"d_1": 0, f"d_{k}": 4} for k in range(2, 6)),
                                         {f"d_{k}": 4 for k in range(1, 6)},
                                     *every(d_2=[-1], d_3=[-2], d_4=[4], statistics=("functions of x", "constants"))],
    "what_batch_norm_buys.settings": every(depth=("3", "10"), activation=("sigmoid", "relu"), scale=(1, 4),
                                           lr=(0.03, 1)),
    "why_it_works.turning": [*every(rate=(0.1, 3), length=(1, 2), steps=(1, 30)),
                             {"rate": 3, "length": 0.5, "steps": 30}],
    "padding_and_batch_statistics.pad_fraction": every(pads=(0, 4, 16, 32, 34), mean=(0, 1, 2, 3)),
    "layer_norm.changes": every(what=WHAT, factor=(-2, -1, 1, 2), shift=(0, 1)),
    "layer_vs_instance_norm.index_sets": [*every(norm=NORMS, n=(0, 1)), *every(norm=NORMS, c=range(4)),
                                          *every(norm=NORMS, w=range(3))],
    "choosing_a_norm.guide": [{"batch": "16 or more"}, {"strength": "yes"}, {"data": "text, word by word"},
                        {"batch": "1", "start": "a net trained with batch norm"}],
    "norms_in_practice.before_batch_norm": every(keep=(0.4, 0.5, 0.9, 1), mu=(0, 1, 3)),
}


def said(name):
    """The lines of the record for one explorer."""
    explorer = build(name)
    start = dict(explorer.state)
    return [f"{name} | {state} | {explorer.set(**{**start, **change})}" for state, change in states(explorer)]


def outside(ax):
    """What is drawn on the axes but lies beyond their limits."""
    (left, right), (low, high) = sorted(ax.get_xlim()), sorted(ax.get_ylim())
    drawn = [line.get_xydata() for line in ax.lines if line.get_visible() and line.get_transform() == ax.transData]
    drawn += [np.ma.filled(np.ma.asarray(points.get_offsets(), float), np.nan) for points in ax.collections
              if points.get_visible() and points.get_offset_transform() == ax.transData]
    drawn += [patch.get_corners() for patch in ax.patches if hasattr(patch, "get_corners") and patch.get_visible()]
    points = np.concatenate([np.asarray(part, float).reshape(-1, 2) for part in drawn] or [np.empty((0, 2))])
    points = points[np.isfinite(points).all(axis=1)]
    slack = 1e-6 * max(right - left, high - low)
    beyond = (points < [left - slack, low - slack]) | (points > [right + slack, high + slack])
    return points[beyond.any(axis=1)]


@pytest.mark.parametrize("name", FACTORIES)
def test_the_summary_says_what_was_recorded(name):
    recorded = [line for line in RECORD.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name} |")]
    assert said(name) == recorded


def test_the_record_names_no_explorer_that_is_gone():
    assert {line.split(" |")[0] for line in RECORD.read_text(encoding="utf-8").splitlines()} == set(FACTORIES)


@pytest.mark.slow
@pytest.mark.parametrize("name", FACTORIES)
def test_every_end_of_every_control_changes_picture_and_words_together_and_back(name):
    explorer = build(name)
    start, first = dict(explorer.state), (explorer.frame, repr(explorer))
    seen = {}
    for _, change in states(explorer):
        explorer.set(**{**start, **change})
        picture, words = explorer.frame, (explorer.summary, explorer.alt, str(explorer.reply["numbers"]))
        assert explorer.summary.endswith((".", "!", "?")) and "nan" not in explorer.summary.lower()
        assert explorer.alt and all(text for _, text in explorer.reply["numbers"])
        picture = tuple(picture)
        assert seen.setdefault(words, picture) == picture, "one text stands for two pictures"
        for ax in explorer._picture.fig.axes:
            assert len(outside(ax)) == 0, f"off the axes: {outside(ax)[:3]}"
    pictures = set(seen.values())
    assert len(pictures) > 1, "no control changes the picture"
    explorer.set(**start)
    assert (explorer.frame, repr(explorer)) == first


def room(explorer, states):
    """How many states like these a page has room for, at least: of many states, some are packed."""
    some = states[::max(1, len(states) // 200)]
    return min(offline.MOST, offline.BUDGET * len(some) // len(pack([explorer.parts(state) for state in some])))


@pytest.mark.slow
@pytest.mark.parametrize("name", ASKED)
def test_an_exported_page_can_show_what_the_lesson_asks(name):
    explorer = build(name)
    asked, (_, _, states) = [{**explorer.state, **change} for change in ASKED[name]], choose(explorer, 0)
    for _ in range(2):   # as `offline.export` does: where more is packed together, there is room for more
        _, _, states = choose(explorer, room(explorer, states))
        if all(state in states for state in asked):
            return
    assert [state for state in asked if state not in states] == []


@pytest.mark.parametrize("name", FACTORIES)
def test_its_presets_are_few_differ_and_are_named_shortly(name):
    presets = build(name).spec["presets"]
    assert len(presets) <= 5 and all(len(preset["label"]) <= 22 for preset in presets)
    assert len({str(preset["state"]) for preset in presets}) == len(presets)


@pytest.mark.parametrize("name", FACTORIES)
def test_a_lesson_shows_it(name):
    package, _, builder = name.partition(".")
    (lesson,) = (lesson for lesson in published.everything() if lesson.name == package)
    calls = {f"lesson.{builder}()", "lesson.explorer()"}
    shown = [cell for cell in lesson.code if cell["source"].splitlines()[-1] in calls]
    assert shown and all('class="explorer"' in cell["outputs"][-1]["data"]["text/html"] for cell in shown)


if __name__ == "__main__":
    RECORD.write_text("".join(f"{line}\n" for name in FACTORIES for line in said(name)), encoding="utf-8")
