"""Lesson pages with Python in Chromium: equal outputs, verdicts, endless and hostile code, what is kept."""
import io
import subprocess
import sys
import time
from contextlib import redirect_stdout
from urllib.parse import urlsplit

import pytest
from PIL import Image

from publish import leaks, student
from publish import lessons as course
from publish.python import supply
from tests.browser.page import AXE, VIOLATIONS
from tests.browser.python_page import Driven, all_seen, changed, served, site_with_python
from tests.browser.test_site import CUT_CODE, SMALL, TOO_WIDE

COLUMN = "column_statistics"
WHOLE = COLUMN, "gamma_and_beta", "padding_and_batch_statistics"
"""Lessons of which every cell runs."""
LESSON = next(lesson for lesson in course.load() if lesson.name == COLUMN)
FIRST, SECOND, THIRD, *_ = [cell["id"] for cell in LESSON.section("Compute") if cell["cell_type"] == "code"]
NUMBER, ANOTHER, FUNCTION, *_ = [cell["id"] for cell in LESSON.tagged("answer")]
TABLE, PICTURE, PROOF, LATER, LAST = "see-the-problem-4", "see-it-2", "compute-8", "check-2", "your-turn-2"
EXPLORER, SETUP, CHECK = "play-2", "setup-2", "lesson.check(3, mine)"
"""Cells of that lesson; the answer to the third exercise is a function."""
TABLE_CODE = next(cell["source"] for cell in LESSON.code if cell["id"] == TABLE)
VERDICTS = """
from helpers import lessons
for name in lessons.names():
    lesson = lessons.load(name)
    for number, exercise in lesson.EXERCISES.items():
        print(name, lesson.check(number, exercise.answer))
        for wrong in exercise.wrong.values():
            print(name, lesson.check(number, wrong))
"""
UNHURRIED = "from helpers.answers import limit\nlimit.limited.__defaults__ = (60.0,)\n"
STUBBORN = "def mine(x):\n    while True:\n        try:\n            x + 1\n        except:\n            pass\nmine(1)"
HOSTILE = """
import js
from pyodide.code import run_js
def attempt(code):
    try:
        return str(run_js(code))
    except Exception as error:
        return type(error).__name__
print([name for name in ("fetch", "XMLHttpRequest", "WebSocket", "postMessage") if hasattr(js, name)])
for code in ("fetch('{0}/a')", "new XMLHttpRequest()", "new WebSocket('{1}/b')", "import('{0}/c.js')",
             "importScripts('{0}/d.js')", "new Worker('{0}/e.js')", "new EventSource('{0}/f')",
             "navigator.sendBeacon('{0}/g')", "Later", "python"):
    print(code.split("(")[0], attempt(code))
import urllib.request
try:
    urllib.request.urlopen("{0}/h", timeout=2)
except Exception as error:
    print(type(error).__name__)
"""

ELSEWHERE = "http://elsewhere.test"
WORKER = f"""new Promise(done => {{
    const code = "fetch('{ELSEWHERE}/worker').catch(() => 0).then(() => postMessage(0))";
    new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done; }})"""


@pytest.fixture(scope="module")
def with_python(built, tmp_path_factory):
    """A copy of the site in which the pages run Python."""
    return site_with_python(built, tmp_path_factory.mktemp("python") / "site")


@pytest.fixture(scope="module")
def host(with_python):
    """A plain server of that site: its address, and the paths it was asked for."""
    with served(with_python) as found:
        yield found


@pytest.fixture
def opened(chromium, host):
    """Opens lessons; none of them may have asked for anything outside of the folder."""
    pages, outside = [], []
    chromium.on("request", look := lambda request: urlsplit(request.url).scheme in ("blob", "data")
                or request.url.startswith(host[0]) or outside.append(request.url))

    def open_lesson(name, changes=None):
        pages.append(Driven(chromium, host[0], name, changes))
        return pages[-1]

    yield open_lesson
    chromium.remove_listener("request", look)
    for one in pages:
        one.page.evaluate("localStorage.clear()")
        one.close()
    assert outside == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_cell_of_a_lesson_gives_what_is_stored(opened, name):
    page = opened(name)
    last = page.all_said()[-1][0]
    page.press(last, "Run all above")
    page.press(last, "Run:")
    answers = {cell["id"] for lesson in course.load() if lesson.name == name for cell in lesson.tagged("answer")}
    assert [row for row in page.all_said() if row[0] not in answers and row[1:] != ["As stored.", ""]] == []
    assert [row for row in page.all_said() if row[0] in answers and not row[1].startswith("Exercise")] == []


