"""The gates of the notebooks can fail: each fault put into the template is found by the gate made for it."""

import dataclasses

import pytest

from tests.documents import lessons, test_links, test_notebooks_form, test_prose_numbers, test_stored_outputs

form, stored = test_notebooks_form, test_stored_outputs


def first(cells, text):
    return next(cell for cell in cells if text in cell["source"])


def clear(cells):
    for cell in cells:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}


def silence(cells):
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def say(text, kind="text/plain"):
    def change(cells):
        data = {"text/plain": "text", kind: text}
        first(cells, "print(")["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]
    return change


def replace(old, new):
    def change(cells):
        cell = first(cells, old)
        cell["source"] = cell["source"].replace(old, new)
    return change


def add(text):
    return lambda cells: first(cells, "## Compute").update(source=f"## Compute\n\n{text}")


def drop(text):
    return lambda cells: cells.remove(first(cells, text))


def tag(text, *tags):
    return lambda cells: first(cells, text)["metadata"].update(tags=list(tags))


FAULTS = {
    "all cells cleared": (clear, stored.test_every_code_cell_was_executed_in_order),
    "all outputs gone": (silence, stored.test_every_cell_that_speaks_stores_what_it_said),
    "a cell run twice": (lambda cells: first(cells, "mu = x").update(execution_count=9),
                         stored.test_every_code_cell_was_executed_in_order),
    "a warning": (lambda cells: first(cells, "mu = x")["outputs"][0].update(name="stderr"),
                  stored.test_no_output_is_an_error_or_a_warning),
    "a bare picture": (say("iVBO", "image/png"), stored.test_every_output_also_says_in_words_what_it_shows),
    "a picture without words": (say("<img src='data:' alt=' '>", "text/html"),
                                stored.test_every_image_has_an_alternative_text),
    "a bare array": (say("array([1, 2])"), stored.test_numbers_are_printed_by_the_formatter),
    "a bare number": (say("0.30000000000000004"), stored.test_numbers_are_printed_by_the_formatter),
    "an address": (say("<function f at 0x7f00>"), stored.test_numbers_are_printed_by_the_formatter),
    "a bare figure": (say("<Figure size 640x480>"), stored.test_numbers_are_printed_by_the_formatter),
    "a failing solution": (lambda cells: first(cells, "solution(2")["outputs"].clear(),
                           stored.test_every_solution_passes_its_check),
    "an answer given away": (
        lambda cells: first(cells, "check(1")["outputs"][0]["data"].update(
            {"text/plain": "Exercise 1: correct"}), stored.test_no_answer_is_given_away),
    "a title without a question": (replace("its mean change?", "its mean"),
                                   form.test_the_title_asks_a_question_and_says_minutes_needs_and_next),
    "no minutes": (replace("minutes** ·", "moments** ·"),
                   form.test_the_title_asks_a_question_and_says_minutes_needs_and_next),
    "too many words": (lambda cells: first(cells, "## Next").update(source="## Next\n\n" + "word " * 900),
                       form.test_the_core_is_within_a_lesson),
    "too few pictures": (lambda cells: first(cells, "lesson.explorer()")["outputs"].clear(),
                         form.test_there_are_pictures_enough),
    "words and nothing to see": (add("word " * 130), form.test_there_is_something_to_see_or_do_all_along),
    "an exercise without minutes": (replace("*2 minutes · do*", ""),
                                    form.test_every_exercise_says_its_minutes_and_its_kind),
    "a kind nobody knows": (replace("· explain*", "· think*"),
                            form.test_every_exercise_says_its_minutes_and_its_kind),
    "a snippet that prints nothing": (replace("```text", "```"),
                                      form.test_the_snippet_is_short_and_says_what_it_prints),
    "a long snippet": (replace("import torch\n", "import torch\n" * 9),
                       form.test_the_snippet_is_short_and_says_what_it_prints),
    "a cell to read too long": (replace("mu = x.mean()", "mu = x.mean()\n" * 15),
                                form.test_the_code_to_be_read_is_short),
    "a section left out": (drop("## Symbols"), form.test_the_sections_are_those_of_the_frame_in_order),
    "a section renamed": (replace("## Play", "## Playing"),
                          form.test_the_sections_are_those_of_the_frame_in_order),
    "a heading inside a cell": (add("text\n\n### Part"), form.test_headings_open_their_cells),
    "four outcomes": (replace("3. tell", "3. more\n4. tell"),
                      form.test_three_outcomes_are_promised_and_answered),
    "a line too wide": (replace("mu = x.mean()", "mu = x.mean()" + " " * 80 + "# wide"),
                        form.test_lines_of_code_are_as_wide_as_a_page),
    "an assert in the way": (replace("mu = x.mean()", "mu = x.mean()\nassert mu"),
                             form.test_asserts_stand_only_where_they_are_the_lesson),
    "a long cell": (replace("mu = x.mean()", "mu = x.mean()\n" * 15), form.test_code_cells_are_short),
    "three code cells in a row": (drop("### Exercise 2"),
                                  form.test_markdown_stands_between_code_cells),
    "a long setup": (replace("import numpy as np", "import numpy as np\nimport os\nimport re"),
                     form.test_the_setup_is_short),
    "an empty cell": (lambda cells: cells[4].update(source="\n"),
                      form.test_no_cell_is_empty_and_all_tags_are_known),
    "an unknown tag": (tag("## Play", "nbval-skip"), form.test_no_cell_is_empty_and_all_tags_are_known),
    "a cell not compared": (replace("mu = x", "# NBVAL_SKIP\nmu = x"),
                            form.test_no_cell_is_hidden_from_the_comparison),
    "no docstring": (replace('    """Subtract from each column its own mean."""\n', ""),
                     form.test_a_function_is_written_once_with_its_sentence),
    "four things to notice": (replace("- The mean is", "- a\n- b\n- The mean is"),
                              form.test_at_most_three_things_are_noticed_at_a_time),
    "no prediction": (drop("lesson.predict"), form.test_one_prediction_is_asked_for_and_revealed),
    "no explorer": (drop("lesson.explorer()"), form.test_an_explorer_is_played_with),
    "an exercise nobody knows": (replace("Exercise 2", "Exercise 9"),
                                 form.test_each_exercise_is_prompt_answer_and_solution_under_its_known_name),
    "an exercise without solution": (
        drop('solution(2'),
        form.test_each_exercise_is_prompt_answer_and_solution_under_its_known_name),
    "two exercises": (tag("Exercise 1"), form.test_exercises_are_few_and_only_under_your_turn),
    "no bug to spot": (replace("Spot the bug", "Repair it"), form.test_one_exercise_is_to_spot_a_mistake),
    "a proof deleted": (drop('"1.2": x[0]'), test_prose_numbers.test_every_number_that_is_stated_is_proven),
    "another number in prose": (add("It is 7.9."), test_prose_numbers.test_every_number_that_is_stated_is_proven),
    "a broken link": (add("[a](gone.ipynb)"), test_links.test_links_of_a_notebook_lead_somewhere),
    "a heading that is gone": (add("[a](#Nowhere)"), test_links.test_links_of_a_notebook_lead_somewhere),
    "an unknown host": (add("https://example.com/a"), test_links.test_addresses_are_of_known_hosts),
    "a remote picture": (add("![a](https://github.com/a.png)"),
                         test_links.test_no_picture_or_script_comes_from_elsewhere),
    "a year in parentheses": (add("Ioffe and Szegedy (2015)"), test_links.test_works_are_cited_in_one_form),
    "a wrong year": (add("Ba et al. 2017"), test_links.test_works_are_cited_in_one_form),
    "a wrong paper": (add("[Ba et al. 2016](https://arxiv.org/abs/1502.03167)"),
                      test_links.test_works_are_cited_in_one_form),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_gate_finds(fault):
    change, gate = FAULTS[fault]
    lesson = lessons.load("template")
    gate(lesson)
    change(lesson.cells)
    with pytest.raises(AssertionError):
        gate(dataclasses.replace(lesson))
