"""What runs in the worker of a page, run here: cells are told as they go, and marking an answer needs no matplotlib."""
import hashlib
import json
import subprocess
import sys
from base64 import b64decode
from html import unescape
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
    runs = "".join(f"in_the_page.run('cell-{number}', {source!r})\n" for number, source in enumerate(cells, 1))
    done = subprocess.run([sys.executable, "-c", BEGIN + runs], capture_output=True, text=True, check=True)
    rows = [line.partition(" ") for line in done.stdout.splitlines()]
    return [(kind, json.loads(content)) for kind, _, content in rows]


def test_names_live_on_and_the_last_expression_is_shown():
    rows = told("a = 3\nprint('one')", "a + 1", "a + 1;")
    assert "".join(content["text"] for kind, content in rows if kind == "text") == "one\n"
    assert [content["text"] for kind, content in rows if kind == "shown"] == ["4"]


@pytest.mark.parametrize("source, words", [
    ("a = 1\nb = a + c", ["NameError in line 2 of this cell: b = a + c\n", "Run all above"]),
    ("a =", ["SyntaxError in line 1 of this cell: a ="]), ("raise SystemExit", ["SystemExit in line 1 of this cell"]),
    ("def f():\n    1 / 0\nf()", ["ZeroDivisionError in line 2 of this cell: 1 / 0\ndivision by zero"]),
    ("eval('1 +')", ["SyntaxError in line 1 of this cell: eval('1 +')"]),
    ("import numpy as np\nnp.ones(2) @ np.ones(3)", ["ValueError in line 2 of this cell: np.ones(2) @ np.ones(3)\n"]),
    ("raise KeyboardInterrupt", ["Stopped"]),
])
def test_an_error_is_told_with_its_line(source, words):
    (kind, content), = told(source)
    assert kind == "error" and all(word in content["text"] for word in words) and "Traceback" not in content["text"]


def test_an_error_in_the_function_of_another_cell_names_both():
    (_, content), = told("\ndef half(x):\n    return x / zero", "\n\nhalf(1)")
    assert content["text"].startswith("NameError in line 3 of the cell that begins with “def half(x):”: "
                                      "return x / zero\ncalled in line 3 of this cell: half(1)\n")


def test_names_are_forgotten():
    cells = "in_the_page.run('one', 'a = 1')\nin_the_page.forget()\nin_the_page.run('two', 'display(__name__)\\na')"
    done = subprocess.run([sys.executable, "-c", BEGIN + cells], capture_output=True, text=True, check=True)
    assert "'__main__'" in done.stdout and "NameError" in done.stdout


DRAWS = "from matplotlib import pyplot as plt\nplt.plot([1, 3, 2], color='black')\nplt.ylabel('cost');"
COURSES = "from helpers import figures\nfig, ax = figures.new()\nax.bar([1, 2], [1, 2])\nfigures.show(fig, 'Two bars.')"


@pytest.mark.parametrize("source, words, caption", [(DRAWS, 'y "cost"; line: 1, 3, 2', ""),
                                                    (f"{DRAWS}\nplt.show()", 'y "cost"; line: 1, 3, 2', ""),
                                                    (COURSES, "Two bars. bars: 1, 2", "Two bars.")])
def test_a_picture_follows_the_page_and_says_what_it_shows(source, words, caption):
    rows = told(source)
    (_, content), = [row for row in rows if row[0] == "shown"]
    assert {kind for kind, _ in rows} == {"bring", "shown"}
    assert (content["text"], content["caption"]) == (words, caption) and f'alt="{words}"' in unescape(content["html"])
    drawn = b64decode(content["html"].partition("base64,")[2].partition('"')[0]).decode()
    assert "color-scheme: light dark" in drawn and "var(--c-ink" in drawn and "#000000" not in drawn


@pytest.mark.parametrize("password, salt, rounds, length", [
    (b"a", b"salt", 1, 16), (b"[1, 2]", "1.0.0 layer_norm 3 0".encode(), 4_000, 16), (b"x" * 200, b"", 3, 32)])
def test_digests_without_openssl_are_those_with_it(monkeypatch, password, salt, rounds, length):
    monkeypatch.syspath_prepend(INSIDE)
    import digests
    given = "sha256", password, salt, rounds, length
    assert digests.pbkdf2_hmac(*given) == hashlib.pbkdf2_hmac(*given)
    with pytest.raises(ValueError, match="at most 32 of sha256"):
        digests.pbkdf2_hmac("sha512", password, salt, rounds, length)


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
