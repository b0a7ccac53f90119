"""Writes the question banks to build/banks: `python -m publish.banks`."""
import shutil

from publish import edition, folder, lessons
from publish.banks import gift, items, moodle, qti

TARGET = folder.BUILD / "banks"
FORMS = {"moodle.xml": moodle.write, "gift.txt": gift.write, "qti21.zip": qti.write}
README = """\
Normalization in deep learning, edition {version}: {count} questions ({kinds}).

moodle.xml   Moodle: Question bank, Import, Moodle XML format
gift.txt     Moodle and others that read GIFT; of several numbers each is a question
qti21.zip    platforms that import QTI 2.1

Each wrong choice and each known wrong number has its reply. Text and figures: CC BY 4.0. The banks hold the answers.
They were read by other programs than the one that wrote them, and have not been tried on a running platform.
"""


def build(target):
    """Write the banks of all lessons into the folder `target`; returns the Items."""
    asked = list(items.collect(lessons.load()))
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, write in FORMS.items():
        write(asked, target / name)
    kinds = [item.name.split("-")[1] for item in asked]
    told = ", ".join(f"{kinds.count(kind)} of kind {kind}" for kind in dict.fromkeys(kinds))
    (target / "README.txt").write_text(README.format(version=edition.VERSION, count=len(asked), kinds=told),
                                       encoding="utf-8")
    return asked


if __name__ == "__main__":
    print(f"build/banks: {len(build(TARGET))} questions as Moodle XML, GIFT and QTI 2.1")
