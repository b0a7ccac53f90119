"""A lesson's number stands in the name of its notebook; links and the table of README.md follow it."""
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
FILE = re.compile(r"\d\d_(\w+)\.ipynb")
LINK = re.compile(r"(\]\((?:[\w./-]*/)?)\d\d_(\w+)\.ipynb")
ROW = re.compile(r"^\| \d\d \|.*\n", re.M)
TITLE, MINUTES = re.compile(r"# (.+)"), re.compile(r"\*\*(\d+) minutes\*\*")


def files(folder=FOLDER):
    """The notebooks of the lessons by the words of their names: {"layer_norm": "10_layer_norm.ipynb"}."""
    return {found[1]: path.name for path in sorted(folder.glob("*.ipynb")) if (found := FILE.fullmatch(path.name))}


def follow(text, names):
    """A Markdown text whose links to lessons carry the numbers of `names`; a link to no lesson stays as it is."""
    return LINK.sub(lambda link: f"{link[1]}{names[link[2]]}" if link[2] in names else link[0], text)


def row(lesson):
    """The row of README.md for a Lesson: its number, its title as a link, its minutes."""
    source = lesson.cells[0]["source"]
    title, minutes = TITLE.match(source)[1], MINUTES.search(source)[1]
    return f"| {lesson.number} | [{title}](notebooks/{lesson.file.name}) | {minutes} |\n"


def table(readme, lessons):
    """The text of README.md with one row for each of these Lessons, where its rows stood."""
    before, *_ = ROW.split(readme, maxsplit=1)
    after = ROW.split(readme)[-1]
    return before + "".join(map(row, lessons)) + after


def documents(root=ROOT):
    """The pages outside the notebooks that link to lessons."""
    return [*sorted(root.glob("*.md")), *sorted((root / "publish" / "speaker_notes").glob("*.md"))]


def refresh(lessons, root=ROOT):
    """Bring the links of all documents and the table of README.md up to the notebooks in `root`."""
    names = files(root / "notebooks")
    for path in documents(root):
        old = path.read_text(encoding="utf-8")
        new = follow(old, names)
        new = table(new, lessons) if path.name == "README.md" else new
        if new != old:
            path.write_text(new, encoding="utf-8", newline="\n")
