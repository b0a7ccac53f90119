"""The gate of the numbers: what it finds in sentences and asserts that once stood in lessons,
and in every changed digit."""
import json
import re
from html import unescape

import pytest

from helpers.proof import disagreement
from publish import formulas, numbers, proven
from publish.lessons import Lesson
from tests.documents import lessons, test_prose_numbers

SETUP = """import numpy as np
from helpers import data, norms
from helpers.lessons import column_statistics as lesson"""
LOAD = """columns = data.worked_table()
z = np.stack([columns["z1"], columns["z2"], columns["z3"]], axis=1)
mu = z.mean(axis=0)
steps = 300
law = [np.sqrt(q * 1 + q * (1 - q) * 2**2) for q in (0.9, 0.625, 0.5, 0.25, 0.1)]"""


def cell(source, *tags, kind="markdown"):
    return {"cell_type": kind, "id": source[:12], "source": source, "metadata": {"tags": list(tags)}, "outputs": []}


def faults(*cells, told=()):
    """What the gate says of a small lesson: data, then these cells in Compute; a text that begins with > is code."""
    opening = [cell("# A: b?"), cell("## Setup"), cell(SETUP, kind="code"), cell("## Compute"), cell(LOAD, kind="code")]
    rest = [cell(one, "proof", kind="code") if one.startswith("proof(") else
            cell(one[1:], kind="code") if one.startswith(">") else cell(one) for one in cells]
    return proven.faults(Lesson(lessons.FOLDER / "01_small.ipynb", opening + rest), told)


def test_a_column_that_an_exercise_prints_is_tied_to_the_data():
    wrong = "The third column is $z_3$ = 4, 4, 6, 3, 4, and $d$ arrives at its normalized values."
    right = wrong.replace("6, 3", "3, 6")
    assert faults(right, 'proof({"4, 4, 3, 6, 4": z[:, 2]})') == []
    assert "'4, 4, 6, 3, 4'" in faults(wrong, 'proof({"4, 4, 3, 6, 4": z[:, 2]})')[0]
    assert faults(wrong)


@pytest.mark.parametrize(("text", "expression"), [
    ("0.99896", "0.96 / (0.96 + 0.001)"), ("199", "(1 + 0.99) / (1 - 0.99)"), ("1.02", "60 / 59"),
    ("2.33", "31.0 / 13.3"), ("0.1", "1 - 0.9"), ("1.732", "np.sqrt(0.5 * 4 + 0.25 * 4)"),
    ("0.577", "np.sqrt((np.array([3, 8, 32]) - 2) / [3, 8, 32])[0]"),
    ("1.122, 1.25, 1.225, 1, 0.678", "[np.sqrt(q * 1 + q * (1 - q) * 2**2) for q in (0.9, 0.625, 0.5, 0.25, 0.1)]"),
    ("1.122, 1.25, 1.225, 1, 0.678", "law"), ("1.25", "max(law)"), ("600", "2 * steps"), ("7.8", "7.8"),
])
def test_literals_alone_prove_nothing(text, expression):
    assert any("literals alone" in one for one in faults(f"It is {text}.", f'proof({{"{text}": {expression}}})'))


@pytest.mark.parametrize("condition", ["True", "31.0 / 13.3 > 2", "60 / 59 < 1.02", "law[0] < law[1]", "1 + 1 == 2"])
def test_a_condition_that_cannot_fail_is_refused(condition):
    assert faults(f"proof({{}}, {condition})")
    assert faults("proof({}, mu[0] == 4)") == []


@pytest.mark.parametrize("expression", ["mu[1] * 0 + 3.6", "np.append(mu, 3.6)[-1]"])
def test_an_expression_does_not_write_what_it_should_compute(expression):
    assert any("itself" in one for one in faults("It is 3.6.", f'proof({{"3.6": {expression}}})'))


def test_a_result_is_told_below_the_cell_that_finds_it():
    found, proof = ">found = z.var(axis=0)", 'proof({"6.4": found[0]})'
    assert faults(found, "It is 6.4.", proof) == []
    assert "above the cell" in faults("It is 6.4.", found, proof)[0]
    assert faults("The column is 7, 2, 1, 7, 3.", ">w = z[:, 0]", 'proof({"7, 2, 1, 7, 3": z[:, 0]})') == []
    assert faults("After 300 steps.", 'proof({"300": steps})') == []
    assert faults("## In short\n\nIt is 6.4.", ">found = z.var(axis=0)", proof) == []


def test_a_proof_stands_below_the_text_in_its_section_and_proves_what_is_stated():
    assert faults('proof({"3.6": mu[1]})', "It is 3.6.")
    assert faults("It is 3.6.", "## Play", 'proof({"3.6": mu[1]})')
    assert faults("It is small.", 'proof({"3.6": mu[1]})')
    assert faults("It is 3.65.", 'proof({"3.6": mu[1]})') and faults("It is -3.6.", 'proof({"3.6": mu[1]})')
    assert faults("It is 13.6.", 'proof({"3.6": mu[1]})') and faults("It is 12 %.", 'proof({"12": len(z)})')


