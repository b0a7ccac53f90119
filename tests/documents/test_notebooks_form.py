"""Every notebook keeps the frame: its headings, outcomes, budgets, exercises, prediction and explorer.

A clinic keeps what is not told as a lesson; its cases have rules of their own: test_clinic_form.py.
"""

import ast
import re

import pytest

from helpers import lessons as exercises
from tests.documents import lessons, snippets
from tests.documents.lessons import each
from publish import minutes, structure

EXERCISE = re.compile(r"^### Exercise (\S+?):? ", re.M)
TAGGED = ("answer", "solution")
ITEM = re.compile(r"^(?:\d+\.|[-*]) ", re.M)
HEADING = re.compile(r"^#{1,6} ")
FENCED = re.compile(r"^```.*?^```", re.M | re.S)


TOLD = [lesson for lesson in lessons.LESSONS if lesson.name not in structure.CLINICS]
told = pytest.mark.parametrize("lesson", TOLD, ids=[lesson.file.stem for lesson in TOLD])


def test_each_notebook_has_a_number_of_its_own_from_00_on():
    numbered = [lesson for lesson in lessons.LESSONS if lesson.name not in structure.UNCOUNTED]
    assert [lesson.number for lesson in numbered] == [f"{place:02}" for place in range(len(numbered))]
    assert len({lesson.name for lesson in numbered}) == len(numbered)


@each
def test_the_title_asks_a_question_and_says_minutes_needs_and_next(lesson):
    title, minutes, *_ = [line for line in structure.markdown(lesson.cells[0]).splitlines() if line]
    assert structure.TITLE.fullmatch(title), title
    assert structure.MINUTES.fullmatch(minutes), minutes


@told
def test_the_sections_are_those_of_the_frame_in_order(lesson):
    assert [structure.level(cell) for cell in lesson.cells].count(1) == 1
    found = [structure.heading(cell) for cell in lesson.cells if structure.level(cell) == 2]
    assert found == [section for section in structure.SECTIONS if section in found or section not in structure.OPTIONAL]


@each
def test_headings_open_their_cells(lesson):
    """A heading further down would start no slide and name no section."""
    for cell in lesson.prose:
        lines = [line for line in FENCED.sub("", cell["source"]).splitlines() if line]
        kinds = [bool(HEADING.match(line)) for line in lines]
        assert kinds == sorted(kinds, reverse=True), lessons.name(cell)
        assert not any(line.startswith("## ") for line in lines[1:]), lessons.name(cell)


@each
def test_three_outcomes_are_promised_and_answered(lesson):
    for section in ("You will be able to", "In short"):
        text = "\n".join(map(structure.markdown, lesson.section(section)))
        assert len(ITEM.findall(text)) == structure.OUTCOMES, section


@told
def test_code_cells_are_short(lesson):
    sizes = structure.code_sizes(lesson.cells)
    over = {kind: size for kind, size in sizes.items() if size > structure.CODE_LINES[kind]}
    assert not over, f"allowed: {structure.CODE_LINES}"


@told
def test_the_code_to_be_read_is_short(lesson):
    setup = lesson.section("Setup")
    sizes = structure.code_sizes([cell for cell in structure.to_read(lesson.cells) if cell not in setup])
    assert all(sizes[kind] <= most for kind, most in structure.CODE_LINES.items()), sizes


@told
def test_the_core_is_within_a_lesson(lesson):
    found = {"words": minutes.words(lesson.cells), "minutes": minutes.needed(lesson.cells)}
    assert all(found[kind] <= most for kind, most in structure.CORE.items()), found


@each
def test_there_are_pictures_enough(lesson):
    assert sum(structure.shows(cell, kind) for cell in lesson.cells for kind in ("figure", "explorer")) >= (
        structure.PICTURES - 2 * (lesson.name in structure.UNCOUNTED))


@each
def test_there_is_something_to_see_or_do_all_along(lesson):
    assert structure.apart(lesson.cells) <= structure.APART


@told
def test_every_exercise_says_its_minutes_and_its_kind(lesson):
    found = minutes.exercises(lesson.cells)
    assert found, "below each heading of an exercise: *4 minutes · do*"
    kinds = {kind for _, kind in found}
    assert kinds <= set(structure.KINDS) and {"do", "bug"} <= kinds and kinds & {"explain", "find"}, kinds
    assert "transfer" in kinds or lesson.name in structure.UNCOUNTED


@told
def test_the_snippet_is_short_and_says_what_it_prints(lesson):
    lengths = [len([line for line in code.splitlines() if line.strip()]) for code, _ in snippets.parts(lesson)]
    fewest, most = structure.SNIPPET
    assert lengths and all(fewest <= length <= most for length in lengths)