def test_every_answer_and_every_known_mistake_gets_the_sentence_of_python(opened):
    expected = io.StringIO()
    with redirect_stdout(expected):
        exec(VERDICTS, {})
    page = opened(COLUMN, {SETUP: f"{UNHURRIED}{VERDICTS}\nimport sys\nprint('matplotlib' in sys.modules)"})
    page.press(SETUP, "Run:")
    assert page.outputs(SETUP).strip().splitlines() == [*expected.getvalue().splitlines(), "False"]


def test_a_changed_cell_says_its_difference_survives_a_reload_and_is_reset(opened, host, chromium):
    page = opened(COLUMN)
    stored = page.outputs(SECOND)
    page.press(FIRST, "Change", wait=False)
    page.until(f"!!document.querySelector('#{FIRST} .cm-content')")
    page.cell(FIRST).locator(".cm-content").click()
    page.page.keyboard.press("Control+End")
    page.page.keyboard.type("\nprint('mine')")
    page.press(FIRST, "Run all above")
    page.press(FIRST, "Run:")
    assert page.said(FIRST).startswith("Differs from the stored output in line ")
    assert page.outputs(FIRST).rstrip().endswith("mine") and page.outputs(SECOND) == stored
    again = opened(COLUMN)
    assert again.said(FIRST) == "Changed, not run: the output below is of the stored code."
    assert again.cell(FIRST).locator("pre.code code").inner_text().rstrip().endswith("print('mine')")
    again.press(FIRST, "Reset")
    assert "mine" not in opened(COLUMN).cell(FIRST).locator("pre.code code").inner_text()


def test_what_stands_above_runs_anew_once_something_has_changed_and_else_goes_on(opened):
    page = opened(COLUMN, {TABLE: f"{TABLE_CODE}\nonce = globals().get('once', 0) + 1\nprint('once', once)"})
    for cell in (SECOND, LATER):
        page.press(cell, "Run all above")
        assert page.said(cell) == "All cells above have run."
        assert page.outputs(TABLE).rstrip().endswith("once 1")
    assert page.said(SECOND) == "As stored."
    page.write(FIRST, "mu = np.zeros(3)\nonce = 7")
    page.press(LATER, "Run all above")
    assert page.said(LATER) == "All cells above have run anew, for something had changed."
    assert page.said(SECOND).startswith("Differs") and page.outputs(TABLE).rstrip().endswith("once 1")
    page.press(TABLE, "Run:")
    assert page.outputs(TABLE).rstrip().endswith("once 8")
    page.press(LATER, "Run all above")
    assert "anew" in page.said(LATER) and page.outputs(TABLE).rstrip().endswith("once 1")


def test_an_exercise_has_one_check_of_what_is_typed_or_of_changed_code(opened):
    page = opened(COLUMN)
    checks = page.cell(NUMBER).get_by_role("button", name="Check")
    page.cell(NUMBER).get_by_role("textbox").fill("77")
    checks.click()
    assert "Exercise 1: not quite" in page.cell(NUMBER).inner_text()
    page.write(NUMBER, "lesson.check(1, lesson.EXERCISES[1].answer)")
    assert checks.count() == 1 and "not quite" not in page.cell(NUMBER).inner_text()
    page.press(NUMBER, "Check")
    assert page.said(NUMBER) == "Exercise 1: correct"
    page.press(NUMBER, "Reset")
    assert checks.count() == 1 and page.cell(NUMBER).locator(".exercise form").is_visible()


def test_a_picture_has_caption_theme_and_letters_that_are_read_on_a_telephone(opened):
    page = opened(COLUMN, {LATER: "import matplotlib.pyplot as plt\nplt.plot([1, 2], 'k')\nplt.show()"})
    look = f"#{PICTURE} .output-figure"
    before = page.page.locator(look).inner_text()
    page.press(PICTURE, "Run all above")
    for cell in (PICTURE, LATER):
        page.press(cell, "Run:")
    assert page.said(PICTURE) == "As stored." and page.page.locator(look).inner_text() == before != ""
    page.page.set_viewport_size({"width": 360, "height": 800})
    for place in (look, f"#{LATER} .output-figure"):
        drawn = page.page.locator(f"{place} img")
        assert drawn.bounding_box()["width"] > 500
        assert page.page.locator(f"{place} figure").get_attribute("tabindex") == "0"
        for theme, paper in (("dark", (20, 23, 28)), ("light", (255, 255, 255))):
            page.page.evaluate("theme => setTheme(theme)", theme)
            drawn.scroll_into_view_if_needed()
            shot = Image.open(io.BytesIO(drawn.screenshot())).convert("RGB")
            assert shot.getpixel((8, 8)) == paper
            low, high = shot.convert("L").getextrema()
            assert high - low > 150
    assert page.page.evaluate(TOO_WIDE) == 0


