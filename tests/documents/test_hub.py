"""The ways to run a hub agree: the limits, the command of a student's server, and what is laid for a student."""
from types import SimpleNamespace

import pytest
import yaml

from hub import course, singleuser
from publish.lab.copies import ROOT, Desk

VALUES = yaml.safe_load((ROOT / "hub" / "kubernetes" / "values.yaml").read_text(encoding="utf-8"))["singleuser"]


@pytest.fixture
def configured():
    """The Spawner's settings as `configure` leaves them."""
    c = SimpleNamespace(Spawner=SimpleNamespace())
    course.configure(c, "python")
    return c.Spawner


def test_kubernetes_sets_the_same_limits_and_the_same_command(configured):
    assert VALUES["cmd"] == configured.cmd
    assert VALUES["memory"] == {"limit": configured.mem_limit, "guarantee": configured.mem_guarantee}
    assert VALUES["cpu"]["limit"] == configured.cpu_limit
    assert VALUES["startTimeout"] == configured.start_timeout


def test_a_student_finds_the_lessons_and_no_news_at_first(tmp_path):
    singleuser.lay(tmp_path)
    laid = tmp_path / singleuser.FOLDER
    assert len(list(laid.glob("*.ipynb"))) == len(list(ROOT.glob("notebooks/[0-9]*.ipynb")))
    assert not (laid / "NEWS.txt").exists()


def test_news_name_the_lesson_that_was_written_in_and_has_a_newer_edition(tmp_path):
    singleuser.lay(tmp_path)
    desk = tmp_path / singleuser.FOLDER
    mine = desk / "00_start_here.ipynb"
    mine.write_text(mine.read_text(encoding="utf-8").replace("# Start here", "# My notes"), encoding="utf-8")
    note = desk / ".laid.json"
    note.write_text(note.read_text().replace(Desk(mine=desk).laid["start_here"], "older"))
    singleuser.lay(tmp_path)
    assert "start_here" in (desk / "NEWS.txt").read_text(encoding="utf-8")
    assert "# My notes" in mine.read_text(encoding="utf-8")


def test_a_home_that_cannot_be_written_in_is_said_in_the_log_and_the_server_starts(tmp_path, capsys):
    (tmp_path / singleuser.FOLDER).write_text("a file where the folder should be")
    singleuser.lay(tmp_path)
    assert "could not be laid" in capsys.readouterr().err


def test_the_hubs_own_arguments_are_passed_on():
    assert singleuser.command(["--port=1"])[-1] == "--port=1"
