"""The code that lessons show under In PyTorch prints what they say it prints."""
import contextlib
import io

import pytest

from tests.documents import lessons, snippets

SHOWN = [(lesson.name, code, printed) for lesson in lessons.LESSONS for code, printed in snippets.parts(lesson)]


def run(code):
    """What a snippet prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, {})
    return printed.getvalue()


@pytest.mark.parametrize(("code", "printed"), [shown[1:] for shown in SHOWN], ids=[shown[0] for shown in SHOWN])
def test_a_snippet_prints_what_the_lesson_says(code, printed):
    pytest.importorskip("torch")
    assert run(code) == printed


def test_there_are_snippets_and_what_they_print_is_caught():
    assert SHOWN
    assert run("print(1 + 1)") == "2\n"
