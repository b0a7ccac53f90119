"""Exercises without their solutions: their references sealed, and their modules as sources that hold no answer."""
import ast
import re

import numpy as np

from helpers.answers import compare, describe, sealed

DROPPED = {"wrong", "answer"}
"""What an Exercise is given that a student must not read, besides the answer, which comes first."""
TINY = 2.0**-40
"""Where entries begin to be judged as if they were 0, if none is near 0: it tells nothing of their size."""


def kept(exercise, salt):
    """What JSON keeps of an Exercise: its sealed outcomes, those of each wrong answer, and the texts to choose from."""
    if exercise.holds:
        return {"expected": [], "wrong": {}, "options": None}
    expected = [_told(one, exercise.tol, f"{salt} {k}") for k, one in enumerate(exercise.expected)]
    wrong = {hint: [_reference(one, exercise.tol, f"{salt} {hint} {k}") for k, one in enumerate(outcomes)]
             for hint, outcomes in exercise.mistakes.items()}
    return {"expected": expected, "wrong": wrong, "options": exercise.options if exercise.wants_text else None}


def _told(reference, tol, salt):
    """A sealed reference with what whole outcomes are told about it."""
    own = _reference(reference, tol, salt)
    if isinstance(reference, str) or reference.dtype.kind == "b":
        return own
    common = []
    for one in compare.outcomes(reference, tol):
        common.append([one.sentence, one.view, list(one.scales), _common(one, reference, tol, f"{salt} {len(common)}")])
    for sentence, view, seen in describe.directions(reference.astype(float), tol):
        common.append([sentence, view, [1.0], _reference(seen, tol, f"{salt} {len(common)}")])
    return own | {"common": common}


def _common(outcome, reference, tol, salt):
    """The reference of one of compare.outcomes, sealed."""
    if short := re.match(r"right to (\d) (digits|decimals)", outcome.sentence):
        return _reference(reference.astype(float), int(short[1]), salt, short[2])
    low, high = outcome.spans[0]
    return _reference((low + high) / 2, compare.NEARLY if outcome.sentence.startswith("nearly") else tol, salt,
                      reference.dtype.kind)


def _reference(value, tol, salt, kind=None):
    """An array or a text as what sealed.Sealed is made of."""
    if isinstance(value, str):
        return {"salt": salt, "shape": (), "kind": "text", "tol": 0, "floor": 0, "parts": [], "tags": [],
                "digest": sealed.digest(salt, [value])}
    kind, flat = kind or value.dtype.kind, value.astype(float).ravel()
    floor, parts = _floor(flat), [0] * flat.size
    if kind == "f":
        parts = [int(part) for part in
                 np.round((sealed.scaled(np.nan_to_num(flat), tol, floor) % 1 - 0.5) * sealed.PARTS) % sealed.PARTS]
    bins = [(some or [None])[0] for some in sealed.place(flat, kind, tol, floor, parts)]
    if kind == "digits":
        unit = 10.0 ** (np.floor(np.log10(np.abs(np.where(flat == 0, 1.0, flat)))) - tol + 1)
        bins = [sealed.place(np.array([step * one]), kind, tol, floor, parts)[0][0]
                 for step, one in zip(np.floor(flat / unit + 1e-9), unit)]
    if kind == "decimals":
        bins = [sealed.place(np.round(np.array([one]), tol), kind, tol, floor, parts)[0][0] for one in flat]
    tags = [sealed.tag(salt, k, bin_) for k, bin_ in enumerate(bins)] if len(bins) > 1 else []
    return {"salt": salt, "shape": value.shape, "kind": kind, "tol": tol, "floor": floor, "parts": parts, "tags": tags,
            "digest": sealed.digest(salt, bins)}


def _floor(values):
    """Below which size entries are judged by it: a hundredth of the largest, as in compare, as a power of two."""
    size = np.abs(values[np.isfinite(values)])
    least = size.max(initial=0.0) / 100
    if not least or size.min() >= least:
        return TINY
    return float(2.0 ** np.floor(np.log2(least)))


def source(text, elsewhere=""):
    """The source of a module of exercises without answers: what nothing needs any more is gone.

    A name stays that inputs or conditions need, or that `elsewhere`, the text of all that goes with it, names.
    """
    tree = ast.parse(text)
    table = next(node for node in tree.body if _names(node) == {"EXERCISES"})
    for number, call in zip(table.value.keys, table.value.values):
        call.func = ast.Name("exercise", ast.Load())
        call.args = [ast.Name("__name__", ast.Load()), number]
        call.keywords = [keyword for keyword in call.keywords if keyword.arg not in DROPPED]
    body = [node for node in tree.body if not isinstance(node, ast.Expr) and node is not table]
    words = set(re.findall(r"\w+", elsewhere))
    needed, before = _used(table), None
    needed |= {name for node in body if not isinstance(node, ast.Import | ast.ImportFrom)
               for name in _names(node) & words}
    while needed != before:
        before = set(needed)
        needed |= {used for node in body if _names(node) & needed for used in _used(node)}
    lines = ['"""The exercises of this lesson; their solutions are with the instructor."""']
    lines += [ast.unparse(_imported(node, needed)) for node in body if _names(node) & needed]
    lines.insert(1, "from helpers.answers.kept import exercise")
    return "\n\n".join([*lines, ast.unparse(table)]) + "\n"


def _names(node):
    """The names that a statement binds."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _used(node):
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _imported(node, needed):
    """A statement, of an import only the names that are needed."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        node.names = [alias for alias in node.names if (alias.asname or alias.name) in needed]
    return node
