"""A student's copies: they follow the course where nothing was written, and nothing written is ever lost."""
import json
from datetime import date

import nbformat
import pytest

from publish.lab.copies import Desk, metadata

NAME = "02_column_statistics.ipynb"


@pytest.fixture
def desk(tmp_path):
    """The copies of a course of two lessons and a template."""
    course = tmp_path / "notebooks"
    course.mkdir()
    for name in ("00_start_here.ipynb", NAME, "template.ipynb"):
        write(course / name, "answer = None")
    desk = Desk(course, tmp_path / "my")
    assert list(desk.lay()) == []
    return desk


def write(path, *sources, printed=None):
    """A notebook with these code cells, as somebody's editor or an update of the course leaves it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    if printed:
        notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text=printed)]
    nbformat.write(notebook, path)


def sources(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def anew(desk):
    """The same folders, as the next start of JupyterLab finds them, and its sentences."""
    return list(Desk(desk.course, desk.mine).lay())


def test_every_lesson_is_laid_with_what_jupyterlab_would_add_and_the_template_is_not(desk):
    assert sorted(path.name for path in desk.mine.glob("*.ipynb")) == ["00_start_here.ipynb", NAME]
    stored = json.loads((desk.mine / NAME).read_text(encoding="utf-8"))
    assert stored["metadata"] == metadata() and stored["metadata"]["language_info"]["version"]


def test_a_copy_that_was_only_run_follows_the_course(desk):
    write(desk.mine / NAME, "answer = None", printed="Exercise 1: not answered yet")
    before = (desk.mine / NAME).read_bytes()
    assert anew(desk) == [] and (desk.mine / NAME).read_bytes() == before
    write(desk.course / NAME, "answer = None", "print('new')")
    assert anew(desk) == [] and sources(desk.mine / NAME) == ["answer = None", "print('new')"]


def test_what_was_written_stays_and_a_newer_edition_is_offered_in_a_sentence(desk):
    write(desk.mine / NAME, "answer = 4")
    assert anew(desk) == []
    write(desk.course / NAME, "answer = None", "print('new')")
    for _ in range(2):
        (sentence,) = anew(desk)
        assert "newer edition of column_statistics" in sentence and "make fresh LESSON=column_statistics" in sentence
        assert sources(desk.mine / NAME) == ["answer = 4"]


@pytest.mark.parametrize("content", ["", "[1]", '{"cells": 3}'])
def test_a_copy_that_cannot_be_read_is_not_overwritten(desk, content):
    (desk.mine / NAME).write_text(content, encoding="utf-8")
    write(desk.course / NAME, "print('new')")
    assert len(anew(desk)) == 1
    desk.note.unlink()
    assert len(anew(desk)) == 1 and (desk.mine / NAME).read_text(encoding="utf-8") == content


def test_without_its_note_nothing_is_overwritten(desk):
    write(desk.mine / NAME, "answer = 4")
    desk.note.unlink()
    assert len(anew(desk)) == 1 and sources(desk.mine / NAME) == ["answer = 4"]


def test_a_lesson_that_moves_takes_what_was_written_along(desk):
    write(desk.mine / NAME, "answer = 4")
    (desk.course / NAME).rename(desk.course / "03_column_statistics.ipynb")
    assert anew(desk) == []
    assert not (desk.mine / NAME).exists() and sources(desk.mine / "03_column_statistics.ipynb") == ["answer = 4"]


@pytest.mark.parametrize("asked", ["column_statistics", NAME, f"my/{NAME}"])
def test_a_lesson_laid_anew_keeps_the_old_one_beside_it_as_often_as_asked(desk, asked):
    today = date.today().isoformat()
    for written, suffix in ("answer = 4", ""), ("answer = 5", "-2"):
        write(desk.mine / NAME, written)
        aside = f"02_column_statistics-{today}{suffix}.ipynb"
        assert desk.fresh(asked) == f"{NAME} is as the course has it; what was there is now in {aside}."
        assert sources(desk.mine / aside) == [written] and sources(desk.mine / NAME) == ["answer = None"]
    assert anew(desk) == []


def test_an_unknown_lesson_is_told_with_those_there_are(desk):
    with pytest.raises(ValueError, match="no lesson 'columns'; there are start_here, column_statistics"):
        desk.fresh("columns")
