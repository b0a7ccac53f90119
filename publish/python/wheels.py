"""The course as a wheel for Python in a page, and archives with their modules compiled by that Python."""
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

from helpers import __version__

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COURSE = f"normalization_course-{__version__}-py3-none-any.whl"
INSIDE = "inside.zip"
"""What stands in a page for a notebook."""
DATA = ".csv", ".npz"
STILL = (2020, 1, 1, 0, 0, 0)
"""The time of every file in an archive."""


def write(folder):
    """Write the course, and what stands in a page for a notebook, into a folder: their paths."""
    contents = {COURSE: _course(), INSIDE: _archive(_below(HERE / "inside"))}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def _course():
    """The helpers and the data as a wheel, the same for the same course."""
    files = {f"helpers/{name}": content for name, content in _below(ROOT / "helpers").items()}
    files |= {f"data/{name}": content for name, content in _below(ROOT / "data").items() if name.endswith(DATA)}
    needs = "".join(f"Requires-Dist: {name}\n" for name in ("matplotlib", "numpy", "threadpoolctl"))
    info = {"METADATA": f"Metadata-Version: 2.1\nName: normalization-course\nVersion: {__version__}\n{needs}",
            "WHEEL": "Wheel-Version: 1.0\nGenerator: course\nRoot-Is-Purelib: true\nTag: py3-none-any\n", "RECORD": ""}
    folder = f"normalization_course-{__version__}.dist-info"
    return _archive(files | {f"{folder}/{name}": text.encode() for name, text in info.items()})


def _below(top):
    """The files of a folder and those below it, {path in it: bytes}."""
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts}


def _archive(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, STILL), content)
    return packed.getvalue()


def compile_all(ours, others, target, kept, say):
    """Lay these archives into the target with their modules compiled, or as they are where there is no Node.js.

    `ours` keep their sources, too.
    """
    archives = [*ours, *others]
    compiled = {path: kept / "compiled" / f"{hashlib.sha256(path.read_bytes()).hexdigest()}{path.suffix}"
                for path in archives}
    (kept / "compiled").mkdir(exist_ok=True)
    jobs = [[str(path), str(to), path in ours] for path, to in compiled.items() if not to.exists()]
    if jobs and not (node := shutil.which("node")):
        say("  Node.js was not found: Python compiles its modules in each page anew, which takes seconds")
        compiled = {path: path for path in archives}
    elif jobs:
        subprocess.run([node, HERE / "compile.mjs", kept / "pyodide", json.dumps(jobs)], check=True)
    for path, to in compiled.items():
        shutil.copy(to, target / path.name)
