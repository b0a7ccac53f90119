import pytest

from helpers.explore.offline import Exported
from publish import kept

NAME, BUDGET = "one_lesson.explorer", 9
DRAWN = Exported("One", "{}", "<p>", "frames", "<svg>", "words")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course, of which one explorer was drawn and kept."""
    for name in ("helpers/norms.py", "helpers/explore/js/scene.js", "helpers/lessons/__init__.py", "helpers/lessons/one_lesson/explorer.py",
                 "helpers/lessons/other/explorer.py", "data/photo.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / "kept")
    kept._source.cache_clear()
    assert kept.load(NAME, BUDGET) is None and kept.keep(NAME, BUDGET, DRAWN) == DRAWN
    yield tmp_path
    kept._source.cache_clear()


def changed(course, name):
    (course / name).write_text("as it is")
    kept._source.cache_clear()
    return kept.load(NAME, BUDGET)


def test_what_was_kept_comes_back_for_its_name_and_budget_alone(course):
    assert kept.load(NAME, BUDGET) == DRAWN
    assert kept.load(NAME, 8) is None and kept.load("one_lesson.another", BUDGET) is None
    assert changed(course, "helpers/lessons/other/explorer.py") == DRAWN


@pytest.mark.parametrize("name", ["helpers/norms.py", "helpers/explore/js/scene.js", "helpers/lessons/__init__.py",
                                  "helpers/lessons/one_lesson/explorer.py", "helpers/lessons/one_lesson/new.py", "data/photo.csv"])
def test_a_changed_source_is_drawn_anew_and_takes_the_place_of_the_old(course, name):
    assert changed(course, name) is None
    kept.keep(NAME, BUDGET, DRAWN)
    assert kept.load(NAME, BUDGET) == DRAWN and len(list((course / "kept").iterdir())) == 1


def test_another_version_draws_anew(course, monkeypatch):
    monkeypatch.setattr(kept, "version", lambda name: "0.0")
    kept._source.cache_clear()
    assert kept.load(NAME, BUDGET) is None
