"""The frame every notebook shares, as data: its headings, budgets and tags, and the slide type of a cell."""

import re
import statistics

SECTIONS = (
    "You will be able to", "Setup", "Symbols", "See the problem", "Predict", "Compute", "Write it once",
    "See it", "Play", "Check", "Your turn", "In short", "Next",
)
TITLE = re.compile(r"# \S.*: \S.*\?")
MINUTES = re.compile(r"\*\*\d+ minutes\*\* · \*\*Needs:\*\* \S.* · \*\*Next:\*\* \S.*")

TAGS = {"exercise", "answer", "solution", "notes", "fragment", "raises-exception"}
UNCOUNTED = {"template"}

CELLS = (30, 45)
MARKDOWN_SHARE = (0.45, 0.60)
CODE_LINES = {"median": 3, "90th percentile": 8, "longest": 15}
CODE_IN_A_ROW = 2
SETUP_LINES = 6
OUTCOMES = 3
NOTICED = 3
EXERCISES = (3, 5)

# The first rule that holds names the slide type; without one a cell stays on the slide of the cell before it.
SLIDE_RULES = (
    ("notes", lambda cell, section: "notes" in tags(cell)),
    ("skip", lambda cell, section: section in ("Setup", "Symbols") or tags(cell) & {"answer", "solution"}),
    ("fragment", lambda cell, section: "fragment" in tags(cell) or markdown(cell).startswith("**Notice**")),
    ("slide", lambda cell, section: level(cell) in (1, 2)),
    ("subslide", lambda cell, section: level(cell) == 3),
)


def tags(cell):
    """The tags of a cell, as a set."""
    return set(cell["metadata"].get("tags", ()))


def markdown(cell):
    """The text of a markdown cell; empty for every other cell."""
    return cell["source"] if cell["cell_type"] == "markdown" else ""


def level(cell):
    """The level of the heading that opens the cell: 1 for `#`, 2 for `##`, 0 for a cell without one."""
    opening = re.match(r"(#{1,6}) ", markdown(cell))
    return len(opening[1]) if opening else 0


def heading(cell):
    """The words of the heading that opens the cell; empty for a cell without one."""
    return markdown(cell).splitlines()[0].lstrip("#").strip() if level(cell) else ""


def sections(cells):
    """The section each cell belongs to: the words of the `##` heading at or above it, "" above the first."""
    names, current = [], ""
    for cell in cells:
        current = heading(cell) if level(cell) == 2 else current
        names.append(current)
    return names


def slide_type(cell, section):
    """The slide type of a cell of that section, or None when it continues the slide before it."""
    return next((name for name, rule in SLIDE_RULES if rule(cell, section)), None)


def code_lines(cell):
    """How many lines of a cell are not blank."""
    return sum(bool(line.strip()) for line in cell["source"].splitlines())


def code_sizes(cells):
    """Median, 90th percentile and longest of the code cells, in non-blank lines, keyed as CODE_LINES."""
    sizes = sorted(code_lines(cell) for cell in cells if cell["cell_type"] == "code")
    ninetieth = statistics.quantiles(sizes, n=10, method="inclusive")[-1]
    return {"median": statistics.median(sizes), "90th percentile": ninetieth, "longest": sizes[-1]}


def longest_run_of_code(cells):
    """The most code cells that follow each other without markdown between them."""
    longest = run = 0
    for cell in cells:
        run = run + 1 if cell["cell_type"] == "code" else 0
        longest = max(longest, run)
    return longest


def slug(words):
    """Words as a cell id or an anchor: lower case, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
