"""What CONTRIBUTING.md shows is true: its explorer works, its budgets are the frame's."""
import re
from pathlib import Path

from helpers import figures, stats
from helpers.explore.engine import Explorer, Slider
from helpers.text import number
from publish import structure

TEXT = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_explorer_shown_works_and_is_short():
    code = re.search(r"```python\n(def _bar.*?)```", TEXT, re.DOTALL)[1]
    names = {"figures": figures, "stats": stats, "Explorer": Explorer, "Slider": Slider, "number": number}
    exec(code, names)
    explorer = names["two_values"]()
    assert explorer.set(a=0, b=8) == "Their variance is 16."
    assert explorer.alt == 'bars "variance": 16'
    assert len([line for line in code.splitlines() if line.strip()]) <= 15


def test_the_budgets_and_headings_are_the_frames():
    assert " · ".join(structure.SECTIONS) in TEXT
    assert (f"median {structure.CODE_LINES['median']}, 90th percentile {structure.CODE_LINES['90th percentile']}, "
            f"never above {structure.CODE_LINES['longest']}; setup at most {structure.SETUP_LINES}") in TEXT
    assert f"| code cells in a row | {structure.CODE_IN_A_ROW} |" in TEXT
    assert f"| {structure.CORE['words']:,} words, {structure.CORE['minutes']} minutes |" in TEXT
    assert f"| words without something to see or do | {structure.APART} |" in TEXT
    assert f"| figures and explorers | {structure.PICTURES} or more |" in TEXT
    assert f"at most {structure.CASE['words']} words and {structure.CASE['minutes']} minutes" in TEXT
    assert f"| characters in a line of code | {structure.WIDTH} |" in TEXT
    fewest, most = structure.EXERCISES
    assert f"{structure.OUTCOMES} outcomes; {fewest} or {most} exercises" in TEXT


def test_every_command_it_names_exists():
    root = Path(__file__).parents[2]
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {"lesson", "check", "test"} <= set(re.findall(r"`make ([a-z-]+)", TEXT)) <= targets
    modules = [name.replace(".", "/") for name in re.findall(r"python -m ([\w.]+)", TEXT)]
    named = re.findall(r"`((?:publish|tests|helpers|data|notebooks)/[\w./]+\.\w+)`", TEXT)
    files = [f"{name}.py" for name in modules if name != "pytest"] + [name for name in named if "the_idea" not in name]
    assert len(files) > 5 and [name for name in files if not (root / name).exists()] == []
