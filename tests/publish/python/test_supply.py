"""What supplies the pages with Python takes the bytes of the lock file from any mirror, and no others from any."""
import hashlib
import json

import pytest

from publish.python import supply

GOOD, BAD = b"the official bytes", b"the official byteS"


def lock(*mirrors):
    """A lock of one file that these mirrors are said to carry."""
    entry = {"sha256": hashlib.sha256(GOOD).hexdigest(), "size": len(GOOD), "licence": "MIT"}
    return {"core": {"mirrors": list(mirrors), "files": {"a.whl": entry}}}


def mirror(folder, content):
    """A folder that carries the file with that content."""
    folder.mkdir()
    (folder / "a.whl").write_bytes(content)
    return {"folder": str(folder)}


def test_bytes_come_from_the_first_mirror_that_has_the_right_ones(tmp_path):
    mirrors = [{"folder": str(tmp_path / "gone")}, mirror(tmp_path / "bad", BAD), mirror(tmp_path / "good", GOOD)]
    said = []
    supply.bring(kept=tmp_path / "kept", lock=lock(*mirrors), say=said.append)
    assert (tmp_path / "kept" / "core" / "a.whl").read_bytes() == GOOD
    assert len(said) == 1 and "a.whl" in said[0] and "refused" in said[0] and "bad" in said[0]


def test_other_bytes_are_refused_in_a_sentence_and_not_kept(tmp_path):
    wrong = lock(mirror(tmp_path / "bad", BAD))
    with pytest.raises(supply.Missing, match=r"a\.whl: none of .*bad.* gave the bytes .*--from FOLDER"):
        supply.bring(kept=tmp_path / "kept", lock=wrong, say=str)
    assert not supply.ready(tmp_path / "kept", wrong) and not (tmp_path / "kept" / "core" / "a.whl").exists()


def test_a_folder_of_one_s_own_is_asked_first_and_later_nobody(tmp_path):
    mirror(tmp_path / "own", GOOD)
    wanted = lock({"npm": "no-such-package@0", "inside": "package"})
    supply.bring(tmp_path / "own", kept=tmp_path / "kept", lock=wanted, say=pytest.fail)
    supply.bring(kept=tmp_path / "kept", lock=wanted, say=pytest.fail)


def test_what_was_kept_is_looked_at_again(tmp_path):
    wanted = lock(mirror(tmp_path / "good", GOOD))
    kept = supply.bring(kept=tmp_path / "kept", lock=wanted, say=str)
    assert supply.ready(kept, wanted)
    (kept / "core" / "a.whl").write_bytes(BAD)
    assert not supply.ready(kept, wanted)
    supply.bring(kept=kept, lock=wanted, say=str)
    assert supply.ready(kept, wanted)


def test_every_file_of_the_lock_has_hash_size_and_licence_and_a_package_that_carries_it():
    for name, group in supply.LOCK.items():
        assert {kind for mirror in group["mirrors"] for kind in ("npm", "pip") if kind in mirror}, name
        for file, entry in group["files"].items():
            assert len(entry["sha256"]) == 64 and entry["size"] > 0 and entry["licence"], file


@pytest.mark.skipif(not supply.ready(),
                    reason=f"no bytes of Python for the pages are here: {supply.COMMAND} brings them")
def test_the_wheels_are_those_of_the_official_distribution():
    official = json.loads((supply.KEPT / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    hashes = {package["file_name"]: package["sha256"] for package in official.values()}
    wheels = {file: entry["sha256"] for file, entry in supply.LOCK["pyodide"]["files"].items() if file.endswith(".whl")}
    assert len(wheels) > 9 and {file: hashes.get(file) for file in wheels} == wheels
