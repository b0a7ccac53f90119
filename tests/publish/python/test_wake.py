"""A site comes alive with all of the bytes for it, or with none, and says so."""
import pytest

from publish import site
from publish.python import lab, lay, supply


@pytest.mark.parametrize("pages, notebooks", [(True, True), (True, False), (False, True), (False, False)])
def test_pages_and_lab_come_together_or_not_at_all(tmp_path, monkeypatch, pages, notebooks):
    laid, said, kept = [], [], tmp_path / "kept"
    monkeypatch.setattr(supply, "ready", lambda folder: folder == kept and pages)
    monkeypatch.setattr(lab, "ready", lambda folder: folder == kept and notebooks)
    for module in (lay, lab):
        monkeypatch.setattr(module, "lay", lambda target, course, folder, say, name=module.__name__: laid.append(name))
    site.wake(tmp_path, [], kept, said.append)
    whole = pages and notebooks
    assert laid == ([lay.__name__, lab.__name__] if whole else [])
    assert len(said) == (0 if whole else 1) and (whole or supply.COMMAND in said[0])
