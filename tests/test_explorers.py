"""Every explorer of the course, at the start and with each control at its ends.

What each summary says is recorded in explorers.txt and was read by eye; after a wanted change, write it anew with
`python -m tests.test_explorers` and read the difference.
"""
from pathlib import Path

import numpy as np
import pytest

from tests.explorers import FACTORIES, build, states
from tools.canonical import read

RECORD = Path(__file__).with_name("explorers.txt")


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
    return points[(points < [left - slack, low - slack]).any(axis=1) | (points > [right + slack, high + slack]).any(axis=1)]


@pytest.mark.parametrize("name", FACTORIES)
def test_the_summary_says_what_was_recorded(name):
    recorded = [line for line in RECORD.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name} |")]
    assert said(name) == recorded


def test_the_record_names_no_explorer_that_is_gone():
    assert {line.split(" |")[0] for line in RECORD.read_text(encoding="utf-8").splitlines()} == set(FACTORIES)


@pytest.mark.parametrize("name", FACTORIES)
def test_every_end_of_every_control_changes_picture_and_words_together(name):
    explorer = build(name)
    start = dict(explorer.state)
    seen = {}
    for _, change in states(explorer):
        explorer.set(**{**start, **change})
        picture, words = explorer.frame, (explorer.summary, explorer.alt, str(explorer.reply["numbers"]))
        assert explorer.summary.endswith((".", "!", "?")) and "nan" not in explorer.summary.lower()
        assert explorer.alt and all(text for _, text in explorer.reply["numbers"])
        assert seen.setdefault(words, picture) == picture, "one text stands for two pictures"
        for ax in explorer._picture.fig.axes:
            assert len(outside(ax)) == 0, f"off the axes: {outside(ax)[:3]}"
    pictures = set(seen.values())
    assert len(pictures) > 1, "no control changes the picture"


@pytest.mark.parametrize("name", FACTORIES)
def test_going_there_and_back_gives_the_same_picture(name):
    explorer = build(name)
    start, picture, words = dict(explorer.state), explorer.frame, repr(explorer)
    for _, change in states(explorer):
        explorer.set(**{**start, **change})
    explorer.set(**start)
    assert (explorer.frame, repr(explorer)) == (picture, words)


@pytest.mark.parametrize("name", FACTORIES)
def test_a_lesson_shows_it(name):
    number = name.removeprefix("lesson_")[:2]
    (lesson,) = (Path(__file__).parent.parent / "notebooks").glob(f"{number}_*.ipynb")
    shown = [cell for cell in read(lesson).cells if cell["source"].splitlines()[-1:] == [f"{name}()"]]
    assert shown and all('class="explorer"' in cell["outputs"][-1]["data"]["text/html"] for cell in shown)


if __name__ == "__main__":
    RECORD.write_text("".join(f"{line}\n" for name in FACTORIES for line in said(name)), encoding="utf-8")
