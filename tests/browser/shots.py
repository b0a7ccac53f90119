"""Look at a notebook as students see it: run it all in a real JupyterLab and save it screen by screen.

    python -m tests.browser.shots notebooks/03_column_statistics.ipynb OUTDIR [--dark]
"""
import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.page import command, errors, new_page, open_notebook, popups, run_all
from tests.browser.server import Lab
from publish.browser import browser

SCROLLER = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"
OVERLAP = 60   # pixels of a screen that the next one shows again


def settings(dark):
    """User settings: every cell is drawn even when out of sight; the theme."""
    theme = "JupyterLab Dark" if dark else "JupyterLab Light"
    return {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
            "@jupyterlab/apputils-extension:themes": {"theme": theme, "adaptive-theme": False}}


def save_screens(page, out, stem):
    """Scroll the notebook from top to end, saving a picture of each screen; return their paths."""
    scroller = page.locator(SCROLLER)
    step, saved, y = scroller.evaluate("e => e.clientHeight") - OVERLAP, [], 0
    while y == 0 or y + OVERLAP < scroller.evaluate("e => e.scrollHeight"):
        scroller.evaluate("(e, y) => e.scrollTo(0, y)", y)
        page.wait_for_timeout(300)
        saved.append(Path(out, f"{stem}_{len(saved) + 1:02}.png"))
        page.screenshot(path=saved[-1])
        y += step
    return saved


def shoot(notebook, out, dark=False):
    """Run a copy of `notebook` and save its screens in `out`; return (paths, complaints)."""
    notebook = Path(notebook).resolve()
    Path(out).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="notebook-", ignore_cleanup_errors=True) as root:
        shutil.copy(notebook, root)
        with Lab(root, settings(dark)) as lab, sync_playwright() as driver, browser(driver) as context:
            page = new_page(context)
            open_notebook(page, lab, notebook.name)
            command(page, "application:toggle-left-area")
            run_all(page)
            page.wait_for_timeout(1500)
            saved = save_screens(page, out, notebook.stem + ("_dark" if dark else ""))
            return saved, [*errors(page), *popups(page), *page.complaints]


def main():
    parser = argparse.ArgumentParser(description="Run a notebook in JupyterLab and save it screen by screen.")
    parser.add_argument("notebook")
    parser.add_argument("out")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))   # so that server and browser end, too
    saved, complaints = shoot(options.notebook, options.out, options.dark)
    print(*saved, *complaints, sep="\n")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
