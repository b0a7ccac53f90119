"""Editions: one version everywhere, when a lesson was changed, older editions on the site,
a release from a clean tree."""
import hashlib
import os
import re
import subprocess
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml

import helpers
from publish import edition, editions, lessons, release

ROOT = Path(__file__).parents[2]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def git(folder, *arguments, day="2026-01-01"):
    """Run git in a folder, as somebody, on a day."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a",
           "GIT_COMMITTER_EMAIL": "a@b.c",
           "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | who, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A repository with a lesson that was changed twice, its package later, and another that was changed once."""
    root = tmp_path / "course"
    for name, text in (("notebooks/03_one.ipynb", "a"), ("notebooks/04_two.ipynb", "a"), ("CHANGELOG.md", CHANGES)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a", day="2026-01-02")
    (root / "helpers" / "lessons" / "one").mkdir(parents=True)
    (root / "helpers" / "lessons" / "one" / "explorer.py").write_text("a", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "b", day="2026-03-04")
    return root


def test_one_version_stands_in_package_citation_and_changes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "helpers.__version__"}
    newest, day = next(iter(edition.released().items()))
    assert newest == helpers.__version__ == edition.VERSION == str(CITATION["version"])
    assert CITATION["date-released"] == day.isoformat()


def test_the_citation_has_what_its_schema_requires_and_no_invented_person():
    assert CITATION["cff-version"] == "1.2.0" and CITATION["type"] == "software"
    assert set(CITATION) <= {"cff-version", "message", "title", "abstract", "type", "authors", "version",
                             "date-released",
                             "license", "keywords"}
    assert all(isinstance(CITATION[key], str) and CITATION[key] for key in ("message", "title", "abstract"))
    assert CITATION["authors"] == [{"name": "The authors of the normalization course"}]
    assert CITATION["license"] == ["MIT", "CC-BY-4.0"]


def test_a_lesson_is_cited_with_the_data_of_the_citation_file():
    sentence, entry = edition.cite("Gamma and beta")
    (author,) = CITATION["authors"]
    for told in author["name"], CITATION["title"], str(CITATION["version"]), CITATION["date-released"][:4]:
        assert told in sentence and told in entry
    assert sentence.endswith(f". Gamma and beta. In: {CITATION['title']}, edition {CITATION['version']}.")
    assert entry.startswith("@incollection{gamma_and_beta,\n") and entry.count("{") == entry.count("}")


def test_the_list_of_changes_has_its_form():
    headings = re.findall(r"^## (.*)$", CHANGES, re.M)
    assert headings[0] == "[Unreleased]" and all(edition.RELEASED.fullmatch(f"## {one}") for one in headings[1:])
    days = list(edition.released().values())
    assert days == sorted(days, reverse=True)
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", CHANGES, re.M)) <= kinds


def test_a_lesson_was_changed_when_its_notebook_or_its_package_was(repository, tmp_path):
    assert edition.changed(repository) == {"one": date(2026, 3, 4), "two": date(2026, 1, 2)}
    assert edition.stamp("one", repository) == f"Edition {edition.VERSION}, last changed on 4 March 2026"
    copy = tmp_path / "copy"
    copy.mkdir()
    edition.note(copy, repository)
    assert edition.changed(copy) == edition.changed(repository)


def test_without_a_history_no_day_is_told(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "shallow")
    (tmp_path / "bare").mkdir()
    for folder in (tmp_path / "shallow", tmp_path / "bare"):
        assert edition.changed(folder) == {} and edition.stamp("one", folder) == f"Edition {edition.VERSION}"


