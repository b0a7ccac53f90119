"""Builds an edition to hand out, as one archive with checksums: `python -m publish.release`.
Nothing may be uncommitted."""
import hashlib
import shutil
import sys
import zipfile

from publish import alive, decks, edition, folder, handouts, lessons, site, student
from publish.banks import __main__ as banks
from publish.python import supply

TARGET = folder.BUILD / "release"
FIRST_DAY = 1980
"""Before this year an archive knows no time."""


def require_ready(root=edition.ROOT):
    """Refuse, with a RuntimeError, to build an edition that no commit holds or that CHANGELOG.md does not tell of."""
    state = edition.git(root, "status", "--porcelain")
    if state is None:
        raise RuntimeError("This folder is no git repository: build an edition from a clone of the course.")
    if state:
        first, *others = (line[3:] for line in state.splitlines())
        raise RuntimeError(f"Not everything is committed: {first}{f', and {len(others)} more' if others else ''}. "
                           "Commit it or set it aside, then build the edition.")
    if edition.VERSION not in edition.released(root):
        raise RuntimeError(f"CHANGELOG.md has no line '## [{edition.VERSION}] - day': "
                           "say there what changed, with its day.")


def pages(target, kept=supply.KEPT, say=print):
    """The site, its code alive where the folder `kept` has the bytes, and the decks for themselves, in `target`."""
    course, exported = lessons.load(), alive.explorers(say)
    site.build(target / "site", course, exported, say=say)
    site.wake(target / "site", course, kept, say)
    decks.build(target / "slides", course, exported, say=say)


def build(target, say=print):
    """Everything that an edition holds, in the folder `target`."""
    pages(target, say=say)
    handouts.build(target / "slides", target / "handouts", say=say)
    student.build(target / "student", say=say)
    banks.build(target / "banks")
    edition.git(edition.ROOT, "archive", "--format=zip", f"--output={target / 'course.zip'}", "HEAD")


def sums(target):
    """The lines of SHA256SUMS: the digest of each file in a folder, as `sha256sum --check` reads them."""
    files = sorted(path for path in target.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(target).as_posix()}" for path in files]


def pack(source, archive, day):
    """Write a folder with its SHA256SUMS as a zip; equal contents of one day give equal bytes."""
    (source / "SHA256SUMS").write_text("\n".join(sums(source)) + "\n", encoding="utf-8", newline="\n")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in source.rglob("*") if path.is_file()):
            name = f"{archive.stem}/{path.relative_to(source).as_posix()}"
            entry = zipfile.ZipInfo(name, (max(day.year, FIRST_DAY), day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def main():
    """Build the edition; 0, or 1 and one sentence where it cannot be built."""
    name = f"normalization-course-{edition.VERSION}"
    try:
        require_ready()
        shutil.rmtree(TARGET, ignore_errors=True)
        build(TARGET / name)
        pack(TARGET / name, TARGET / f"{name}.zip", edition.released()[edition.VERSION])
    except (RuntimeError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"build/release/{name}.zip: the edition; its SHA256SUMS are in it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
