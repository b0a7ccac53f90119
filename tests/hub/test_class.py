"""A class on a real JupyterHub: each student has the lessons, runs them, and keeps what was written."""
import asyncio
import json
from pathlib import Path

import pytest

pytest.importorskip("jupyterhub")

from hub import singleuser
from publish.lab.copies import ROOT
from tests.bench.hub import Hub
from tests.bench.student import LESSON, Student

NAMES = ("ada", "grace")
STORED = ROOT / "notebooks" / Path(LESSON).name


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """A hub on which two students have started their servers."""
    with Hub(tmp_path_factory.mktemp("hub")) as hub:
        asyncio.run(_start(hub))
        yield hub


async def _start(hub):
    await Student(hub.address, NAMES[0], hub.token).ask("/hub/api/users", "POST", {"usernames": NAMES})
    await asyncio.gather(*[Student(hub.address, name, hub.token).start() for name in NAMES])


def printed(cell):
    """What the stored cell prints, as a student's `run` returns it."""
    return "".join("".join(output.get("text") or output["data"].get("text/plain", "")) for output in cell["outputs"])


def test_a_student_runs_a_lesson_and_sees_what_is_stored(hub):
    async def work():
        student = Student(hub.address, "ada", hub.token)
        await student.open()
        *_, said = await student.work()
        spent = await student.drag(3, 0)
        student.close()
        return said, spent
    said, spent = asyncio.run(work())
    stored = [cell for cell in json.loads(STORED.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert said == [printed(cell) for cell in stored] and any(said)
    assert len(spent) == 3


def test_what_a_student_wrote_is_kept_when_the_server_starts_again_and_is_nobody_elses(hub):
    async def write_and_read():
        ada, grace = (Student(hub.address, name, hub.token) for name in NAMES)
        content = await ada.notebook()
        content["cells"][0]["source"] = "my own notes"
        await ada.ask(f"/user/ada/api/contents/{LESSON}", "PUT", {"type": "notebook", "content": content})
        await ada.ask("/hub/api/users/ada/server", "DELETE")
        while (await ada.ask("/hub/api/users/ada"))["servers"]:
            await asyncio.sleep(0.2)
        await ada.start()
        return [(await student.notebook())["cells"][0]["source"] for student in (ada, grace)]
    hers, others = asyncio.run(write_and_read())
    assert hers == "my own notes" != others


def test_the_course_itself_is_not_written_into(hub):
    laid = hub.folder / "home" / "grace" / singleuser.FOLDER / STORED.name
    assert laid.exists() and not laid.samefile(STORED)
