import pytest

from helpers.explore.offline import Exported
from publish import kept

NAME, BUDGET = "one_lesson.explorer", 9
SOURCES = ("helpers/norms.py", "helpers/explore/js/scene.js", "helpers/lessons/__init__.py",
           "helpers/lessons/one_lesson/explorer.py", "data/photo.csv")
ORDER = NAME, BUDGET, [{"gamma": "4"}]
DRAWN = Exported("One", "{}", "<p>", "frames", "<svg>", "words")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course, of which one explorer was drawn and kept."""
    for name in (*SOURCES, "helpers/lessons/other/explorer.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / "kept")
    kept._source.cache_clear()
    assert kept.load(*ORDER) is None and kept.keep(*ORDER, DRAWN) == DRAWN
    yield tmp_path
    kept._source.cache_clear()


def changed(course, name):
    (course / name).write_text("as it is")
    kept._source.cache_clear()
    return kept.load(*ORDER)


def test_what_was_kept_comes_back_for_its_name_budget_and_states_alone(course):
    assert kept.load(*ORDER) == DRAWN
    assert kept.load(NAME, 8, ORDER[2]) is None and kept.load("one_lesson.another", *ORDER[1:]) is None
    assert kept.load(NAME, BUDGET, [{"gamma": "2"}]) is None
    assert changed(course, "helpers/lessons/other/explorer.py") == DRAWN


@pytest.mark.parametrize("name", [*SOURCES, "helpers/lessons/one_lesson/new.py"])
def test_a_changed_source_is_drawn_anew_and_takes_the_place_of_the_old(course, name):
    assert changed(course, name) is None
    kept.keep(*ORDER, DRAWN)
    assert kept.load(*ORDER) == DRAWN and len(list((course / "kept").iterdir())) == 1


def test_another_version_draws_anew(course, monkeypatch):
    monkeypatch.setattr(kept, "version", lambda name: "0.0")
    kept._source.cache_clear()
    assert kept.load(*ORDER) is None
