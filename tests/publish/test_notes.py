"""The speaker notes: one for each slide, with minutes, and an answer to each question."""
import re

import pytest

from helpers import lessons as built
from helpers.explore.grids import named
from publish import lessons, notes, slides, structure

LESSONS = lessons.load()
NOTED = [lesson for lesson in LESSONS if notes.load(lesson.name)]   # of the others make slides speaks
each = pytest.mark.parametrize("lesson", NOTED, ids=lambda lesson: lesson.name)


@each
def test_every_slide_has_its_note_in_order(lesson):
    kinds = structure.slide_types(lesson.cells)
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


class Beside(dict):
    """Stands for the explorers: each is a fragment with its own address."""

    def __missing__(self, name):
        return f'<div class="explorer" data-name="{name}" data-from="explorers/{structure.slug(name)}">'


@pytest.fixture(scope="module")
def by_address():
    """Every explorer of the course, by the address of its page."""
    made = [build() for build in built.explorers().values()]
    return {f"explorers/{structure.slug(one.spec['name'])}.html": one for one in made}


def wrong_states(deck, by_address):
    """The states that notes of these slides lead to and that their explorers do not have, as sentences."""
    found = []
    for slide in deck:
        for state in slide.note.states if slide.note else ():
            try:
                named(by_address[slide.address], state)
            except (KeyError, ValueError) as problem:
                found.append(f"{slide.name}: {problem}")
    return found


@each
def test_each_state_that_a_note_leads_to_is_one_of_the_explorer_on_its_slide(lesson, by_address):
    deck = slides.build(lesson, Beside())
    assert wrong_states(deck, by_address) == []
    assert sum(bool(slide.address) for slide in deck) == sum(bool(slide.note.states) for slide in deck if slide.note)


@pytest.mark.parametrize("before, after, sentence", [
    ("#gamma=4", "#gamma=4.1",
     "play-1: A normalized column on the sigmoid: gamma=4.1 names no state; expected one of -4, "),
    ("#gamma=4", "#delta=4", "delta=4 names no state; expected one of gamma, beta, row"),
    ("## play-1", "## check-1", "check-1: ''")])
def test_a_planted_state_that_is_none_is_found(by_address, tmp_path, monkeypatch, before, after, sentence):
    text = (notes.FOLDER / "gamma_and_beta.md").read_text(encoding="utf-8")
    planted = text.replace("## check-1", "## check-9").replace(before, after, 1)
    (tmp_path / "gamma_and_beta.md").write_text(planted, encoding="utf-8")
    monkeypatch.setattr(notes, "FOLDER", tmp_path)
    (lesson,) = [lesson for lesson in LESSONS if lesson.name == "gamma_and_beta"]
    assert sentence in " ".join(wrong_states(slides.build(lesson, Beside()), by_address))


def test_a_state_leads_to_the_page_of_its_explorer_and_shows_its_key():
    note = notes.Note(2, "**2 min** [Gamma 4](#gamma=4), then [both](#gamma=2&beta=1); [not this](#play).")
    html = note.html("../explorers/x.html")
    assert '<a href="../explorers/x.html#gamma=4">Gamma 4</a> <kbd>1</kbd>' in html
    assert '<a href="../explorers/x.html#gamma=2&amp;beta=1">both</a> <kbd>2</kbd>' in html and 'href="#play"' in html
    assert note.states == [{"gamma": "4"}, {"gamma": "2", "beta": "1"}]


def test_a_note_without_minutes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "FOLDER", tmp_path)
    (tmp_path / "column.md").write_text("# Notes\n\n## title-1\nSay hello.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"column.md: the note 'title-1' must begin with its minutes"):
        notes.load("column")


def test_the_folder_holds_notes_of_lessons_only():
    stored = {path.stem for path in notes.FOLDER.glob("*.md")}
    assert stored <= {lesson.name for lesson in LESSONS}
    assert len(NOTED) > 10
