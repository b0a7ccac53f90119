"""Executing notebooks: what is stored, and that an error or a warning leaves the file as it was."""

import nbformat
import pytest

from publish import store as notebooks
from publish.canonical import canonical, is_canonical, read

pytestmark = pytest.mark.slow   # it starts kernels

V4 = nbformat.v4


def write(path, *sources):
    cells = [V4.new_markdown_cell("## Setup"), *map(V4.new_code_cell, sources)]
    path.write_text(canonical(V4.new_notebook(cells=cells)), encoding="utf-8", newline="\n")
    return path


def test_a_notebook_is_run_in_its_folder_and_stored_in_canonical_form(tmp_path, capsys):
    path = write(tmp_path / "a.ipynb", "from pathlib import Path", "print(Path.cwd().name)\n6 * 7")
    assert notebooks.main([str(path)]) == 0
    _, first, second = read(path).cells
    assert (first.execution_count, second.execution_count) == (1, 2)
    assert [output.get("text") for output in second.outputs] == [f"{tmp_path.name}\n", None]
    assert second.outputs[1].data == {"text/plain": "42"}
    assert is_canonical(path)
    assert capsys.readouterr().out.startswith(f"{path}  ")


@pytest.mark.parametrize(("source", "sentence"), [
    ("1 / 0", "cell 3 (1 / 0) raised ZeroDivisionError: division by zero"),
    ("import warnings\nwarnings.warn('old')", "cell 3 (import warnings) wrote to stderr: "),
    ("import os\nos._exit(1)", "cell 3 (import os) ended the kernel"),
])
def test_a_cell_that_fails_or_warns_is_named_and_nothing_is_stored(source, sentence, tmp_path, capsys):
    path = write(tmp_path / "a.ipynb", "x = 1", source)
    before = path.read_bytes()
    assert notebooks.main([str(path)]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"{path}: {sentence}")
    assert message.count("\n") == 1
    assert path.read_bytes() == before


def test_check_names_what_is_not_canonical_and_canonical_only_repairs_it(tmp_path, capsys):
    path = write(tmp_path / "a.ipynb", "x = 1")
    path.write_text(path.read_text(encoding="utf-8").rstrip(), encoding="utf-8")
    assert notebooks.main(["--check", str(path)]) == 1
    assert f"{path} is not canonical" in capsys.readouterr().out
    assert notebooks.main(["--canonical-only", str(path)]) == 0
    assert notebooks.main(["--check", str(path)]) == 0
    assert read(path).cells[1].execution_count is None


def test_a_file_that_is_missing_is_named(tmp_path, capsys):
    assert notebooks.main([str(tmp_path / "gone.ipynb")]) == 1
    assert "gone.ipynb" in capsys.readouterr().err


def test_whatever_lesson_is_stored_the_documents_follow(tmp_path, monkeypatch):
    (tmp_path / "course").mkdir()
    told = []
    monkeypatch.setattr(notebooks.numbering, "FOLDER", tmp_path / "course")
    monkeypatch.setattr(notebooks, "refresh", lambda: told.append("refreshed"))
    for folder in (tmp_path, tmp_path / "course"):
        write(folder / "a.ipynb")
        assert notebooks.main(["--canonical-only", str(folder / "a.ipynb")]) == 0
    assert told == ["refreshed"]
