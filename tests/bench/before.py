"""The course as it was while explorers were pixels, from the history of the repository, to be compared with."""
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path

COMMIT = "1f9fae42"
ROOT = Path(__file__).parents[2]


@contextmanager
def trees():
    """{"pixels": the folder of the course as it was, "vectors": that of the course as it is}."""
    archive = subprocess.run(["git", "-C", ROOT, "archive", COMMIT], capture_output=True)
    if archive.returncode:
        raise SystemExit(f"The commit {COMMIT}, to compare with, is not in this copy: run the bench in a clone.")
    with tempfile.TemporaryDirectory(prefix="pixels-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        yield {"pixels": Path(folder), "vectors": ROOT}


def run(tree, *arguments):
    """Run Python in one of these folders, which it imports from; returns the last line that it printed."""
    done = subprocess.run([sys.executable, *map(str, arguments)], cwd=tree, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(tree)})
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))} failed in {tree}.\n{done.stderr[-1500:]}")
    return done.stdout.splitlines()[-1]
