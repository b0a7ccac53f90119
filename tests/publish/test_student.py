"""The student edition: its checks say what the course's say, no solution is in it,
and each way to put one in is found."""
import json
import pickle
import re
import subprocess
import sys
import zipfile

import nbformat
import numpy as np
import pytest

from helpers import lessons as packages
from helpers.answers.kept import KeptExercise
from helpers.answers.mark import CORRECT, mark
from publish import leaks, lessons, sealing, structure, student

COURSE = lessons.load()
pytestmark = pytest.mark.slow
SHOWN = "column_statistics", "norms_in_practice", "clinic"
HIDDEN = re.compile(r"the number is (?:too (?:large|small)|not right)|, off by [^,]*$"
                    r"|\d+ of \d+ entries are right; the first .*")
"""What a sealed reference cannot say: to which side, by how much, and surely which (a byte tells)."""
NEAR = {
    "a sign": lambda value: -np.asarray(value, float), "no sign": np.abs,
    "a factor": lambda value: np.asarray(value) * 1.3,
    "three digits": lambda value: np.vectorize(lambda one: float(f"{one:.3g}"))(np.asarray(value, float)),
    "two decimals": lambda value: np.round(np.asarray(value, float), 2),
    "n - 1": lambda value: np.asarray(value) * 5**0.5 / 2,
    "within the tolerance": lambda value: np.asarray(value) * 1.0015,
    "beyond it": lambda value: np.asarray(value) * 1.003,
    "turned round": lambda value: np.asarray(value)[..., ::-1] if np.ndim(value) else value,
    "added": lambda value: np.asarray(value) + 3,
}
PAGES = """
import sys
from pathlib import Path
from helpers.explore import offline
from publish import decks, explorers, folder, lessons, pages
target = Path(sys.argv[1])
for lesson in lessons.load():
    if lesson.name in sys.argv[2:]:
        folder.write(target / f"{lesson.name}.html", "lesson.html", lesson=lesson, before=None, after=None, outline=[],
                     parts=pages.parts(lesson, explorers.Names()), offline=offline, bridge={}, root="", here="lesson")
decks.explorers.fragments = lambda exported, address: explorers.Names()
decks.build(target / "slides", [one for one in lessons.load() if one.name in sys.argv[2:]], {}, site=True, say=str)
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The folder of a student edition, with the pages and decks of three lessons, explorers left out."""
    target = tmp_path_factory.mktemp("student")
    student.lay(target / "course")
    subprocess.run([sys.executable, "-c", PAGES, target / "site", *SHOWN], cwd=target / "course", check=True,
                   env=leaks.environment(target / "course"))
    return target


def exercises():
    return [(name, number) for name in packages.names() for number in packages.load(name).EXERCISES]


@pytest.mark.parametrize(("name", "number"), exercises())
def test_a_sealed_exercise_says_what_the_exercise_says(name, number):
    one = packages.load(name).EXERCISES[number]
    kept = json.loads(json.dumps(sealing.kept(one, f"{name} {number}")))
    sealed = KeptExercise(kept=kept, inputs=one.inputs, tol=one.tol, holds=one.holds)
    assert mark(sealed, one.answer)[0] == CORRECT and sealed.hints == one.hints
    tried = [None, "a word", 3.7, [1, 2, 3], one.answer, *one.wrong.values()]
    if one.inputs is not None:
        tried += [lambda *given, near=near: near(one.answer(*given)) for near in list(NEAR.values())[:3]]
    elif not one.wants_text and one.expected[0].dtype.kind != "b":
        tried += [near(one.answer) for near in NEAR.values()]
    for value in tried:
        (state, said), (sealed_state, sealed_said) = mark(one, value), mark(sealed, value)
        assert state == sealed_state
        if one.inputs is None or "right to" not in said + sealed_said:   # a byte may mistake which way one was rounded
            assert HIDDEN.sub("", said) == HIDDEN.sub("", sealed_said)


