"""Explorers as they were exported before: one is drawn anew only when something that it is drawn with has changed."""
import hashlib
import json
import os
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from helpers import lessons
from helpers.explore import offline
from helpers.explore.grids import named
from publish import folder

ROOT = Path(__file__).parent.parent
KEPT = folder.BUILD / "kept"
DRAWS = "numpy", "matplotlib", "anywidget"


def draw(name, budget, asked):
    """An explorer with all those states that the speaker notes ask for and that are its own, as an Exported."""
    explorer = lessons.explorers()[name]()
    own = [named(explorer, state) for state in asked if state.keys() <= explorer.controls.keys()]
    return offline.export(explorer, budget, own)


def load(name, budget, asked):
    """The Exported that was kept for the explorer of this name, or None where its sources have changed.

    It has at most `budget` bytes, and the states `asked` for.
    """
    file = _file(name, budget, asked)
    return offline.Exported(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def keep(name, budget, asked, exported):
    """Keep an Exported, in the place of what was kept for this explorer and budget before; returns it."""
    file = _file(name, budget, asked)
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob(f"{name}.{budget}.*"):
        old.unlink(missing_ok=True)
    written = file.with_suffix(f".{os.getpid()}")
    written.write_text(json.dumps(asdict(exported)), encoding="utf-8")
    written.replace(file)   # nobody reads half of it
    return exported


def _file(name, budget, asked):
    digest = hashlib.sha256(f"{_source(name.split('.')[0])} {asked}".encode())
    return KEPT / f"{name}.{budget}.{digest.hexdigest()[:16]}.json"


@cache
def _source(lesson):
    """A digest of all that an explorer of this lesson is drawn with: versions, code, data.

    Of other lessons it has nothing, for no lesson imports another.
    """
    digest = hashlib.sha256(" ".join(map(version, DRAWS)).encode())
    for file in sorted((*(ROOT / "helpers").rglob("*"), *(ROOT / "data").rglob("*"))):
        if file.is_file() and file.suffix != ".pyc" and not _of_another(file, lesson):
            digest.update(f"{file.relative_to(ROOT)} {file.stat().st_size} ".encode() + file.read_bytes())
    return digest.hexdigest()


def _of_another(file, lesson):
    lessons = ROOT / "helpers" / "lessons"
    return lessons in file.parents[1:] and lessons / lesson not in file.parents
