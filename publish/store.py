"""Execute notebooks and store them in canonical form: `python -m publish.store [files...]`."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from publish import lessons, numbering, plans, structure
from publish.canonical import canonical, is_canonical, read

SECONDS_PER_CELL = 120


class ThisInterpreter(KernelSpecManager):
    """Knows one kernel: the interpreter that runs this module."""

    def get_kernel_spec(self, kernel_name):
        """The kernel specification, whatever the name."""
        return KernelSpec(resource_dir="", **get_kernel_dict())


def execute(notebook, folder):
    """Run the cells in order, in a new kernel in that folder; RuntimeError if one raises, warns or hangs."""
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_spec_manager=ThisInterpreter()),
        timeout=SECONDS_PER_CELL,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    )
    environment = {**os.environ, "PYTHONWARNINGS": "default", "OPENBLAS_NUM_THREADS": "1"}
    with client.setup_kernel(cleanup_kc=True, env=environment, stderr=subprocess.DEVNULL):
        for place, cell in enumerate(notebook.cells):
            _run(client, cell, place)


def store(path, run=True):
    """Execute the notebook in a file, unless run is False, and write it back in canonical form."""
    notebook = read(path)
    if run:
        execute(notebook, path.parent)
    names = numbering.files(path.parent)
    for cell in notebook.cells:
        if cell["cell_type"] == "markdown":
            cell["source"] = numbering.follow(cell["source"], names)
    text = canonical(notebook)
    if text.encode() != path.read_bytes():
        path.write_text(text, encoding="utf-8", newline="\n")


def refresh():
    """Bring README.md, TEACHING.md and the links of all documents up to the stored notebooks."""
    course, guide = lessons.load(), numbering.ROOT / "TEACHING.md"
    numbering.refresh(course)
    text = guide.read_text(encoding="utf-8")
    guide.write_text(plans.filled(text, course), encoding="utf-8", newline="\n")


def _run(client, cell, place):
    cell["metadata"].pop("execution", None)
    where = f"cell {place + 1} ({structure.heading(cell) or _first_line(cell['source'])})"
    try:
        client.execute_cell(cell, place)
    except CellExecutionError as error:
        raise RuntimeError(f"{where} raised {error.ename}: {_first_line(error.evalue)}") from error
    except CellTimeoutError as error:
        raise RuntimeError(f"{where} ran for more than {SECONDS_PER_CELL} s") from error
    except DeadKernelError as error:
        raise RuntimeError(f"{where} ended the kernel") from error
    for output in cell.get("outputs", ()):
        if output.get("name") == "stderr":
            raise RuntimeError(f"{where} wrote to stderr: {_first_line(output['text'])}")


def _first_line(text):
    return text.strip().partition("\n")[0]


def main(arguments=None):
    """Store each notebook named, or all of notebooks/; 0 when every one is stored (--check: is canonical)."""
    parser = argparse.ArgumentParser(prog="python -m publish.store", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="default: every notebook in notebooks/")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--check", action="store_true", help="only say which are not canonical")
    modes.add_argument("--canonical-only", action="store_true", help="store without executing")
    options = parser.parse_args(arguments)
    paths = options.files or sorted(Path("notebooks").glob("*.ipynb"))
    if options.check:
        return _check(paths)
    for path in paths:
        start = time.perf_counter()
        try:
            store(path, run=not options.canonical_only)
        except (OSError, ValueError, RuntimeError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
        print(f"{path}  {time.perf_counter() - start:.1f} s", flush=True)
    if {path.resolve().parent for path in paths} == {numbering.FOLDER}:
        refresh()
    return 0


def _check(paths):
    others = [path for path in paths if not is_canonical(path)]
    for path in others:
        print(f"{path} is not canonical: run python -m publish.store {path}")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
