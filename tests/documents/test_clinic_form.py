"""A clinic keeps a structure of its own: each case is a symptom, lines, an exercise and a test, small,
and can be used alone."""
import contextlib
import io

import pytest

from helpers import lessons as packages
from publish import minutes, structure
from tests.documents import lessons

CLINICS = [lesson for lesson in lessons.LESSONS if lesson.name in structure.CLINICS]
PATIENTS = [(lesson, heading) for lesson in CLINICS for heading in structure.cases(lesson.cells)]
each_clinic = pytest.mark.parametrize("lesson", CLINICS, ids=lambda lesson: lesson.name)
each_case = pytest.mark.parametrize(("lesson", "heading"), PATIENTS, ids=[heading for _, heading in PATIENTS])
ORDER = ["text", "symptom", "suspects", "exercise", "answer", "solution", "text", "tried", "proof"]
AROUND = ["", "You will be able to", "Setup", "In short", "Next"]


def kind(cell):
    """What a cell of a case is: a tag that says it, the last of its own calls that does, or text."""
    said = [tag for tag in ("exercise", "answer", "solution", "proof") if tag in structure.tags(cell)]
    if said or cell["cell_type"] == "markdown":
        return (said or ["text"])[0]
    return next((name for name, _ in lessons.calls(cell) if name in ORDER), "code")


def cells(lesson, heading):
    """The cells of one case."""
    return structure.cases(lesson.cells)[heading]


@each_clinic
def test_around_the_cases_stand_what_one_will_be_able_to_the_setup_and_a_summary(lesson):
    order = list(dict.fromkeys(lesson.sections))
    assert order == [*AROUND[:3], *structure.cases(lesson.cells), *AROUND[3:]]


@each_clinic
def test_the_cases_are_the_patients_with_their_symptoms_level_and_minutes(lesson):
    patients = packages.load(lesson.name).cases.CASES
    assert list(structure.cases(lesson.cells)) == [case.symptom for case in patients]
    table = lesson.text("Setup")
    for case in patients:
        told = cells(lesson, case.symptom)
        assert f"| {case.symptom} | {case.level} |" in table
        assert f"*{case.level}*" in told[0]["source"] and case.task in told[3]["source"]
        assert minutes.exercises(told) == [(case.minutes, "bug")]
        assert f"[{case.thread}]({case.link})" in told[6]["source"]


@each_case
def test_a_case_has_its_parts_in_order(lesson, heading):
    assert [kind(cell) for cell in cells(lesson, heading)] == ORDER


@each_case
def test_a_case_is_small(lesson, heading):
    told = cells(lesson, heading)
    found = {"words": minutes.words(told), "minutes": minutes.needed(told)}
    assert all(found[kind] <= most for kind, most in structure.CASE.items()), found


@each_clinic
def test_its_code_is_short(lesson):
    setup = lesson.section("Setup")
    sizes = structure.code_sizes([cell for cell in structure.to_read(lesson.cells) if cell not in setup])
    assert all(sizes[kind] <= most for kind, most in structure.CODE_LINES.items()), sizes
    assert structure.code_sizes(lesson.cells)["longest"] <= structure.CODE_LINES["longest"]


@each_case
def test_a_symptom_is_seen_before_anything_is_explained(lesson, heading):
    _, seen, suspects, *_ = cells(lesson, heading)
    assert structure.shows(seen, "figure") or any("nan" in text for text in lessons.texts(seen))
    assert structure.shows(suspects, "question") and "subslide" in structure.tags(suspects)


@each_case
def test_the_test_of_a_case_catches_the_patient_and_passes_the_cure(lesson, heading):
    assert lessons.texts(cells(lesson, heading)[7]) == ["the patient fails\nrepaired passes\n"]


@each_case
def test_a_case_stands_alone_after_the_setup(lesson, heading):
    names, alone = {}, [*lesson.section("Setup"), *cells(lesson, heading)]
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in alone:
            if cell["cell_type"] == "code":
                exec(cell["source"].replace("lesson.symptom(", "lesson.looking.symptom("), names)