def test_pages_decks_and_notebooks_say_their_edition(built):
    page = (built / "lessons" / "layer_norm.html").read_text(encoding="utf-8")
    assert f'<p class="edition">{edition.stamp("layer_norm")}</p>' in page
    for name in ("index.html", "glossary.html"):
        assert f'editions.html">Edition {edition.VERSION}</a>' in (built / name).read_text(encoding="utf-8")
    for name in ("index.html", "layer_norm.html"):
        assert f"Edition {edition.VERSION}" in (built / "slides" / name).read_text(encoding="utf-8")
    laid = lessons.read(next((built / "notebooks").glob("*_layer_norm.ipynb")))
    assert laid.cells[0]["source"].endswith(f"*{edition.stamp('layer_norm')}*")
    original = lessons.read(next(lessons.FOLDER.glob("*_layer_norm.ipynb")))
    assert [cell["source"] for cell in laid.cells[1:]] == [cell["source"] for cell in original.cells[1:]]


def archive(folder, version, files):
    """The archive of an edition with these files in it."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"normalization-course-{version}.zip", "w") as packed:
        for name, text in files.items():
            packed.writestr(f"normalization-course-{version}/{name}", text)


def test_older_editions_stay_reachable_under_their_versions(tmp_path):
    for version in ("0.9.0", "0.10.0"):
        archive(tmp_path / "old", version,
                {"site/index.html": version, "site/lessons/a.html": "a", "slides/index.html": "no",
                                            "site/editions/0.1.0/index.html": "older still",
                                            "site/../../out.html": "evil"})
    archive(tmp_path / "old", edition.VERSION, {"site/index.html": "this one"})
    target = tmp_path / "new" / "site"
    editions.lay(target, tmp_path / "old")
    page = (target / "editions.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(editions/[^"]*)"', page)
    assert links == ["editions/0.10.0/index.html", "editions/0.9.0/index.html"]
    assert [(target / link).read_text() for link in links] == ["0.10.0", "0.9.0"]
    laid = {path.relative_to(tmp_path / "new").as_posix() for path in tmp_path.rglob("new/**/*") if path.is_file()}
    assert laid == {"site/editions.html", *(f"site/editions/{version}/{name}" for version in ("0.9.0", "0.10.0")
                                            for name in ("index.html", "lessons/a.html"))}
    assert f"You read edition {edition.VERSION}" in page and "The first edition." in page


def test_an_archive_without_a_site_is_refused(tmp_path):
    archive(tmp_path / "old", "0.9.0", {"slides/index.html": "a"})
    with pytest.raises(ValueError, match="normalization-course-0.9.0.zip holds no site"):
        editions.lay(tmp_path / "site", tmp_path / "old")


def test_a_release_wants_a_clean_tree_and_a_line_in_the_changes(repository, tmp_path, monkeypatch):
    release.require_ready(repository)
    monkeypatch.setattr(edition, "VERSION", "9.9.9")
    with pytest.raises(RuntimeError, match=r"no line '## \[9.9.9\]"):
        release.require_ready(repository)
    (repository / "new.txt").write_text("a", encoding="utf-8")
    with pytest.raises(RuntimeError, match="^Not everything is committed: new.txt. "):
        release.require_ready(repository)
    with pytest.raises(RuntimeError, match="no git repository"):
        release.require_ready(tmp_path)


def test_the_archive_holds_the_sums_of_its_files_and_is_the_same_twice(tmp_path):
    source = tmp_path / "course"
    (source / "site").mkdir(parents=True)
    (source / "site" / "index.html").write_text("a", encoding="utf-8")
    packed = [tmp_path / f"{name}.zip" for name in "ab"]
    for path in packed:
        release.pack(source, path.with_stem("course"), date(2026, 1, 2))
        path.write_bytes((tmp_path / "course.zip").read_bytes())
    assert packed[0].read_bytes() == packed[1].read_bytes()
    with zipfile.ZipFile(packed[0]) as read:
        assert read.namelist() == ["course/SHA256SUMS", "course/site/index.html"]
        said = read.read("course/SHA256SUMS").decode()
    assert said == f"{hashlib.sha256(b'a').hexdigest()}  site/index.html\n"
