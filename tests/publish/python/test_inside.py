"""What runs in the worker of a page, run here: cells are told as they go, and marking an answer needs no matplotlib."""
import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import lessons
from publish.python import lay

INSIDE = Path(lay.__file__).with_name("inside")
BEGIN = f"""
import json, sys
sys.path.insert(0, {str(INSIDE)!r})
import in_the_page, late
in_the_page.start(lambda kind, content: print(kind, content, file=sys.__stdout__))
late.install(lambda: print("bring {{}}", file=sys.__stdout__))
"""


def told(*cells):
    """What these cells tell the page, [(kind, content), ...]."""
    runs = "".join(f"in_the_page.run('cell', {source!r})\n" for source in cells)
    done = subprocess.run([sys.executable, "-c", BEGIN + runs], capture_output=True, text=True, check=True)
    rows = [line.partition(" ") for line in done.stdout.splitlines()]
    return [(kind, json.loads(content)) for kind, _, content in rows]


def test_names_live_on_and_the_last_expression_is_shown():
    rows = told("a = 3\nprint('one')", "a + 1", "a + 1;")
    assert "".join(content["text"] for kind, content in rows if kind == "text") == "one\n"
    assert [content["text"] for kind, content in rows if kind == "shown"] == ["4"]


@pytest.mark.parametrize("source, words", [
    ("a = 1\nb = a + c", ["NameError in line 2: b = a + c", "Run all above"]),
    ("a =", ["SyntaxError in line 1"]), ("raise SystemExit", ["SystemExit in line 1"]),
    ("def f():\n    1 / 0\nf()", ["ZeroDivisionError in line 2: 1 / 0", "division by zero"]),
    ("raise KeyboardInterrupt", ["Stopped"]),
])
def test_an_error_is_told_with_its_line(source, words):
    (kind, content), = told(source)
    assert kind == "error" and all(word in content["text"] for word in words) and "Traceback" not in content["text"]


def test_what_is_printed_without_end_is_cut():
    rows = told("for k in range(10**4):\n    print('x' * 99)")
    printed = "".join(content["text"] for kind, content in rows if kind == "text")
    assert 100_000 <= len(printed) < 100_200 and printed.endswith("(more was printed than a page can show)\n")


def test_every_lesson_marks_answers_before_anything_is_drawn_and_draws_then():
    marks = "from helpers import lessons\nfor name in lessons.names():\n    print(lessons.load(name).check(1, None))"
    rows = told(marks, "from helpers.lessons import column_statistics as lesson\nlesson.explorer()")
    kinds = [kind for kind, _ in rows]
    printed = "".join(content["text"] for kind, content in rows if kind == "text")
    assert printed == "Exercise 1: not answered yet\n" * len(lessons.names())
    assert "error" not in kinds and kinds.count("bring") == 1 and kinds[-1] == "shown"
    assert kinds.index("bring") > max(k for k, kind in enumerate(kinds) if kind == "text")
    assert rows[-1][1]["explorer"]["spec"]["name"]


def test_a_question_and_a_bar_show_themselves():
    rows = told("from helpers import progress, quiz\nquiz.choose('why', {'a': 'x', 'b': 'y'}, 'a')",
                "bar = progress.bar('runs')\nbar(1, 2)")
    assert [kind for kind, _ in rows] == ["shown", "shown", "progress"]
    assert 'data-question="' in rows[0][1]["html"] and rows[-1][1] == {"caption": "runs", "done": 1, "total": 2}
