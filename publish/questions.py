"""The questions that practice asks, the patients of the clinic by their symptom, and today's models:
pages and search rows."""
import re

from helpers import data
from helpers.lessons.clinic.cases import CASES
from publish import minutes, structure

HEADER = ("question", "words", "answer", "tell", "repair", "lesson", "cell", "thread", "sign")
LIBRARY = re.compile(r"^(?=# (PyTorch|Keras|Flax|TensorFlow))", re.M)
"""Where a repair for another library begins, in the column `repair`: at a comment that names it."""
SIGNS = {"accuracy": "It learns well and answers badly", "loss": "It learns badly", "error": "An error message",
         "nan": "NaN, infinity, or all zeros", "numbers": "Other numbers than expected"}
"""What one sees when something has gone wrong: the column `sign` of the questions, and that of the cases."""
MODELS = ("model", "field", "norm", "placement", "qk_norm", "eps", "learned", "repository", "path", "version",
          "fragment",
          "read")


def load(course):
    """The rows of data/questions.csv as dicts; `shown` is the Lesson that has the cell, `repairs` as of `repairs`,
    and `case` that of the clinic which the question is about, or None."""
    by_name = {lesson.name: lesson for lesson in course}
    return [row | {"shown": by_name[row["lesson"]], "repairs": [code for _, code in repairs(row)], "case": _case(row)}
            for row in load_rows()]


def repairs(row):
    """[(library, code)] of a question: its repair cut where a comment names a library."""
    pieces = LIBRARY.split(row["repair"])
    return [(library, code.strip()) for library, code in zip(pieces[1::2], pieces[2::2], strict=True)]


def _case(row):
    cases = {case.name.replace("_", "-"): case for case in CASES}
    return cases.get(row["cell"].rpartition("-")[0]) if row["lesson"] == "clinic" else None


def load_rows():
    """The rows of data/questions.csv as dicts of texts."""
    return data.rows("questions", header=HEADER)


def models():
    """The rows of data/models.csv as dicts."""
    return data.rows("models", header=MODELS)


def pages(course):
    """What the pages questions, symptoms and models show, by the name of page and template."""
    rows = load(course)
    clinic = next(lesson for lesson in course if lesson.name == "clinic")
    told = {heading: minutes.needed(cells) for heading, cells in structure.cases(clinic.cells).items()}
    return {"questions": {"questions": rows},
            "symptoms": {"cases": CASES, "minutes": {case.name: told[case.symptom] for case in CASES},
                         "asked": {case.name: [row for row in rows if row["case"] is case] for case in CASES},
                         "seen": {words: ([case for case in CASES if case.sign == sign],
                                          [row for row in rows if row["sign"] == sign])
                                  for sign, words in SIGNS.items()}},
            "models": {"models": models()}}


def search_rows():
    """[address, title, place, text, words] of each question, case and model; the words are searched and not shown."""
    asked = [[f"questions.html#{structure.slug(row['question'])}", row["question"], "Questions",
              row["answer"].replace("`", ""), row["words"]] for row in load_rows()]
    ill = [[f"symptoms.html#{case.name}", case.symptom, "Symptoms",
            f"Cause: {case.cause} Repair: {case.repair} Test: {case.test}.", case.words] for case in CASES]
    used = [["models.html", row["model"], "Models",
             f"{row['norm']} norm, {row['placement']}; QK norm: {row['qk_norm']}; eps {row['eps']}", ""]
            for row in models()]
    return asked + ill + used
