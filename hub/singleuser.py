"""A student's server on a hub: lays copies of the lessons in the student's home, then serves them.

A copy that the student has written in is never touched by an update of the course; NEWS.txt beside the copies names
those of which there is a newer edition.
"""
import os
import sys
from pathlib import Path

from publish.lab.copies import Desk

FOLDER = "normalization"
IDLE = 3600
"""Seconds after which a kernel that does nothing is ended; its notebook stays."""


def lay(home):
    """Bring the copies in the home up to the course; what cannot be laid is said in the server's log."""
    desk = home / FOLDER
    try:
        news = list(Desk(mine=desk).lay())
        notice = desk / "NEWS.txt"
        if news:
            notice.write_text("\n".join(news) + "\n", encoding="utf-8")
        else:
            notice.unlink(missing_ok=True)
    except OSError as error:
        print(f"The lessons could not be laid in {desk} ({error.strerror}): "
              f"is there room, and may the student write there?",
              file=sys.stderr)


def command(arguments):
    """What is run for a student: the hub's own server, opening the first lesson."""
    return [sys.executable, "-m", "jupyterhub.singleuser",
            f"--ServerApp.default_url=/lab/tree/{FOLDER}/00_start_here.ipynb",
            f"--MappingKernelManager.cull_idle_timeout={IDLE}", "--MappingKernelManager.cull_interval=300", *arguments]


def main(arguments):
    """Lay the copies in the student's home, and become the student's server there."""
    home = Path.home()
    os.environ["NORMALIZATION_DESK"] = str(home / FOLDER)
    lay(home)
    os.chdir(home)
    wanted = command(arguments)
    os.execv(wanted[0], wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
