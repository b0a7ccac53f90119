"""The speaker notes: one for each slide, with minutes, and an answer to each question."""
import re

import pytest

from publish import frame, lessons, notes

LESSONS = lessons.load()
NOTED = [lesson for lesson in LESSONS if notes.load(lesson.name)]   # of the others make slides speaks
each = pytest.mark.parametrize("lesson", NOTED, ids=lambda lesson: lesson.name)


@each
def test_every_slide_has_its_note_in_order(lesson):
    kinds = frame.slide_types(lesson.cells)
    slides = [cell["id"] for cell, kind in zip(lesson.cells, kinds) if kind in ("slide", "subslide")]
    assert list(notes.load(lesson.name)) == slides


@each
def test_a_lecture_takes_no_longer_than_the_lesson(lesson):
    told = notes.minutes(notes.load(lesson.name))
    assert 0.6 * lesson.minutes <= told <= lesson.minutes + 3


@each
def test_a_question_is_followed_by_its_answer(lesson):
    kinds = [kind for note in notes.load(lesson.name).values() for kind, _ in note.points]
    assert kinds.count("Expect") >= 5 and kinds.count("Ask") >= 6
    assert [pair for pair in zip(kinds, [*kinds[1:], ""]) if (pair[0] == "Ask") != (pair[1] == "Answer")] == []


@each
def test_a_note_can_be_read_at_a_glance(lesson):
    for name, note in notes.load(lesson.name).items():
        assert 20 <= len(note.source.split()) <= 110, name
        assert not re.search(r"^#|<", note.source, re.M), name


def test_a_note_without_minutes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "FOLDER", tmp_path)
    (tmp_path / "column.md").write_text("# Notes\n\n## title-1\nSay hello.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"column.md: the note 'title-1' must begin with its minutes"):
        notes.load("column")


def test_the_folder_holds_notes_of_lessons_only():
    stored = {path.stem for path in notes.FOLDER.glob("*.md")}
    assert stored <= {lesson.name for lesson in LESSONS}
    assert len(NOTED) > 10
