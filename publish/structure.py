"""The structure every notebook shares, as data: its headings, budgets and tags, and the slide type of a cell."""

import re
import statistics

SECTIONS = (
    "You will be able to", "Setup", "Symbols", "See the problem", "Predict", "Compute", "Write it once",
    "See it", "Play", "Check", "Your turn", "In short", "In PyTorch", "Deeper", "Next",
)
OPTIONAL = {"Deeper"}
TITLE = re.compile(r"# \S.*: \S.*\?")
MINUTES = re.compile(r"\*\*\d+ minutes\*\* · \*\*Needs:\*\* \S.* · \*\*Next:\*\* \S.*")

TAGS = {"exercise", "answer", "solution", "proof", "subslide", "fragment", "raises-exception"}
FOLDED = {"solution", "proof"}
"""Tags of cells whose code JupyterLab folds."""
UNCOUNTED = {"template"}
CLINICS = {"clinic"}
"""Notebooks of cases: between Setup and In short each section is a case that stands alone, with the parts of CASE."""
CASE = {"words": 260, "minutes": 9}
"""The most that a case may hold. It is a symptom that is seen, lines to choose from, an exercise,
and a test that is run."""
UNSHOWN = {"Setup", "Symbols", "Deeper"}
"""Sections that stand on no slide."""
PREDICTION = re.compile(r"^lesson\.predict\(", re.MULTILINE)

ASSERTED = {"Check", "Write it once"}
"""Sections whose cells to be read may assert."""
WIDTH = 88
"""The most characters of a line of code to be read: a page cuts longer ones off."""
CODE_LINES = {"median": 3, "90th percentile": 8, "longest": 15}
CODE_IN_A_ROW = 2
SETUP_LINES = 6
OUTCOMES = 3
NOTICED = 3
EXERCISES = (4, 5)
KINDS = ("do", "explain", "find", "transfer", "bug")
"""Kinds of exercises, as the line below the heading says: do it, explain or find, use it elsewhere, spot the bug."""
CORE = {"words": 1500, "minutes": 35}
"""The most that all but Deeper may hold."""
PICTURES = 4
"""The fewest figures and explorers together."""
FIRST, LAST = SECTIONS.index("See the problem"), SECTIONS.index("In short")
APART = 120
"""The most words without something to see or do: a figure, an output, a question, an explorer, an exercise."""
SHOWN = {"figure": "<img ", "explorer": '<div class="explorer"', "question": '<div class="quiz"'}
"""How the HTML of an output begins."""
SNIPPET = (3, 8)
"""The fewest and the most lines of the code of In PyTorch."""

# The first rule that holds names the slide type; without one a cell stays on the slide of the cell before it.
# A slide holds one idea: text that follows code begins a new one, and so does the question to predict.
SLIDE_RULES = (
    ("skip", lambda cell, section, after_code: section in UNSHOWN or tags(cell) & {"answer", "solution", "proof"}),
    ("fragment", lambda cell, section, after_code: "fragment" in tags(cell) or markdown(cell).startswith("**Notice**")),
    ("slide", lambda cell, section, after_code: level(cell) in (1, 2)),
    ("subslide", lambda cell, section, after_code: level(cell) == 3 or "subslide" in tags(cell)),
    ("subslide", lambda cell, section, after_code: after_code and markdown(cell)),
    ("subslide", lambda cell, section, after_code: PREDICTION.search(cell["source"])),
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


def slide_types(cells):
    """The slide type of each cell, None where it continues the slide before it."""
    types, after_code = [], False
    for cell, section in zip(cells, sections(cells)):
        types.append(next((name for name, rule in SLIDE_RULES if rule(cell, section, after_code)), None))
        if "proof" not in tags(cell):
            after_code = cell["cell_type"] == "code"
    return types


def cases(cells):
    """The cells of each case of a clinic, by its heading: the sections that are none of SECTIONS."""
    by_case = {}
    for cell, section in zip(cells, sections(cells)):
        if section and section not in SECTIONS:
            by_case.setdefault(section, []).append(cell)
    return by_case


def to_read(cells):
    """The code cells that a reader is meant to read: not what is folded, not where an answer goes."""
    return [cell for cell in cells if cell["cell_type"] == "code" and not tags(cell) & (FOLDED | {"answer"})]


def core(cells):
    """The cells outside Deeper, which is no part of the way through a lesson."""
    return [cell for cell, section in zip(cells, sections(cells)) if section not in OPTIONAL]


def shows(cell, kind):
    """How many outputs of a cell are of that kind of SHOWN."""
    pages = ["".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", ())]
    return sum(page.startswith(SHOWN[kind]) for page in pages)


def apart(cells):
    """The most words of markdown, from See the problem to Your turn, without something to see or do between them."""
    longest = run = 0
    for cell, section in zip(cells, sections(cells)):
        if section not in SECTIONS[FIRST:LAST]:
            continue
        if "exercise" in tags(cell) or cell["cell_type"] == "code" and "proof" not in tags(cell):
            run = 0 if "exercise" in tags(cell) or cell.get("outputs") else run
        elif cell["cell_type"] == "markdown":
            run += len(cell["source"].split())
            longest = max(longest, run)
    return longest


def code_lines(cell):
    """How many lines of a cell are not blank."""
    return sum(bool(line.strip()) for line in cell["source"].splitlines())


def code_sizes(cells):
    """Median, 90th percentile and longest of the code cells, in non-blank lines, keyed as CODE_LINES."""
    sizes = sorted(code_lines(cell) for cell in cells if cell["cell_type"] == "code")
    ninetieth = statistics.quantiles(sizes, n=10, method="inclusive")[-1]
    return {"median": statistics.median(sizes), "90th percentile": ninetieth, "longest": sizes[-1]}


def longest_run_of_code(cells):
    """The most code cells that follow each other without markdown between them; a proof does not count."""
    longest = run = 0
    for cell in cells:
        if "proof" in tags(cell):
            continue
        run = run + 1 if cell["cell_type"] == "code" else 0
        longest = max(longest, run)
    return longest


def slug(words):
    """Words as a cell id or an anchor: lower case, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
