"""What every run of pytest needs, whichever files it is given; pyproject.toml loads it before the rest."""
import os
import sys

# nbval imports jsonschema, which takes a second to import this optional package; notebooks do not need it.
sys.modules.setdefault("rfc3987_syntax", None)

# Kernels inherit it: a warning in a cell becomes an output on stderr, which no stored notebook has.
os.environ["PYTHONWARNINGS"] = "default"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")   # as `make` sets it: small matrices gain nothing from threads


def pytest_collectstart(collector):
    """Keep nbval from comparing HTML: it repeats the plain text, around an encoded picture."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)