def test_a_proof_of_other_numbers_stops_nothing_and_a_cell_that_fails_is_named(opened):
    page = opened(COLUMN, {TABLE: f"{TABLE_CODE}\nz = z + z**2", LATER: "w = 1\nw + unknown"})
    page.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = false; })")
    page.press(LAST, "Run all above")
    assert page.said(PROOF).startswith("The text above speaks of the numbers as they were stored; yours are different.")
    assert page.said(LAST) == "Not all have run: the cell above that begins with “w = 1” failed."
    assert "NameError in line 2 of this cell" in page.outputs(LATER)
    assert page.page.evaluate(f"document.querySelector('#{LATER} .failed').checkVisibility()")


def test_a_proof_without_the_cells_above_says_what_it_lacks(opened):
    page = opened(COLUMN)
    page.press(PROOF, "Run:")
    assert page.said(PROOF) == "" and "press Run all above" in page.outputs(PROOF)


def test_a_verdict_is_announced_and_kept_as_progress(opened):
    page = opened(COLUMN, {NUMBER: "import numpy as np\nlesson.check(1, lesson.EXERCISES[1].answer)"})
    page.press(NUMBER, "Check")
    assert page.said(NUMBER) == "Exercise 1: correct"
    said = page.cell(NUMBER).locator(".python-said")
    assert said.get_attribute("role") == "status" and said.get_attribute("data-state") == "correct"
    assert "1" in page.page.evaluate("JSON.parse(localStorage.getItem('progress')).column_statistics")


def test_an_error_is_a_sentence_with_its_line(opened):
    page = opened(COLUMN, {FIRST: "a = 1\nb = a + unknown", SECOND: "1 +", THIRD: "raise SystemExit"})
    for name, words in {FIRST: ["NameError in line 2 of this cell: b = a + unknown", "Run all above"],
                        SECOND: ["SyntaxError in line 1"], THIRD: ["SystemExit in line 1"]}.items():
        page.press(name, "Run:")
        assert all(one in page.outputs(name) for one in words) and "Traceback" not in page.outputs(name)


def test_an_endless_answer_is_stopped_and_nothing_is_lost(opened):
    page = opened(COLUMN, {FUNCTION: f"kept = 7\ndef mine(x, eps):\n    while True:\n        pass\n{CHECK}",
                           FIRST: "print(kept)"})
    page.press(FUNCTION, "Check")
    assert "did not come back within 5 seconds" in page.said(FUNCTION)
    page.press(FIRST, "Run:")
    assert page.outputs(FIRST).strip() == "7"


def test_what_does_not_heed_is_ended_and_python_starts_anew(opened):
    page = opened(COLUMN, {FIRST: f"kept = 7\nprint('begun')\n{STUBBORN}", SECOND: "kept"})
    page.press(FIRST, "Run:", wait=False)
    page.until(f"document.querySelector('#{FIRST} .python-outputs').textContent.includes('begun')")
    page.press(ANOTHER, "Check", wait=False)
    page.press(FIRST, "Stop")
    assert "what was defined is lost" in page.outputs(FIRST)
    assert page.said(ANOTHER) == "Not run: Python was stopped."
    page.press(SECOND, "Run:")
    assert "NameError" in page.outputs(SECOND)


def test_an_explorer_goes_on_where_it_was_after_python_starts_anew(opened):
    page = opened(COLUMN, {FIRST: f"print('begun')\n{STUBBORN}"})
    page.press(EXPLORER, "Run:")
    page.press(FIRST, "Run:", wait=False)
    page.until(f"document.querySelector('#{FIRST} .python-outputs').textContent.includes('begun')")
    page.press(FIRST, "Stop")
    root = page.cell(EXPLORER).locator(".explorer")
    before = root.locator(".explorer-summary").inner_text()
    slider = root.locator("input[type=range]").first
    slider.focus()
    page.page.keyboard.press("Home")
    page.until(f"document.querySelector('#{EXPLORER} .explorer')?.matches('[aria-busy]') === false"
               f" && document.querySelector('#{EXPLORER} .explorer-summary').textContent !== {before!r}")
    assert root.locator(".explorer-problem").inner_text() == ""
    assert root.locator("input[type=range]").first.input_value() == "0"


