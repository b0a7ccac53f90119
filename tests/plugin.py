"""What every run of pytest needs, whichever files it is given; pyproject.toml loads it before the rest."""
import os
import sys

# nbval imports jsonschema, which takes a second to import this optional package; notebooks do not need it.
sys.modules.setdefault("rfc3987_syntax", None)

# Kernels inherit it: a warning in a cell becomes an output on stderr, which no stored notebook has.
os.environ["PYTHONWARNINGS"] = "default"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")   # as `make` sets it: small matrices gain nothing from threads

# A notebook's cells share a kernel, so they stay on one worker: loadscope. Workers often wait for a browser or a
# kernel:
# three keep two processors busy.
EVERYTHING = ["-p", "nbval.plugin", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=60"]
WORKERS = ["-n", "3", "--dist", "loadscope", "--no-loadscope-reorder"]


def pytest_load_initial_conftests(early_config, args):
    """Load nbval, which takes a second, and start workers only where notebooks are among what is asked for."""
    asked = early_config.known_args_namespace.file_or_dir or ["notebooks"]
    if any(one.partition("::")[0].rstrip("/\\").endswith((".ipynb", "notebooks")) for one in asked):
        early_config.pluginmanager.consider_preparse(EVERYTHING)
        args[:0] = EVERYTHING + WORKERS


def pytest_runtest_makereport(item, call):
    """Where PyTorch and scikit-learn must be there, REQUIRE_TORCH=1, a test that is skipped for want of them fails."""
    if os.environ.get("REQUIRE_TORCH") == "1" and call.excinfo and "could not import" in str(call.excinfo.value):
        failed = AssertionError(str(call.excinfo.value)).with_traceback(call.excinfo.tb)
        call.excinfo = type(call.excinfo).from_exception(failed)


def pytest_collection_modifyitems(items):
    """Whatever asks for the built site, or for a browser, is slow;
    what asks for JupyterLab takes longest, and begins."""
    items.sort(key=lambda item: "lab" not in getattr(item, "fixturenames", ()))
    for item in items:
        if {"built", "chromium", "page", "lab"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


def pytest_collectstart(collector):
    """Keep nbval from comparing HTML: it repeats the plain text, around an encoded picture."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)
