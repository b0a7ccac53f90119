"""Chromium on a page of JupyterLab: open a notebook, run it all, read its cells back."""
import json
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import TimeoutError as TooLate

LOCAL = "file:", "data:", "blob:"
POLLING = 100   # milliseconds: looking at every frame would keep a processor busy
POPUPS = ".jp-Dialog, .Toastify__toast"

AXE = Path(axe_playwright_python.__path__[0], "axe.min.js").read_text(encoding="utf-8")   # evaluated in a page
# Contrast takes axe four fifths of its time: it looks at one text of each kind, by its colour, letters and what lies
# behind it.
VIOLATIONS = """async root => {
  const kinds = new Map(), texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const known = new Map([[null, '']]), behind = e => {
    if (!known.has(e)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(e);
      known.set(e, `${behind(e.parentElement)} ${backgroundColor} ${backgroundImage} ${opacity}`);
    }
    return known.get(e); };
  for (let text; text = texts.nextNode();) {
    const e = text.parentElement, { color, fontSize, fontWeight } = getComputedStyle(e);
    if (text.data.trim() && e.checkVisibility({ visibilityProperty: true }))
      kinds.set([color, fontSize, fontWeight, !!e.closest('svg'), behind(e)].join(), e);
  }
  const asked = { resultTypes: ['violations'], preload: false }, contrast = ['color-contrast'];
  const found = [await axe.run(root, { ...asked, rules: { [contrast]: { enabled: false } } }),
                 await axe.run({ include: [...kinds.values()] }, { ...asked, runOnly: contrast })];
  return found.flatMap(one => one.violations)
    .map(v => `${v.id}: ${v.nodes.map(node => node.html.slice(0, 120)).join(' | ')}`); }"""

# Read from the model, not from the page: cells out of sight need not be drawn.
PANEL = "window.jupyterapp.shell.currentWidget"
CONNECTED = f"""() => {{
  const context = window.jupyterapp && {PANEL} && {PANEL}.sessionContext;
  const kernel = context && context.session && context.session.kernel;
  return !!(kernel && context.isReady && kernel.connectionStatus === 'connected' && kernel.status === 'idle');
}}"""
CELLS = f"""[...{PANEL}.content.model.cells]
  .filter(c => c.type === 'code' && c.sharedModel.source.trim()).map(c => ({{
  source: c.sharedModel.source, count: c.executionCount, running: c.executionState === 'running',
  outputs: c.sharedModel.getOutputs()
}}))"""

ENDED = f"""() => {{
  const cells = {CELLS}, failed = c => c.outputs.some(o => o.output_type === 'error');
  return cells.every(c => !c.running) && (cells.every(c => c.count) || cells.some(failed));
}}"""


def new_page(context):
    """A page whose `.complaints` collects console errors and uncaught exceptions."""
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: page.complaints.append(str(e)))
    return page


def offline_page(context):
    """A new page that reaches files only; its `.asked` collects the addresses of its requests."""
    page = new_page(context)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.route(lambda url: not url.startswith(LOCAL), lambda route: route.abort())
    return page


def asked_outside(page, folder):
    """The requests of an offline page that left the folder."""
    inside = f"{folder.as_uri()}/", "data:", "blob:"
    return [url for url in page.asked if not url.startswith(inside)]


def open_notebook(page, lab, path):
    """Open the notebook at `path` (relative to the root of `lab`) and wait until its kernel is connected."""
    page.goto(lab.url(f"lab/tree/{path}") + "&reset", wait_until="domcontentloaded")
    page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell", timeout=90_000)
    wait_for_kernel(page)


def open_here(page, path, kernel=None):
    """Open another notebook in the JupyterLab that the page shows already, with a kernel of its own or the one
    of this id."""
    command(page, "docmanager:open", json.dumps({"path": path} | ({"kernel": {"id": kernel}} if kernel else {})))
    page.wait_for_function(f"path => {PANEL}?.context?.path === path", arg=path)
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell")
    wait_for_kernel(page)


def close(page):
    """Stop the kernel of the notebook that is shown, and close it without saving."""
    page.evaluate(f"async () => {{ const panel = {PANEL}; await panel.sessionContext.shutdown(); panel.dispose(); }}")


def wait_for_kernel(page, seconds=60):
    """Return when the notebook's kernel is connected and idle; else say what lies over the page."""
    try:
        page.wait_for_function(CONNECTED, polling=POLLING, timeout=seconds * 1000)
    except TooLate:
        raise RuntimeError(f"no kernel became idle within {seconds} s; pop-ups: {popups(page)}") from None


def command(page, name, arguments="{}"):
    """Give JupyterLab a command; its promise is not awaited."""
    page.evaluate(f"void window.jupyterapp.commands.execute('{name}', {arguments})")


def run_all(page, tries=3, seconds=180):
    """Clear and run all cells until the end or an error; a command that was dropped silently is repeated."""
    command(page, "notebook:clear-all-cell-outputs")
    page.wait_for_function(f"{CELLS}.every(c => !c.count)", polling=POLLING)
    for left in reversed(range(tries)):
        command(page, "notebook:run-all-cells")
        try:
            page.wait_for_function(f"{CELLS}.some(c => c.count || c.running)", polling=POLLING, timeout=5_000)
            break
        except TooLate:
            if not left:
                raise
    page.wait_for_function(ENDED, polling=POLLING, timeout=seconds * 1000)
    wait_for_kernel(page)


def cells(page):
    """The code cells as [{source, count, running, outputs}], read from the model."""
    return page.evaluate(CELLS)


def errors(page):
    """What went wrong in the cells: one line for each error and each text on stderr."""
    found = []
    for cell in cells(page):
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                found.append(f"{output['ename']}: {output['evalue']} in {cell['source']!r}")
            elif output.get("name") == "stderr":
                found.append(f"stderr {output['text']!r} in {cell['source']!r}")
    return found


def popups(page):
    """The texts of the dialogs and notifications that lie over the page."""
    return [box.inner_text() for box in page.locator(POPUPS).all() if box.is_visible()]