def test_hints_captions_and_notes_are_proven_too():
    assert faults(told=["the mean is 3.6"]) and faults(">lesson.reveal('a', 'the mean is 3.6')")
    assert faults('proof({}, told={"3.6": mu[1]})', told=["the mean is 3.6"]) == []
    assert faults('proof({}, told={"3.6": mu[1]})')


def test_a_number_can_be_cited_from_a_work():
    assert faults("It is 25.3.", 'proof(cited={"25.3": "Wu and He 2018, table 1"})') == []
    assert faults("It is 25.3.", 'proof(cited={"25.3": "x"})')


@pytest.mark.parametrize("source", ["proof(stated)", "proof({key: 1})", "proof({}, other=1)", "proof({}) + 1"])
def test_the_form_of_a_proof_is_checked(source):
    assert "proof" in faults(source)[0]


@pytest.mark.parametrize(("formula", "wrong"), [
    (r"\mu_1 = \frac{7 + 2 + 1 + 7 + 3}{5} = \frac{20}{5} = 4.", False),
    (r"\mu_1 = \frac{7 + 2 + 1 + 8 + 3}{5} = \frac{20}{5} = 4.", True),
    (r"\mu_1 = \frac{20}{5} = 5", True),
    (r"\hat z = \frac{7 - 4}{\sqrt{6.4 + \epsilon}} = 1.186.", False),
    (r"\hat z = \frac{7 - 4}{\sqrt{6.5 + \epsilon}} = 1.186.", True),
    (r"3^2 + 4^{2} = 25", False), (r"3^2 + 4^{2} = 26", True), (r"2 \cdot (3 - 1) = 4", False),
    (r"\frac{1}{3} \approx 0.333", False), (r"\frac{7}{2} \approx 4", False), (r"\frac{7}{3} = 2", True),
    (r"x = 2w_1 + 3w_2 = 7", False), (r"\epsilon = 0.001", False),
])
def test_the_sides_of_a_formula_are_computed(formula, wrong):
    assert bool(formulas.wrong(f"$${formula}$$")) is wrong


@pytest.mark.parametrize("name", ["template", *(pytest.param(name, marks=pytest.mark.slow)
                                              for name in ("training_and_inference", "norms_in_practice"))])
def test_every_changed_digit_is_found(name):
    """In a text the gate finds it; in a text and its proof alike, the proof itself."""
    lesson = lessons.load(name)
    told = [numbers.readable(text) for text in test_prose_numbers.told(lesson)]
    missed = []
    for place, one in enumerate(lesson.cells):
        for changed in with_another_digit(one["source"]) if one["cell_type"] == "markdown" else ():
            cells = [*lesson.cells[:place], one | {"source": changed}, *lesson.cells[place + 1:]]
            missed += [] if proven.faults(Lesson(lesson.file, cells), told) else [changed]
    for place, one in enumerate(told):
        for k in places(one, numbers.required(one)):
            changed = with_another(one, k)
            missed += [] if proven.faults(lesson, [*told[:place], changed, *told[place + 1:]]) else [changed]
    assert missed == []


@pytest.mark.parametrize("name", ["template", "column_statistics"])
def test_a_proof_finds_every_changed_digit_of_its_texts(name):
    pages = [page for one in lessons.load(name).tagged("proof") for page in lessons.pages(one)]
    held = {text: value for page in pages for text, value in values(page).items()}
    assert len(held) > 2
    for text, value in held.items():
        full = [float(number) for number in value.split(", ")]
        assert disagreement(text, full) == ""
        for match in re.finditer(r"\d", text):
            changed = text[:match.start()] + another(match[0]) + text[match.end():]
            assert disagreement(changed, full), changed


def with_another_digit(source):
    """The text, as it is typed, with one digit changed: once for each digit of the numbers that must be proven."""
    text = numbers.readable(source)
    wanted = {text[start:end] for start, end in numbers.required(text)}
    spans = [match.span() for piece in wanted
             for match in re.finditer(rf"(?<![\d.]){re.escape(piece)}(?!\d|\.\d)", source)]
    return [with_another(source, k) for k in places(source, spans)]


def places(text, spans):
    return sorted({k for start, end in spans for k in range(start, end) if text[k].isdigit()})


def with_another(text, k):
    return text[:k] + another(text[k]) + text[k + 1:]


def another(digit):
    return str(int(digit) % 9 + 1)


def values(page):
    """The texts and full values that the page of a proof holds."""
    return json.loads(unescape(re.search(r'data-proof="([^"]*)"', page)[1]))["values"]