@each
def test_lines_of_code_are_as_wide_as_a_page(lesson):
    long = {lessons.name(cell): line for cell in structure.to_read(lesson.cells) for line in cell["source"].splitlines()
            if len(line) > structure.WIDTH}
    assert not long, long


@each
def test_asserts_stand_only_where_they_are_the_lesson(lesson):
    found = [lessons.name(cell) for cell, section in zip(lesson.cells, lesson.sections)
             if cell in structure.to_read(lesson.cells) and section not in structure.ASSERTED
             and "assert " in cell["source"]]
    assert not found, found


@each
def test_markdown_stands_between_code_cells(lesson):
    assert structure.longest_run_of_code(lesson.cells) <= structure.CODE_IN_A_ROW


@each
def test_the_setup_is_short(lesson):
    lines = sum(structure.code_lines(cell) for cell in lesson.section("Setup") if cell["cell_type"] == "code")
    assert 1 <= lines <= structure.SETUP_LINES


@each
def test_no_cell_is_empty_and_all_tags_are_known(lesson):
    for cell in lesson.cells:
        assert cell["source"].strip(), cell["id"]
        assert structure.tags(cell) <= structure.TAGS, lessons.name(cell)


@each
def test_no_cell_is_hidden_from_the_comparison(lesson):
    assert not [lessons.name(cell) for cell in lesson.code if re.search("nbval[_-]", cell["source"], re.I)]


@told
def test_a_function_is_written_once_with_its_sentence(lesson):
    cells = [cell for cell in lesson.section("Write it once") if cell["cell_type"] == "code"]
    written = [node for cell in cells for node in ast.parse(cell["source"]).body]
    functions = [node for node in written if isinstance(node, ast.FunctionDef)]
    assert functions
    for function in functions:
        assert ast.get_docstring(function), function.name


@told
def test_at_most_three_things_are_noticed_at_a_time(lesson):
    noticed = [text for text in map(structure.markdown, lesson.cells) if text.startswith("**Notice**")]
    assert noticed
    assert all(1 <= len(ITEM.findall(text)) <= structure.NOTICED for text in noticed)


@told
def test_one_prediction_is_asked_for_and_revealed(lesson):
    asked, revealed = (_keys(lesson.section(section), call)
                       for section, call in (("Predict", "predict"), ("In short", "reveal")))
    assert len(asked) == 1
    assert len(revealed) == 1
    assert len(_keys(lesson.code, "predict") + _keys(lesson.code, "reveal")) == 2


@told
def test_an_explorer_is_played_with(lesson):
    shown = [page for cell in lesson.section("Play") for page in lessons.pages(cell)]
    assert any('class="explorer"' in page for page in shown)


@each
def test_each_exercise_is_prompt_answer_and_solution_under_its_known_name(lesson):
    prompts = [k for k, cell in enumerate(lesson.cells) if "exercise" in structure.tags(cell)]
    names = [EXERCISE.findall(structure.markdown(lesson.cells[k])) for k in prompts]
    for k, found in zip(prompts, names, strict=True):
        assert len(found) == 1, lessons.name(lesson.cells[k])
        for cell, tag, call in zip(lesson.cells[k + 1:k + 3], TAGGED, ("check", "solution"), strict=True):
            assert structure.tags(cell) == {tag}, found
            assert list(map(str, _keys([cell], call))) == found, found
    known = list(exercises.load(lesson.name).EXERCISES)
    assert [int(found[0]) for found in names] == known


@each
def test_the_line_that_a_folded_solution_shows_gives_nothing_away(lesson):
    for cell in lesson.tagged("solution"):
        assert re.fullmatch(r"# Solution of exercise \d+", cell["source"].splitlines()[0]), lessons.name(cell)


@told
def test_exercises_are_few_and_only_under_your_turn(lesson):
    marked = [cell["id"] for tag in ("exercise", *TAGGED) for cell in lesson.tagged(tag)]
    fewest, most = structure.EXERCISES
    fewest -= lesson.name in structure.UNCOUNTED
    assert set(marked) <= {cell["id"] for cell in lesson.section("Your turn")}
    assert fewest <= len(marked) / 3 <= most


@told
def test_one_exercise_is_to_spot_a_mistake(lesson):
    prompts = "\n".join(map(structure.markdown, lesson.tagged("exercise")))
    assert re.search(r"^### Exercise .*Spot the (?:bug|error)", prompts, re.M)


def _keys(cells, call):
    """The first argument of every such call in the code cells."""
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    made = [node for cell in code for found, node in lessons.calls(cell) if found == call]
    return [node.args[0].value for node in made]
