"""Bring the bytes of Python for the pages: `python -m publish.python.supply [--from FOLDER]`.

lock.json names every file with its sha256, its size and its licence, and for each group of files the packages that
carry them. A mirror is only asked for bytes: whatever it gives is taken if its hash is that of the lock file, and
refused otherwise. To move on to newer versions, change the lock file.
"""
import argparse
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from uv import find_uv_bin

from publish import folder

LOCK = json.loads(Path(__file__).with_name("lock.json").read_text(encoding="utf-8"))
KEPT = folder.BUILD / "supply"
COMMAND = "make supply"
SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""How an archive is unpacked, where Python knows of it: nothing lands outside of the folder."""


class Missing(Exception):
    """Files that no mirror gave, in a sentence."""


def bring(own=None, kept=KEPT, lock=LOCK, say=print):
    """Have every file of the lock in the folder `kept`; `own`: a folder that is asked first. Raises Missing."""
    for name, group in lock.items():
        wanted = {file: entry for file, entry in group["files"].items() if not _is(kept / name / file, entry)}
        mirrors = ([{"folder": str(own)}] if own else []) + group["mirrors"]
        for mirror in mirrors if wanted else ():
            with tempfile.TemporaryDirectory() as scratch:
                place = _ask(mirror, Path(scratch), say)
                for file in [file for file in wanted if place and (place / file).is_file()]:
                    if _is(place / file, wanted[file]):
                        _keep(place / file, kept / name / file)
                        del wanted[file]
                    else:
                        say(f"  {file} of {_words(mirror)} is refused: its bytes are not those of the lock file")
            if not wanted:
                break
        if wanted:
            raise Missing(f"{', '.join(wanted)}: none of {', '.join(map(_words, mirrors))} gave the bytes that the "
                          f"lock file asks for. Name a folder that holds them: {COMMAND} ARGS='--from FOLDER'.")
    return kept


def ready(kept=KEPT, lock=LOCK):
    """Whether every file of the lock is there with the right bytes."""
    return all(_is(kept / name / file, entry) for name, group in lock.items() for file, entry in group["files"].items())


def _is(path, entry):
    """Whether a file has the size and the sha256 of its entry."""
    return (path.is_file() and path.stat().st_size == entry["size"]
            and hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"])


def _keep(file, place):
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, place)


def _words(mirror):
    return next(mirror[kind] for kind in ("npm", "pip", "folder") if kind in mirror)


def _ask(mirror, scratch, say):
    """The folder in which a mirror's files lie, or None where it cannot be had."""
    if "npm" in mirror:
        command = [shutil.which("npm") or "npm", "pack", "--silent", "--pack-destination", scratch, mirror["npm"]]
    elif "pip" in mirror:
        command = [find_uv_bin(), "tool", "run", "--quiet", "pip", "download", "--quiet", "--disable-pip-version-check",
                   "--no-deps", "--only-binary", ":all:", "--platform", "any", "--dest", scratch, mirror["pip"]]
    else:
        return Path(mirror["folder"])
    say(f"  asking for {_words(mirror)}")
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        told = (getattr(problem, "stderr", None) or str(problem)).strip().splitlines()
        say(f"  {_words(mirror)} cannot be had: {told[-1] if told else problem}")
        return None
    if "inside" not in mirror:
        return scratch
    archive = next(scratch.iterdir())
    if archive.suffix == ".whl":
        shutil.unpack_archive(archive, scratch, "zip")
    else:
        shutil.unpack_archive(archive, scratch, "gztar", **SAFELY)
    return scratch / mirror["inside"]


def main(arguments=None):
    """The command: one line at the end, whichever way it ends."""
    parser = argparse.ArgumentParser(prog="python -m publish.python.supply", description=__doc__.partition("\n")[0])
    parser.add_argument("--from", dest="own", type=Path, metavar="FOLDER",
                        help="a folder to ask first, such as the unpacked official distribution")
    options = parser.parse_args(arguments)
    try:
        kept = bring(options.own)
    except Missing as problem:
        raise SystemExit(str(problem)) from None
    size = sum(entry["size"] for group in LOCK.values() for entry in group["files"].values())
    print(f"{size / 1e6:.0f} MB, every file as the lock file has it, are in {kept.relative_to(folder.BUILD.parent)}: "
          "make site puts them into the pages")


if __name__ == "__main__":
    main()