def test_where_the_page_is_apart_a_loop_is_stopped_without_losing_names(chromium, with_python):
    patient = changed(chromium, with_python / "python" / "kernel.js", {"PATIENCE = 1500": "PATIENCE = 60000"})
    with served(with_python, apart=True) as (address, _), patient:
        page = Driven(chromium, address, COLUMN, {FIRST: "kept = 7\nprint('begun')\nwhile True:\n    pass",
                                                  SECOND: "print(kept)"})
        page.press(FIRST, "Run:", wait=False)
        page.until(f"document.querySelector('#{FIRST} .python-outputs').textContent.includes('begun')")
        page.press(FIRST, "Stop")
        assert "Stopped. What was defined is still there." in page.outputs(FIRST)
        page.press(SECOND, "Run:")
        assert page.outputs(SECOND).strip() == "7"
        page.close()


def test_nobody_but_the_host_of_the_page_is_asked_for_anything(playwright, with_python):
    with all_seen(playwright, with_python) as (context, address, asked):
        page = Driven(context, address, COLUMN)
        last = page.all_said()[-1][0]
        page.press(last, "Run all above")
        page.press(last, "Run:")
        for name in ("python/page.js", "python/pyodide.asm.wasm", "python/numpy-", "python/matplotlib-"):
            assert any(url.startswith(f"{address}/{name}") for url in asked), name
        assert [url for url in asked if not url.startswith(f"{address}/")] == []
        page.page.goto(f"{address}/index.html")   # a worker that nothing holds is seen
        page.page.evaluate(WORKER)
        assert [url for url in asked if not url.startswith(f"{address}/")][0] == f"{ELSEWHERE}/worker"


@pytest.mark.parametrize("policy, taken", [(True, True), (True, False), (False, True), (False, False)])
def test_hostile_code_reaches_no_server(opened, chromium, with_python, tmp_path, policy, taken):
    """The policy of the page holds it, and so does what is taken away; it is out only where both are missing."""
    change = {} if taken else {"of ASKING": "of []"}
    with served(tmp_path) as (other, asked), changed(chromium, with_python / "python" / "worker.js", change):
        page = opened(COLUMN, {FIRST: HOSTILE.replace("{0}", other).replace("{1}", other.replace("http", "ws"))})
        if not policy:
            page.page.evaluate("document.head.append(document.createElement('meta')), "
                               "document.head.lastChild.httpEquiv = 'Content-Security-Policy'")
        held = policy or taken
        for _ in range(1 if held else 5):   # a busy machine may drop what one run asks for
            if not asked:
                page.press(FIRST, "Run:")
            end = time.monotonic() + (1.5 if held else 10)
            while not asked and time.monotonic() < end:
                page.page.wait_for_timeout(100)
        assert page.outputs(FIRST).startswith("[]")
        assert bool(asked) != held, (asked, page.outputs(FIRST))


def test_html_of_a_cell_runs_nothing(opened):
    html = ("<img src=x onerror=document.title='hurt'><script>document.title='hurt'</script><b>bold</b>"
            "<a href=javascript:0>x</a>")
    page = opened(COLUMN, {FIRST: f"from IPython.display import HTML\nHTML({html!r})"})
    page.press(FIRST, "Run:")
    shown = page.cell(FIRST).locator(".python-outputs")
    assert shown.locator("b").inner_text() == "bold" and shown.locator("script, [onerror], [href], [src]").count() == 0
    assert page.page.title() != "hurt"


def test_an_explorer_takes_typed_text_once_python_is_awake(opened):
    page = opened("padding_and_batch_statistics")
    root = page.page.locator(".explorer:has(.explorer-field)")
    typed = root.locator(".explorer-field input, .explorer-field textarea")
    assert typed.first.is_disabled()
    page.press(SETUP, "Run:")
    page.until("!document.querySelector('.explorer-field :is(input, textarea)').disabled")
    before = root.locator(".explorer-summary").inner_text()
    typed.first.fill("one two three four five")
    page.until(f"document.querySelector('.explorer:has(.explorer-field) .explorer-summary').textContent !== {before!r}")
    assert root.locator(".explorer-problem").inner_text() == ""
    page.wait()
    last = page.all_said()[-1][0]
    page.press(last, "Run all above")   # that the explorer woke is no change
    assert page.said(last) == "All cells above have run."


