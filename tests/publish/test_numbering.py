"""A lesson's number follows the name of its file, in links and in README.md."""
import pytest

from publish import lessons, numbering

NAMES = {"layer_norm": "10_layer_norm.ipynb", "gamma_and_beta": "04_gamma_and_beta.ipynb"}


@pytest.mark.parametrize(("text", "followed"), [
    ("[Layer norm](09_layer_norm.ipynb)", "[Layer norm](10_layer_norm.ipynb)"),
    ("[a](notebooks/03_gamma_and_beta.ipynb) [b](10_layer_norm.ipynb)",
     "[a](notebooks/04_gamma_and_beta.ipynb) [b](10_layer_norm.ipynb)"),
    ("[a](../notebooks/09_layer_norm.ipynb#Compute)", "[a](../notebooks/10_layer_norm.ipynb#Compute)"),
    ("[a](09_no_such_lesson.ipynb)", "[a](09_no_such_lesson.ipynb)"),
    ("[a](https://arxiv.org/abs/1502.03167) 09_layer_norm.ipynb",
     "[a](https://arxiv.org/abs/1502.03167) 09_layer_norm.ipynb"),
])
def test_links_follow_the_files(text, followed):
    assert numbering.follow(text, NAMES) == followed


def test_the_table_of_a_readme_is_that_of_the_lessons():
    course = lessons.load()
    head = "# A\n\n| | lesson | minutes |\n|---|---|---|\n"
    readme = head + "| 07 | [Old](a.ipynb) | 1 |\n| 08 | [Gone](b.ipynb) | 2 |\n\nAfter.\n"
    lines = numbering.table(readme, course).splitlines()
    assert lines[:4] == readme.splitlines()[:4] and lines[-2:] == ["", "After."]
    assert lines[4:-2] == [numbering.row(lesson).strip() for lesson in course]


def test_the_documents_are_up_to_date():
    names = numbering.files()
    for path in numbering.documents():
        text = path.read_text(encoding="utf-8")
        assert numbering.follow(text, names) == text, f"{path.name}: run make notebooks"
