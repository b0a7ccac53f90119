"""The notebooks in a browser: JupyterLite with the Python of the pages, in build/site/lab.

`python -m publish.python.lab` prepares what builds it.
"""
import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from packaging.utils import canonicalize_name
from uv import find_uv_bin

from publish.python import supply

REQUIRED = Path(__file__).with_name("lab.txt")
HOME = "lab"
"""The folder, among the bytes that are kept, of the environment that builds the lab."""
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
COURSE = {"imports": ["helpers"],
          "depends": ["numpy", "matplotlib", "threadpoolctl", "packaging", "anywidget", "ipywidgets"]}
WIDGETS = {
    "anywidget": {"imports": ["anywidget"], "depends": ["ipywidgets", "psygnal", "typing-extensions"]},
    "comm": {"imports": ["comm"], "depends": []},
    "ipywidgets": {"imports": ["ipywidgets"], "depends": ["comm", "ipython", "traitlets"]},
    "psygnal": {"imports": ["psygnal"], "depends": []},
    "typing-extensions": {"imports": ["typing_extensions"], "depends": []},
}
"""What the wheels that are not of the official distribution offer and need."""
LINK = '<br><a href="../lab/notebooks/index.html?path={}">Open as a notebook, nothing to install</a></p>\n</nav>'


def prepare(kept=supply.KEPT):
    """An environment of its own that builds the lab, with the versions of lab.txt; anew where these have changed."""
    if ready(kept):
        return
    uv, home = find_uv_bin(), kept / HOME
    subprocess.run([uv, "venv", "--quiet", "--clear", home], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", home, "--require-hashes", "-r", REQUIRED], check=True)
    shutil.copy(REQUIRED, home)


def ready(kept=supply.KEPT):
    """Whether that environment is there."""
    done = kept / HOME / REQUIRED.name
    return done.is_file() and done.read_bytes() == REQUIRED.read_bytes()


def lay(site, course, kept=supply.KEPT, say=print):
    """Build the lab over the notebooks in the folder `site`, which has Python beside its pages, and link it there."""
    for wheel in [*(kept / "pyodide").glob("*.whl"), *(kept / "widgets").glob("*.whl")]:
        if not (site / "python" / wheel.name).exists():
            shutil.copy(wheel, site / "python")
    _list_packages(site / "python", kept)
    target = site / "lab"
    with tempfile.TemporaryDirectory() as home:
        Path(home, "jupyter-lite.json").write_text(json.dumps(_settings()), encoding="utf-8")
        subprocess.run([kept / HOME / "bin" / "jupyter-lite", "build", "--lite-dir", home, "--output-dir", target,
                        "--contents", site / "notebooks", "--apps", "notebooks", "--no-sourcemaps",
                        "--no-unused-shared-packages"], check=True, capture_output=True, cwd=home)
    for lesson in course:
        page = site / "lessons" / f"{lesson.name}.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</p>\n</nav>", LINK.format(lesson.file.name), 1), encoding="utf-8")
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    say(f"  the notebooks in a lab: {size / 1e6:.1f} MB more")


def _settings():
    """What the lab is told: where Python is, and that packages come from there alone."""
    options = {"pyodideUrl": "../../python/pyodide.js", "disablePyPIFallback": True}
    data = {"appName": "Normalization in deep learning", "exposeAppInBrowser": True,
            "litePluginSettings": {KERNEL: options}}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def _list_packages(folder, kept):
    """Write the list of all wheels in the folder, from which Python in the lab imports what a notebook names."""
    official = json.loads((kept / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    known = {package["file_name"]: (canonicalize_name(name), package) for name, package in official["packages"].items()}
    found = {}
    for wheel in sorted(folder.glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        name, entry = known.get(wheel.name) or (name := name.replace("_", "-"), _own(name, version, wheel.name))
        found[name] = {**entry, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    for entry in found.values():
        entry["depends"] = [name for name in map(canonicalize_name, entry["depends"]) if name in found]
    content = {"info": official["info"], "packages": found}
    (folder / "pyodide-lock.json").write_text(json.dumps(content), encoding="utf-8")


def _own(name, version, file):
    """The entry of a wheel that is not of the official distribution."""
    return {"name": name, "version": version, "file_name": file, "install_dir": "site", "package_type": "package",
            "unvendored_tests": False, **WIDGETS.get(name, COURSE)}


if __name__ == "__main__":
    prepare()
    print(f"What builds the lab is in {(supply.KEPT / HOME).relative_to(supply.KEPT.parents[1])}")