def test_the_editor_is_left_with_the_keyboard(opened):
    page = opened(COLUMN)
    page.press(FIRST, "Change", wait=False)
    page.until(f"document.activeElement.matches('#{FIRST} .cm-content')")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.matches('.cm-content')")
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate(f"document.activeElement.closest('#{FIRST} .python-tools') !== null")


def test_a_long_line_in_the_editor_goes_on_further_right(opened):
    page = opened(COLUMN)
    page.page.set_viewport_size({"width": 360, "height": 800})
    page.write(FIRST, f"for k in z:\n    print({' + '.join(['k'] * 30)})")
    first, *others = page.page.evaluate("""() => { const range = document.createRange();
        range.selectNodeContents([...document.querySelectorAll('.cm-line')].at(-1));
        const places = [...range.getClientRects()].map(({ left, bottom }) => [Math.round(bottom / 9), left]);
        const rows = new Map(places.reverse());
        return [...rows].sort((a, b) => a[0] - b[0]).map(([, left]) => left); }""")
    assert others and all(left > first + 20 for left in others)


@pytest.mark.parametrize("width, scheme", [(360, "dark"), (1280, "light")])
def test_a_page_with_python_is_readable_and_has_no_violation(opened, width, scheme):
    page = opened(COLUMN, {FIRST: "print('x' * 300)\nunknown"})
    page.page.set_viewport_size({"width": width, "height": 800})
    page.page.emulate_media(color_scheme=scheme)
    page.press(ANOTHER, "Check")
    page.press(FIRST, "Change", wait=False)
    page.until(f"!!document.querySelector('#{FIRST} .cm-content')")
    page.press(FIRST, "Run:")
    assert page.page.evaluate(TOO_WIDE) == 0
    assert page.page.evaluate(SMALL) + page.page.evaluate(CUT_CODE) == []
    page.page.evaluate(AXE)
    assert page.page.locator("html").evaluate(VIOLATIONS) == []


STUDENTS = f"""
import sys
from pathlib import Path
from helpers.explore import offline
from publish import explorers, folder, lessons, pages
from publish.python import lay
target, kept = map(Path, sys.argv[1:])
lesson, = [one for one in lessons.load() if one.name == "{COLUMN}"]
folder.start(target)
folder.write(target / "lessons" / "{COLUMN}.html", "lesson.html", lesson=lesson, before=None, after=None, outline=[],
             parts=pages.parts(lesson, explorers.Names()), offline=offline, bridge={{}}, root="../", here="lesson")
lay.lay(target, [lesson], kept, str)
"""
ANSWERS = """
import numpy as np
from helpers.lessons import column_statistics as c, layer_vs_instance_norm as l
for answer in ([-1.186, 0.7906, 1.186, -1.186, 0.3953], [1.186, -0.7906, -1.186, 1.186, -0.3953], [1, 2]):
    print(c.check(1, answer))
for axis in (0, 1):
    print(c.check(3, lambda x, eps: (x - x.mean(axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + eps)))
print(l.check(1, [3136, 6272, 196, 900]))
"""


def test_pages_of_the_student_edition_mark_without_knowing_the_answers(chromium, tmp_path, with_python):
    course, site = tmp_path / "course", tmp_path / "site"
    student.lay(course)
    given = {"cwd": course, "check": True, "env": leaks.environment(course)}
    subprocess.run([sys.executable, "-c", STUDENTS, site, supply.KEPT], **given)
    expected = subprocess.run([sys.executable, "-c", ANSWERS], capture_output=True, text=True, **given).stdout
    with served(site) as (address, _):
        page = Driven(chromium, address, COLUMN,
                      {FIRST: ANSWERS, NUMBER: "lesson.check(1, lesson.EXERCISES[1].answer)"})
        page.press(FIRST, "Run:")
        assert page.outputs(FIRST).strip() == expected.strip() and expected.count(": correct") == 2
        page.press(NUMBER, "Check")
        assert page.said(NUMBER) == "Exercise 1: not answered yet"   # it holds no answer
        page.page.evaluate("localStorage.clear()")
        page.close()


def test_from_a_file_a_page_is_as_ever_and_says_what_a_server_adds(chromium, with_python):
    page = chromium.new_page()
    page.goto(f"{(with_python / 'lessons' / f'{COLUMN}.html').as_uri()}")
    assert "From a web server" in page.locator(".reading").inner_text()
    assert page.locator(".python-tools").count() == 0
    page.close()
