"""Explorers, of vectors and of pixels, against the usual idiom, `interact` and a new figure for each position,
in JupyterLab."""
import json
import tempfile
from pathlib import Path
from statistics import median

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import sync_playwright

from helpers.text import table
from tests.browser.page import PANEL, cells, command, errors, new_page, open_notebook, wait_for_kernel
from tests.browser.server import Lab
from publish.browser import browser, find_chromium

IN_PAGE = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
# Every cell stays on the page.
SETTINGS = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
NEAR, FAR = 61, 3001   # positions: all are drawn ahead within seconds; far more than are drawn ahead
SECONDS, STEPS = 3, 12   # of a drag; single moves in a round
FRAME = 1000 / 60
# JupyterLab's page without what publish/lab/nodelay.py has told it since the explorers were pixels.
AS_IT_WAS = """new MutationObserver((_, watch) => { const told = document.getElementById('jupyter-config-data');
    if (!told?.textContent.includes('"comm_msg"')) return;
    told.textContent = told.textContent.replace('"comm_msg"', '"none"');
    watch.disconnect(); }).observe(document, { childList: true, subtree: true });"""
SETUP = """import json, sys
sys.path.insert(0, {!r})
import ipywidgets
from tests.bench import figure as bench_figure
ipywidgets.IntSlider()"""
CODE = {"setup": SETUP,
        "interact": f"bench_figure.interact({NEAR});",
        "cached": f"bench_figure.slider({NEAR})",
        "uncached": "bench_figure.typed()",
        "uncached, while drawing ahead": f"bench_figure.slider({FAR})",
        "times": "print(json.dumps(bench_figure.TIMES))"}
PLACE = {name: place for place, name in enumerate(CODE)}
WAYS = list(CODE)[1:-1]
LINES = {"ms from control to picture, median": lambda found: median(found["steps"]),
         "95th percentile": lambda found: sorted(found["steps"])[int(0.95 * len(found["steps"]))],
         "pictures a second while dragging": lambda found: median(drag["fps"] for drag in found["drags"]),
         "% of dragged positions shown":
             lambda found: median(100 * drag["shown"] / drag["moved"] for drag in found["drags"]),
         "ms of lag after release": lambda found: median(drag["lag"] for drag in found["drags"]),
         "ms to first display": lambda found: found["first"]}


def measure(rounds, trees):
    """{name of a tree: {way: {steps, drags, first}} in milliseconds, "kernel", "heap"};
    None where there is no Chromium."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if not find_chromium(playwright):
            return None
        for name, tree in trees.items():
            cells = [new_code_cell(source.format(str(tree))) for source in CODE.values()]
            notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
            nbformat.write(notebook, Path(folder, f"{name}.ipynb"))
        with Lab(folder, SETTINGS) as lab, browser(playwright) as context:
            return {name: _opened(context, lab, name, rounds) for name in trees}


def _opened(context, lab, name, rounds):
    page = new_page(context)
    if name == "pixels":
        page.add_init_script(AS_IT_WAS)
    page.set_viewport_size({"width": 1280, "height": 2600})   # out of sight, nothing is drawn ahead
    open_notebook(page, lab, f"{name}.ipynb")
    page.add_script_tag(content=IN_PAGE)
    found = _measure(page, rounds)
    page.close()
    return found


def report(trees):
    """Print what `measure` found, and whether the targets are met."""
    for name, found in trees.items():
        rows = [[f"{read(found[way]):.1f}" for way in WAYS] for read in LINES.values()]
        print(table(rows, WAYS, LINES), end="\n\n")
        kernel = found["kernel"]
        print(f"{name}: one picture takes {kernel['interact']:.1f} ms in the kernel by interact, "
              f"{kernel['explorer']:.1f} ms by an explorer; {NEAR} frames take {found['heap']:.1f} MB of heap.\n")
    middle, _, _, share, lag, _ = LINES.values()
    before, (usual, cached, uncached, ahead) = trees["pixels"], [trees["vectors"][way] for way in WAYS]
    goals = {"cached: times faster than interact": (middle(usual) / middle(cached), ">=", 10),
             "cached: ms to picture, a display frame": (middle(cached), "<=", FRAME),
             "cached: % of dragged positions shown": (share(cached), ">=", 95),
             "cached: ms of lag after release": (lag(cached), "<=", FRAME),
             "uncached: times faster than pixels": (middle(before["uncached"]) / middle(uncached), ">=", 2),
             "uncached: ms to picture": (middle(uncached), "<=", 40),
             "uncached, while drawing ahead: ms to picture": (middle(ahead), "<=", 40),
             "uncached, none queued: ms of lag after release": (lag(uncached), "<=", 2 * 40)}
    print(table([[f"{value:.1f}", f"{sign} {goal:.1f}", _verdict(value, sign, goal)]
                 for value, sign, goal in goals.values()], ["measured", "target", ""], goals))


def _verdict(value, sign, goal):
    return "met" if (value >= goal if sign == ">=" else value <= goal) else "MISSED"


def _measure(page, rounds):
    _run(page, "setup")
    heap, found = _heap(page), {}
    for way in WAYS[:3]:
        found[way] = {"first": _first(page, way), "steps": [], "drags": []}
    page.evaluate("bench.quiet()")
    heap = _heap(page) - heap
    _collect(page, found, rounds)
    ahead = {WAYS[3]: {"first": _first(page, WAYS[3]), "steps": [], "drags": []}}
    _collect(page, ahead, rounds)
    _run(page, "times")
    times = json.loads(cells(page)[-1]["outputs"][0]["text"])
    kernel = {name: median(each) for name, each in times.items()}
    if wrong := errors(page) + page.complaints:
        raise RuntimeError(f"The notebook of the benchmark went wrong: {wrong[0]}")
    return {**found, **ahead, "kernel": kernel, "heap": heap}


def _collect(page, found, rounds):
    """Single moves and drags, in rounds in which the ways take turns."""
    for way in list(found) * rounds:
        found[way]["steps"] += page.evaluate(f"bench.steps({PLACE[way]}, {STEPS})")
        found[way]["drags"].append(page.evaluate(f"bench.drag({PLACE[way]}, {1000 * SECONDS})"))


def _run(page, name):
    """Run one cell and wait until the kernel has nothing to do."""
    page.evaluate(f"{PANEL}.content.activeCellIndex = {PLACE[name]}")
    command(page, "notebook:run-cell")
    page.wait_for_function(f"{PANEL}.content.model.cells.get({PLACE[name]}).executionCount", timeout=60_000)
    wait_for_kernel(page)


def _first(page, name):
    """Milliseconds from running the cell until its picture is on the page."""
    page.evaluate(f"{PANEL}.content.activeCellIndex = {PLACE[name]}")
    return page.evaluate(f"bench.first({PLACE[name]})")


def _heap(page):
    """The page's JavaScript heap after a collection, in MB."""
    session = page.context.new_cdp_session(page)
    for order in ("HeapProfiler.collectGarbage", "Performance.enable"):
        session.send(order)
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize") / 1e6
