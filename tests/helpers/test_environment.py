"""The check of the environment: what is fine, too old or missing, and what to do about it."""

from importlib import metadata

import pytest

from helpers import environment

VERSIONS = {"anywidget": "0.9.13", "numpy": "2.0.0"}
REQUIRED = ["anywidget>=0.9.13", "numpy>=2.0", 'jupyterlab-slideshow>=0.3.4; extra == "present"']


@pytest.fixture
def machine(monkeypatch):
    """Three packages of a made-up machine, {name: version}, which a test may change."""
    versions = dict(VERSIONS)

    def version(name):
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "requires", lambda name: REQUIRED)
    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(metadata, "metadata", lambda name: {"Requires-Python": ">=3.11"})
    monkeypatch.setattr(environment.platform, "python_version", lambda: "3.11.0")
    return versions


def test_this_machine_is_fine_and_the_minimum_versions_are_the_installed_ones():
    report = environment.report()
    names = [finding.name for finding in report.findings]
    assert names[0] == "Python" and {"numpy", "matplotlib", "anywidget"} <= set(names)
    assert report.fine, report


def test_the_oldest_versions_are_fine(machine):
    lines = repr(environment.report()).splitlines()
    assert lines == ["Python: fine", "anywidget: fine", "numpy: fine", "Everything is ready: go on."]


def test_the_text_holds_no_version_but_the_html_does(machine):
    before = environment.report()
    machine["numpy"] = "2.99.1"
    after = environment.report()
    assert repr(before) == repr(after)
    assert "2.99.1" in after._repr_html_() and "2.0.0" in before._repr_html_()


def test_an_old_package_is_named_with_what_is_needed_and_what_to_do(machine):
    machine["numpy"] = "1.26.4"
    report = environment.report()
    assert not report.fine
    assert repr(report).splitlines()[2:] == [
        "numpy: version 1.26.4 does not fit, the course needs >=2.0", f"What to do: {environment.REMEDY}."]
    assert "1.26.4 does not fit, the course needs &gt;=2.0" in report._repr_html_()


def test_a_missing_package_is_named(machine):
    del machine["anywidget"]
    report = environment.report()
    assert not report.fine
    assert repr(report).splitlines()[1] == "anywidget: missing, the course needs >=0.9.13"


def test_an_old_python_is_named(machine, monkeypatch):
    monkeypatch.setattr(environment.platform, "python_version", lambda: "3.10.2")
    first = repr(environment.report()).splitlines()[0]
    assert first == "Python: version 3.10.2 does not fit, the course needs >=3.11"


def test_what_only_presenters_need_is_not_asked_for(machine):
    assert "jupyterlab-slideshow" not in [finding.name for finding in environment.report().findings]


def test_a_newer_version_that_is_no_release_yet_is_fine(machine):
    machine["numpy"] = "2.5.0rc1"
    assert environment.report().fine


def test_a_course_that_is_not_installed_is_said(monkeypatch):
    monkeypatch.setattr(environment, "COURSE", "no-such-course")
    report = environment.report()
    assert not report.fine
    assert "no-such-course: not installed in the Python" in repr(report)
    assert environment.REMEDY in repr(report)
