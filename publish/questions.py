"""The questions that practice asks, the patients of the clinic by their symptom, and today's models: pages and search rows."""
from helpers import data
from helpers.lessons.clinic.cases import CASES
from publish import frame

HEADER = ("question", "words", "answer", "lesson", "cell", "thread")
MODELS = ("model", "field", "norm", "placement", "qk_norm", "eps", "learned", "repository", "path", "version", "fragment",
          "read")


def load(course):
    """The rows of data/questions.csv as dicts; `shown` is the Lesson that has the cell, or None while there is none."""
    by_name = {lesson.name: lesson for lesson in course}
    return [row | {"shown": by_name.get(row["lesson"]) if row["cell"] else None}
            for row in data.rows("questions", header=HEADER)]


def models():
    """The rows of data/models.csv as dicts."""
    return data.rows("models", header=MODELS)


def pages(course):
    """What the pages questions and models show, by the name of page and template."""
    return {"questions": {"questions": load(course), "cases": CASES}, "models": {"models": models()}}


def search_rows():
    """[address, title, place, text] of each question, with the words of the libraries, of each case and model."""
    asked = [[f"questions.html#{frame.slug(row['question'])}", row["question"], "Questions",
              f"{row['answer']} {row['words']}"] for row in data.rows("questions", header=HEADER)]
    ill = [[f"questions.html#{case.name}", case.symptom, "Clinic", case.complaint] for case in CASES]
    used = [["models.html", row["model"], "Models",
             f"{row['norm']} norm, {row['placement']}; QK norm: {row['qk_norm']}; eps {row['eps']}"] for row in models()]
    return asked + ill + used