def cell(source, *tags):
    return {"id": source, "cell_type": "code", "source": source, "metadata": {"tags": list(tags)}}


def test_a_proof_that_needs_a_solution_goes_with_it_and_another_cell_must_not():
    cells = [cell("a = 1"), cell("b = a", "solution"), cell("c = b", "proof"), cell("proof({'1': c})", "proof"),
             cell("proof({'1': a})", "proof"), cell("b = 2; c = 3", "solution"), cell("d = a")]
    assert student.without_solutions(cells) == [cells[0], cells[4], cells[6]]
    with pytest.raises(ValueError, match="The cell print.b. needs a name that only a solution binds"):
        student.without_solutions([*cells, cell("print(b)")])


@pytest.mark.parametrize("value", [3.7, -1186.0, 1e-7, 0.0])
def test_what_is_kept_of_a_number_is_not_the_number(value):
    kept = sealing._told(np.array([value, 2 * value, 5.0]), 2e-3, "salt")
    numbers = [part for part in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", json.dumps(kept)) if float(part) not in (1.0, 0.0)]
    assert not any(np.isclose(float(part), factor * value, rtol=1e-2, atol=0) for part in numbers
                   for factor in (1, 2) if value)


def test_an_edition_holds_no_solution(edition):
    assert leaks.everywhere(edition, COURSE, SHOWN) == []
    course = edition / "course"
    assert not (course / "tests").exists() and not (course / "publish" / "speaker_notes").exists()
    for path in (course / "notebooks").glob("*.ipynb"):
        tags = [structure.tags(cell) for cell in nbformat.read(path, as_version=4).cells]
        assert not any("solution" in some for some in tags) and any("answer" in some for some in tags)
    for name in SHOWN:
        page = (edition / "site" / f"{name}.html").read_text(encoding="utf-8")
        assert 'class="solution"' not in page and 'data-exercise=""' in page
        assert re.findall(r'<aside class="notes">(.*?)</aside>',
                          (edition / "site" / "slides" / f"{name}.html").read_text(encoding="utf-8"),
                          re.S) and "<strong>Answer" not in page


ANSWERED = """
import pickle, sys
from contextlib import redirect_stdout
from io import StringIO
import numpy as np
from helpers import lessons
from helpers.lessons import clinic, column_statistics as c, layer_vs_instance_norm as l
said = [c.check(1, [-1.186, 0.7906, 1.186, -1.186, 0.3953]), c.check(1, [1.186, -0.7906, -1.186, 1.186, -0.3953]),
        c.check(3, lambda x, eps: (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)),
        l.check(1, [3136, 6272, 196, 900])]
with redirect_stdout(StringIO()) as printed:
    clinic.tried(1, lambda train: train(clinic.inputs.BATCHES, 10) > 2.5)
inputs = {name: {number: one.inputs for number, one in lessons.load(name).EXERCISES.items()}
          for name in lessons.names()}
sys.stdout.buffer.write(pickle.dumps((list(map(str, said)), printed.getvalue(), inputs)))
"""


def test_a_student_is_answered_with_the_arguments_of_the_course_and_the_clinic_runs_without_its_repairs(edition):
    """Sources that are cut must not shift random numbers."""
    done = subprocess.run([sys.executable, "-c", ANSWERED], cwd=edition / "course", check=True, capture_output=True,
                          env=leaks.environment(edition / "course"))
    said, printed, inputs = pickle.loads(done.stdout)
    assert said == ["Exercise 1: correct",
                    "Exercise 1: not quite: the factor is negative: what lay above the mean of z1 lies "
                    "below the mean of this column", "Exercise 3: correct",
                    "Exercise 1: not quite: 3 of 4 entries are right; the first that is not is at [3]"]
    assert printed == "the patient fails\n"
    assert {*inputs, "template"} == set(packages.names())
    for name, number in ((name, number) for name in inputs for number in inputs[name]):
        np.testing.assert_equal(inputs[name][number], packages.load(name).EXERCISES[number].inputs)


TEXTS = {   # what could be left somewhere, in a page, a script, a notebook or a table
    "a cell of a notebook": json.dumps({"source": ["# Solution of exercise 3\n", "def over_examples(x, eps):\n",
                                                   "    return normalize_columns(x.T, eps).T\n"]}),
    "coloured code": '<span class="k">return</span> normalize_columns(<span class="n">x</span>.T, eps).T\n',
    "other spaces": "  return  normalize_columns(x.T,eps).T",
    "its comment": "# Shift and factor go; the minus sign of the factor stays.",
    "bounds in a page": '<div class="exercise" data-exercise="{&#34;name&#34;: 1}">',
    "its numbers": "-1.18585, 0.790569, 1.18585, -1.18585, 0.395285",
    "bounds as data": '{"low": [-1.1882, 0.78899, 1.18348, -1.1882, 0.39449]}',
    "numbers with a comma less": "-1.186\t0.7906\t1.186\t-1.186\t0.3953",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_solution_in_a_text_is_found(text):
    assert list(leaks.in_text(f"before\n{text}\nbehind", leaks.lines(COURSE), leaks.rows(COURSE)))


@pytest.mark.parametrize("text",
                         ["x_hat = (x - mu) / np.sqrt(var + eps)", "1.186, -0.7906, 0.3953", 'data-exercise=""'])
def test_what_is_taught_is_no_solution(text):
    assert list(leaks.in_text(text, leaks.lines(COURSE), leaks.rows(COURSE))) == []


def test_what_python_brings_along_is_not_searched_and_what_is_ours_is(tmp_path):
    ours = ["site/python/lessons/a.json", "site/python/page.js", "site/python/normalization_course-1.0.0-py3.whl/a.py",
            "site/python/inside.zip/late.py", "site/lab/files/a.ipynb", "site/lab/api/contents/all.json",
            "course/publish/python/js/page.js", "site/explorers/a.html"]
    others = ["site/python/editor/view.js", "site/python/pyodide.asm.js", "site/python/python_stdlib.zip/pstats.py",
              "site/python/numpy-2.0.2-cp312.whl/a.py", "site/lab/build/1.js", "site/lab/extensions/a/b.js"]
    for name in ours + others:
        archive = re.match(r"(.*\.(?:whl|zip))/(.*)", name)
        path = tmp_path / (archive[1] if archive else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if archive:
            with zipfile.ZipFile(path, "w") as packed:
                packed.writestr(archive[2], "text")
        else:
            path.write_text("text", encoding="utf-8")
    assert {name for name, _ in leaks.texts(tmp_path)} == {*ours}


def test_archives_are_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "course-1.0.0.whl", "w") as packed:
        packed.writestr("helpers/a.py", "return normalize_columns(x.T, eps).T")
        packed.writestr("data/digits.npz", b"\0")
    (tmp_path / "a.md").write_text("words", encoding="utf-8")
    assert dict(leaks.texts(tmp_path)) == {
        "a.md": "words", "course-1.0.0.whl/helpers/a.py": "return normalize_columns(x.T, eps).T"}


PLANTED = """
import numpy as np
from helpers import norms
NUMBERS = np.array([-1.18585, 0.790569, 1.18585, -1.18585, 0.395285])
def helpful(x, eps): return norms.normalize(x, 1, eps=eps)
"""


def test_code_and_data_that_pass_a_check_are_found(edition):
    module = edition / "course" / "helpers" / "lessons" / "column_statistics" / "chain.py"
    before = module.read_text(encoding="utf-8")
    try:
        module.write_text(before + PLANTED, encoding="utf-8")
        found = leaks.in_modules(edition / "course", "column_statistics")
    finally:
        module.write_text(before, encoding="utf-8")
    assert found == ["chain.NUMBERS would pass the check of column_statistics 1",
                     "chain.helpful would pass the check of column_statistics 3"]
