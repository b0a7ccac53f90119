"""The gate: every number that a lesson states is proven, below the text and after what it was computed from."""
import ast
import re
from functools import cache

from helpers import stated as reading
from publish import formulas, numbers, proofs, structure

SUMMARIES = {"", "You will be able to", "Setup", "Symbols", "In short", "In PyTorch", "Next"}
"""Sections that may state what is proven anywhere in the lesson, before or after."""
TEXTS = {"predict", "reveal", "choose", "show"}
"""Calls whose strings a reader meets."""


def faults(lesson, told=()):
    """What is wrong with the numbers of a Lesson, one sentence each; `told` are its other texts: hints and notes."""
    names, problems, cells = proofs.names(lesson.cells), [], {}
    for place, cell in enumerate(lesson.cells):
        if "proof" in structure.tags(cell):
            try:
                cells[place] = proofs.read(cell, place)
            except ValueError as error:
                problems.append(f"{cell['id']}: {error}")
    for proof in cells.values():
        where = lesson.cells[proof.place]["id"]
        problems += [f"{where}: {one}" for one in _idle(proof, names)]
    prose, others = _prose(lesson), [numbers.readable(text) for text in (*told, *_strings(lesson))]
    for place, text in prose.items():
        problems += [f"{lesson.cells[place]['id']}: {one}" for one in _unproven(lesson, place, text, cells, names)]
    everywhere = [text for proof in cells.values() for text in (*proof.stated, *proof.told, *proof.cited)]
    problems += [f"{text[start:end]!r} is told ({_around(text, start)}) and proven nowhere"
                 for text in others for start, end in uncovered(text, everywhere)]
    problems += [f"{one!r} and {other!r} are not equal" for text in (*prose.values(), *others)
                 for one, other in formulas.wrong(text)]
    return [*problems, *_spare(lesson, cells, prose, others)]


def uncovered(text, keys):
    """The pieces (start, end) of a readable text that must be proven and lie in none of the keys."""
    spans = [span for key in keys for span in places(text, key)]
    return [(start, end) for start, end in numbers.required(text)
            if not any(a <= start and end <= b for a, b in spans)]


@cache
def places(text, key):
    """Where a readable text holds a key, as (start, end), no number cut in two."""
    key = reading.normal(key)
    inside = rf"(?<![\d.]){re.escape(key)}(?!\d|\.\d|,\d\d\d(?!\d))"
    return [match.span() for match in re.finditer(inside, text)]


def candidates(lesson, place, cells):
    """The proofs that may prove the text in a place: those below it in its section, or all for a summary."""
    section = lesson.sections[place]
    if section in SUMMARIES:
        return list(cells.values())
    return [proof for proof in cells.values() if proof.place > place and lesson.sections[proof.place] == section]


def _unproven(lesson, place, text, cells, names):
    near = candidates(lesson, place, cells)
    cited = [key for proof in cells.values() for key in proof.cited]
    free = lesson.sections[place] in SUMMARIES
    pairs = [pair for proof in near for pair in proof.stated.items()]
    keys = [key for key, node in pairs if free or names.is_given(node) or names.place(node) < place]
    missing = uncovered(text, [*cited, *(key for key, _ in pairs)])
    for start, end in uncovered(text, [*cited, *keys]):
        what = "is neither proven below nor cited" if (start, end) in missing else "stands above the cell that finds it"
        yield f"{text[start:end]!r} ({_around(text, start)}) {what}"


def _idle(proof, names):
    for key, node in (*proof.stated.items(), *proof.told.items()):
        if not names.computes(node):
            yield f"{key!r} is computed from literals alone: {ast.unparse(node)}"
        elif repeats := _repeated(key, node):
            yield f"{key!r}: the expression writes {repeats} itself: {ast.unparse(node)}"
    for condition in proof.conditions:
        if not names.computes(condition):
            yield f"a condition rests on literals alone: {ast.unparse(condition)}"
    for key, source in proof.cited.items():
        if len(source.split()) < 2:
            yield f"{key!r} is cited from {source!r}: name the work and the place in it"


def _repeated(key, node):
    """A number of the key that must be proven and that its expression simply writes; "" for none."""
    written = {abs(float(one.value)) for one in ast.walk(node)
               if isinstance(one, ast.Constant) and type(one.value) in (int, float)}
    stated = [one for one in reading.numbers(reading.normal(key)) if numbers.counts(one)]
    return next((one.text for one in stated if abs(float(one.value)) in written), "")


def _spare(lesson, cells, prose, others):
    for proof in cells.values():
        above = [text for place, text in prose.items() if proof in candidates(lesson, place, cells)]
        where = lesson.cells[proof.place]["id"]
        for keys, texts, said in ((proof.stated, above, "above"), (proof.told, others, "in hints, captions and notes"),
                                  (proof.cited, [*prose.values(), *others], "anywhere")):
            yield from (f"{where}: {key!r} is proven, but not stated {said}" for key in keys
                        if not any(places(text, key) for text in texts))


def _prose(lesson):
    return {place: numbers.readable(cell["source"]) for place, cell in enumerate(lesson.cells)
            if cell["cell_type"] == "markdown"}


def _strings(lesson):
    """The texts that code cells show: questions, options, replies, captions."""
    calls = [node for cell in lesson.code for node in ast.walk(ast.parse(cell["source"])) if isinstance(node, ast.Call)]
    shown = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in TEXTS]
    return [one.value for call in shown for one in ast.walk(call)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _around(text, start):
    return "… " + text[max(0, start - 25):start + 25].strip() + " …"
