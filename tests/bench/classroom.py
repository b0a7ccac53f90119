"""A class on the demonstration's hub: `python -m tests.bench.classroom [--students 1 10 40]`, with the hub's Python.

All students start their servers at once, open a lesson and run it, then drag its explorer. Printed for each class:
seconds until a server stands, from running the lesson to its first output and to its last; milliseconds from a position
of the slider to its picture, when each student moves it twice a second;
MB of memory of a student, shared pages divided.
"""
import argparse
import asyncio
import tempfile
from pathlib import Path
from statistics import median, quantiles

from helpers.text import table
from tests.bench.hub import Hub
from tests.bench.student import Student

POSITIONS, PAUSE = 20, 0.5


async def lesson(hub, students):
    """What a class of so many students meets: {what: numbers, one for each student or position}."""
    names = [f"student{k}" for k in range(students)]
    everyone = [Student(hub.address, name, hub.token) for name in names]
    await everyone[0].ask("/hub/api/users", "POST", {"usernames": names})
    before = memory(hub)
    started = await asyncio.gather(*[student.start() for student in everyone])
    await asyncio.gather(*[student.open() for student in everyone])
    worked = await asyncio.gather(*[student.work() for student in everyone])
    taken = (memory(hub) - before) / students / 2**20
    dragged = await asyncio.gather(*[student.drag(POSITIONS, PAUSE) for student in everyone])
    for student in everyone:
        student.close()
    first, last, _ = zip(*worked, strict=True)
    return {"server, s": started, "first output, s": first, "whole lesson, s": last,
            "slider, ms": [1000 * spent for each in dragged for spent in each], "memory, MB": [taken]}


def memory(hub):
    """Bytes of the hub and of all that it started, a shared page divided among those who share it."""
    parents, shares = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            rollup = (folder / "smaps_rollup").read_text()
        except OSError:
            continue   # it has ended meanwhile, or is somebody else's
        shares[int(folder.name)] = sum(int(line.split()[1]) * 1024 for line in rollup.splitlines()
                                       if line.startswith("Pss:"))
    return sum(size for process, size in shares.items() if hub.process.pid in _line(process, parents))


def _line(process, parents):
    """The process and all it descends from."""
    while process:
        yield process
        process = parents.get(process)


def said(found):
    """Median and 95th percentile of each list of numbers, or the one number."""
    return [f"{median(numbers):.1f}" + (f" ({quantiles(numbers, n=20)[-1]:.1f})" if len(numbers) > 1 else "")
            for numbers in found.values()]


def main():
    """Measure classes of the sizes asked for, one after the other, each on a hub of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--students", type=int, nargs="+", default=[1, 10, 40])
    rows = {}
    for students in parser.parse_args().students:
        with tempfile.TemporaryDirectory() as folder, Hub(folder) as hub:
            rows[students] = asyncio.run(lesson(hub, students))
    print(table([said(found) for found in rows.values()], list(next(iter(rows.values()))),
                [f"{n} students" for n in rows]))
    print("median (95th percentile)")


if __name__ == "__main__":
    main()
