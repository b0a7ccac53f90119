"""Shows a patient's symptom, and beside it what a student's repair makes of it;
offers the patient's lines to click on."""
import inspect

import numpy as np

from helpers import figures, quiz, style
from helpers.answers import read as reading
from helpers.answers.check import UNKNOWN, Verdict
from helpers.answers.refusals import told
from helpers.lessons.clinic import broken, pictures, symptoms, truth
from helpers.lessons.clinic.cases import CASES
from helpers.lessons.clinic.exercises import EXERCISES
from helpers.lessons.clinic.inputs import BATCHES
from helpers.lessons.clinic.lines import LINES
from helpers.text import table

ROWS = ("zeros", "faint", "as usual", "small")
HEALTHY = {   # what a healthy one would show: (values, label)
    "evaluates": lambda: (symptoms.evaluates(lambda batches, every: truth.running(batches)), "without evaluations"),
    "freezes": lambda: (0.5, "as it was"),
    "ports": lambda: (symptoms.in_train_mode(), "in train mode"),
    "loads": lambda: (1.0, "expected, about"),
    "shrinks": lambda: (1.0, "float32"),
    "recomputes": lambda: (symptoms.recomputes(truth.running), "without checkpointing"),
    "synchronizes": lambda: (symptoms.synchronizes(truth.of_all_values), "of all values, in truth"),
}


def symptom(number, repaired=None):
    """Show the symptom of a case as a figure or a table; with a function `repaired`, what is left of it as well.

    Returns a Verdict in one sentence where there is no such case, or where the function raises an error.
    """
    if unknown := _unknown(number):
        return unknown
    case = CASES[number - 1]
    look = getattr(symptoms, case.name)
    seen = {"the patient": look(getattr(broken, case.name))}
    if repaired is not None:
        if not callable(repaired):
            return Verdict(UNKNOWN, "a function was expected: give its name, without parentheses")
        try:
            seen["your repair"] = look(lambda *given: reading.array(reading.call(repaired, given)))
        except Exception as error:  # what a student's function returns may fit nowhere
            return Verdict(UNKNOWN, str(error) if isinstance(error, reading.Unusable) else told(error))
        if seen["your repair"].shape != seen["the patient"].shape:
            return Verdict(UNKNOWN, "your function returns another shape than the patient: print both")
    _printed(seen) if case.name == "halves" else _drawn(case, seen)


def suspects(number):
    """A Question whose choices are the lines of a patient: which one is wrong? Each choice is answered."""
    if unknown := _unknown(number):
        return unknown
    case = CASES[number - 1]
    right, replies = LINES[case.name]
    options = dict(zip(lines(case.name), replies, strict=True))
    task = case.task.replace("`", "")
    return quiz.choose(f"{task} Where does it begin to go wrong?", options, lines(case.name)[right - 1], code=True)


def tried(number, passes, repaired=None):
    """Run a test, `passes(function)`, on the patient of a case and on its repaired code, and print what it says.

    The repaired code is the course's, or, if one is given, a student's function.

    Returns a Verdict in one sentence where there is no such case, or where the test raises an error.
    """
    if unknown := _unknown(number):
        return unknown
    functions = {"the patient": getattr(broken, CASES[number - 1].name)}
    if mended := repaired or EXERCISES[number].answer:   # where solutions are kept elsewhere, the course has none
        functions["repaired"] = mended
    try:
        said = {label: reading.call(passes, (function,)) for label, function in functions.items()}
    except reading.Unusable as problem:
        return Verdict(UNKNOWN, str(problem))
    for label, passed in said.items():
        print(f"{label} {'passes' if passed else 'fails'}")


def _unknown(number):
    if type(number) is not int or not 1 <= number <= len(CASES):
        return Verdict(UNKNOWN, f"no case has the number {number!r}: there are 1 to {len(CASES)}")


def lines(name):
    """The lines of a patient's code below its docstring, indented by spaces that a page keeps."""
    source = inspect.getsource(getattr(broken, name)).split('"""')[2].rstrip("\n").splitlines()[1:]
    return [_kept(line[4:]) for line in source]


def _kept(line):
    indent = len(line) - len(line.lstrip())
    return "\N{NO-BREAK SPACE}" * indent + " ".join(line.split())


def _printed(seen):
    for label, rows in seen.items():
        print(f"{label}:\n{table(np.asarray(rows), index=ROWS)}")


def _drawn(case, seen):
    fig, ax = figures.new(height=3)
    draw, colors = getattr(pictures, case.name), (style.COLORS["wrong"], style.COLORS["right"])
    for (label, values), color in zip(seen.items(), colors):
        draw(ax, values, label=label, color=color)
    if case.name in HEALTHY:
        values, label = HEALTHY[case.name]()
        places = symptoms.FIRST if case.name == "synchronizes" else None
        pictures.expected(ax, values, label, places)
    ax.legend()
    figures.show(fig, case.caption)
