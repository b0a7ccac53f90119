"""The set-up: what is asked for, what is locked, what conda gets, and what the Makefile answers."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

REPOSITORY = Path(__file__).parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
CONDA = yaml.safe_load((REPOSITORY / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
PINS = [(canonicalize_name(name), version)
        for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.M)]

needs_make = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here (Windows)")


def by_name(requirements):
    """{name: specifier} of requirement strings."""
    return {canonicalize_name(r.name): r.specifier for r in map(Requirement, requirements)}


def group(name):
    """The requirement strings of a dependency group, with those of the groups it includes."""
    for entry in PROJECT["dependency-groups"][name]:
        yield from group(entry["include-group"]) if isinstance(entry, dict) else [entry]


COURSE = by_name(PROJECT["project"]["dependencies"])
ASKED = {**COURSE, **by_name(PROJECT["project"]["optional-dependencies"]["present"]), **by_name(group("dev"))}


def test_conda_gets_what_the_project_asks_for():
    conda = by_name(line for line in CONDA if isinstance(line, str) and not re.match(r"python=|pip$", line))
    assert conda == COURSE


def test_conda_gets_one_minor_version_of_python_and_this_folder():
    python = next(line for line in CONDA if str(line).startswith("python"))
    minor = re.fullmatch(r"python=(3\.\d+)", python)[1]
    assert Version(minor) in Requirement("python" + PROJECT["project"]["requires-python"]).specifier
    assert CONDA[-1] == {"pip": ["-e .[present]"]}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_the_lock_holds_versions_that_the_project_asks_for(name):
    versions = [version for pinned, version in PINS if pinned == name]
    assert versions and all(version in ASKED[name] for version in versions)


def test_every_locked_requirement_is_pinned_and_hashed():
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(blocks) == len(PINS)
    pinned = re.compile(r"\S+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}")
    assert [block for block in blocks if not pinned.match(block)] == []


def files():
    """The text of each file of the repository: what git knows, or would."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=REPOSITORY, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this folder is no git repository")
    paths = [REPOSITORY / name for name in listed.stdout.split("\0") if name]
    return {path: path.read_text(encoding="utf-8", errors="ignore") for path in paths if path.is_file()}


REGISTRY = r"(?:pypi|hosted|npmjs|anaconda|debian)\.(?:org|com)|--(?:extra-)?index-url"
ONE_MACHINE = r"(?<![\w.~])/(?:root|home|Users|work|opt(?!/tljh\b))/\w+"   # /opt/tljh: where its documentation puts it


def test_the_files_are_free_of_registry_addresses():
    assert [(str(path), re.search(REGISTRY, text)[0]) for path, text in files().items()
            if re.search(REGISTRY, text)] == []


def test_the_files_are_free_of_paths_of_one_machine():
    assert [(str(path), re.search(ONE_MACHINE, text)[0]) for path, text in files().items()
            if re.search(ONE_MACHINE, text)] == []


def long_lines(texts):
    """The lines of Python that are longer than 120 columns, as (name, number), in {path: text}."""
    return [(path.name, number) for path, text in texts.items() if path.suffix == ".py"
            for number, line in enumerate(text.splitlines(), 1) if len(line) > 120]


def test_no_line_of_python_is_longer_than_120_columns():
    assert long_lines(files()) == []
    assert long_lines({Path("a.py"): f"{'x' * 120}\n{'x' * 121}\n", Path("a.md"): "x" * 121}) == [("a.py", 2)]


def make(*arguments):
    """Run make in the repository, as from a terminal of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=REPOSITORY, env=clean, capture_output=True, text=True)


@needs_make
def test_help_lists_every_target():
    targets = re.search(r"^\.PHONY: (.*)", MAKEFILE, re.M)[1].split()
    assert sorted(re.findall(r"^make (\S+) +\S", make("help").stdout, re.M)) == sorted(targets)


def pretend(folder, script):
    """A python in `folder` that is this shell script."""
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    return python


@needs_make
@pytest.mark.parametrize("script, says", [
    ("exit 127", "was not found"),
    ('case "$2" in *platform*) echo is version 3.9.2 ;; *) exit 1 ;; esac', "is version 3.9.2"),
    (f'exec "{sys.executable}" -S "$@"', "without pip or venv"),
], ids=["missing", "too old", "without pip"])
def test_an_unusable_python_gets_one_sentence(tmp_path, script, says):
    answer = make("setup", f"VENV={tmp_path / 'venv'}", f"PYTHON={pretend(tmp_path, script)}")
    said = [line for line in answer.stderr.splitlines() if not line.startswith("make")]
    assert answer.returncode and len(said) == 1 and says in said[0]
    assert not (tmp_path / "venv").exists()


def test_jupyterlab_s_settings_ask_for_no_news():
    installed = Path(sys.prefix, "share/jupyter/lab/settings/overrides.json")
    assert installed.read_bytes() == (REPOSITORY / "publish/lab/settings.json").read_bytes()
