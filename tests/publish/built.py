"""The course site, built once for a run of the tests, with explorers that hold few frames."""
import time

import pytest

EXPLORER_BYTES = 12_000
PATIENCE = 240   # seconds


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id):
    """The folder of the site; its decks are in slides/. Beside it are explorers.html and decks/slides,
    which is for itself.

    The worker that asks first builds all this for all.
    """
    from publish import alive, decks, gallery, lessons, site   # seconds that a test without the site need not wait

    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    done = folder.with_suffix(".done")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.2)
    else:
        explorers = alive.explorers(str, EXPLORER_BYTES)
        folder.with_name("explorers.html").write_text(gallery.page(explorers), encoding="utf-8")
        site.build(folder, lessons.load(), explorers, say=str)
        decks.build(folder.with_name("decks") / "slides", lessons.load(), explorers, say=str)
        done.touch()
    assert done.exists(), f"the site was not built within {PATIENCE} s"
    return folder
