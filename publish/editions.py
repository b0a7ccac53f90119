"""The editions of the course on its site: what changed, and the site of each older one under its version."""
import re
import zipfile
from pathlib import Path, PurePosixPath

from publish import edition, folder, prose

ARCHIVES = edition.ROOT / "editions"
"""Where the archives of older editions are looked for, as `make release` built them."""
ARCHIVE = re.compile(r"normalization-course-(\d+\.\d+\.\d+)\.zip")


def found(archives=ARCHIVES):
    """{version: archive} of the older editions in a folder, newest first; none where there is no such folder."""
    named = {match[1]: path for path in archives.glob("*.zip") if (match := ARCHIVE.fullmatch(path.name))}
    named.pop(edition.VERSION, None)
    return dict(sorted(named.items(), key=lambda one: tuple(map(int, one[0].split("."))), reverse=True))


def lay(target, archives=ARCHIVES):
    """Lay the site of each older edition into `target`/editions, and the page that leads to them."""
    older = found(archives)
    for version, archive in older.items():
        _unpack(version, archive, target / "editions" / version)
    folder.write(target / "editions.html", "editions.html", root="", here="editions", older=list(older),
                 released=edition.released(), html=prose.html, changes=changes())


def changes(root=edition.ROOT):
    """CHANGELOG.md from its first released edition on, as Markdown."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    first = edition.RELEASED.search(text)
    return text[first.start():].replace("## [", "## ").replace("] - ", ", ") if first else ""


def _unpack(version, archive, target):
    """Lay the folder site/ of an archive at `target`, without the editions that were older still."""
    inside = PurePosixPath(f"normalization-course-{version}", "site")
    with zipfile.ZipFile(archive) as packed:
        for entry in packed.infolist():
            path = PurePosixPath(entry.filename)
            if entry.is_dir() or ".." in path.parts or not path.is_relative_to(inside):
                continue
            way = path.relative_to(inside)
            if way.parts[0] != "editions":
                file = target / Path(*way.parts)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(packed.read(entry))
    if not (target / "index.html").is_file():
        raise ValueError(f"{archive.name} holds no site: "
                         f"expected {inside}/index.html in it; build it with make release")
