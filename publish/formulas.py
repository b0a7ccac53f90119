"""Arithmetic in formulas: the sides of `\\frac{7+2+1+7+3}{5} = \\frac{20}{5} = 4` are computed and compared."""
import re
from functools import cache

MATH = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.S)
BREAK = re.compile(r"\\q?quad|\\\\|\\text\{[^}]*\}|\\(?:begin|end)\{\w+\}|\\to\b|\\Rightarrow|\\le\b|\\ge\b|[<>;&]|,\s")
RELATION = re.compile(r"=|\\approx")
NESTED = r"((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)"
WRITTEN = (   # LaTeX, and the same in Python; in this order, again until nothing changes
    (re.compile(r"\\[dt]?frac\{%s\}\{%s\}" % (NESTED, NESTED)), r"((\1)/(\2))"),
    (re.compile(r"\\sqrt\{%s\}" % NESTED), r"((\1)**0.5)"),
    (re.compile(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![a-z])|\\[,;!: ]|~"), " "),
    (re.compile(r"\\cdot|\\times"), "*"),
    (re.compile(r"\\epsilon|\\varepsilon"), "0"),
    (re.compile(r"\^(\d)(?!\d)|\^\{(-?\d+)\}"), r"**(\1\2)"),
    (re.compile(r"\{,\}"), ""),
    (re.compile(r"(?<=\))\s*(?=[\d(])|(?<=\d)\s*(?=\()"), "*"),
    (re.compile(r"[\[{]"), "("), (re.compile(r"[\]}]"), ")"),
)
ARITHMETIC = re.compile(r"[-+*/().\d\s]*\d[-+*/().\d\s]*")
LITERAL = re.compile(r"(?<![\d.*])\d+(?:\.\d+)?")
PLAIN = re.compile(r"\s*-?\d+(?:\.\d+)?\s*")


@cache
def chains(text):
    """The chains of a text: for each the numeric sides (start, end, Python, whether `\\approx` stands before it)."""
    rows = []
    for math in MATH.finditer(text):
        start = math.start(1) if math[1] else math.start(2)
        for lower, upper in _between(BREAK, text, start, start + len(math[1] or math[2])):
            sides = [(a, b, python(text[a:b]), text[lower:a].rstrip().endswith("\\approx"))
                     for a, b in _between(RELATION, text, lower, upper)]
            rows.append([side for side in sides if side[2]])
    return [chain for chain in rows if len(chain) > 1]


def python(side):
    """A side of a formula as Python; "" where it is no arithmetic of numbers alone."""
    written, before = side.strip().rstrip(".,;"), None
    while written != before:
        before = written
        for pattern, replacement in WRITTEN:
            written = pattern.sub(replacement, written)
    if not (re.search(r"\d", side) and ARITHMETIC.fullmatch(written)):
        return ""
    try:
        float(_value(written))
    except (SyntaxError, TypeError, ZeroDivisionError):
        return ""
    return written.strip()


def wrong(text):
    """The first two neighbours of each chain that are not equal, as (one, other); roundings of decimals may differ."""
    pairs = [(one, other) for chain in chains(text) for one, other in zip(chain, chain[1:])]
    return [(text[a[0]:a[1]].strip(), text[b[0]:b[1]].strip()) for a, b in pairs if not _agree(a[2], b[2], b[3])]


def _agree(one, other, about):
    slack = _slack(one, about) + _slack(other, about)
    return abs(_value(one) - _value(other)) <= slack * (1 + 1e-6) + 1e-9 * abs(_value(one))


def _slack(side, about):
    """How far a side can move when each of its decimals is what was rounded to it; whole numbers are exact."""
    total = 0.0
    for literal in LITERAL.finditer(side):
        decimals = len(literal[0].partition(".")[2])
        if decimals or about and PLAIN.fullmatch(side):
            moved = f"{float(literal[0]) + 0.5 * 10.0 ** -decimals!r}"
            total += abs(_value(side[:literal.start()] + moved + side[literal.end():]) - _value(side))
    return total


def _value(arithmetic):
    return eval(arithmetic, {"__builtins__": {}})   # only digits and signs: ARITHMETIC


def _between(pattern, text, start, end):
    cuts = [start, *(place for match in pattern.finditer(text, start, end) for place in match.span()), end]
    return list(zip(cuts[::2], cuts[1::2]))
