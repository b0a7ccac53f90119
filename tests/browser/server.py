"""A real JupyterLab on a free port, with settings of its own, ended by its process id."""
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TOKEN = "course"
HANDLE = "--LabApp.expose_app_in_browser=True"   # the page then has window.jupyterapp


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def own_environment(folder, settings=None):
    """The environment of a Jupyter that keeps everything in `folder`, with these user settings."""
    for plugin, values in (settings or {}).items():
        package, name = plugin.split(":")
        path = Path(folder, "settings", package, f"{name}.jupyterlab-settings")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
              "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
              "IPYTHONDIR": "ipython"}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return inherited | {name: str(Path(folder, place)) for name, place in places.items()}


def wait_until_it_answers(url, process, log, seconds=90):
    """Return when `url` answers; say what the log holds when the process ends or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            return urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not answer at {url}:\n{Path(log).read_text(encoding='utf-8')}")


def jupyterlab(options):
    """The command that starts JupyterLab with these options, as root too."""
    return [sys.executable, "-m", "jupyterlab", "--allow-root", *options]


class Lab:
    """JupyterLab in the folder `root`, as a context manager; `settings` are {plugin: {setting: value}}."""

    def __init__(self, root, settings=None, command=jupyterlab):
        self.root, self.settings, self.command = root, settings, command

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="lab-", ignore_cleanup_errors=True)
        self.port = free_port()
        log = Path(self.folder.name, "lab.log")
        options = ["--no-browser", "--ip=127.0.0.1", f"--port={self.port}", HANDLE,
                   f"--IdentityProvider.token={TOKEN}"]
        with log.open("w") as out:
            self.process = subprocess.Popen(
                self.command(options), stdout=out, stderr=subprocess.STDOUT, cwd=self.root,
                env=own_environment(self.folder.name, self.settings))
        try:
            wait_until_it_answers(self.url("api"), self.process, log)
        except BaseException:
            self.__exit__()
            raise
        return self

    def url(self, path):
        """The address of `path` on this server."""
        return f"http://127.0.0.1:{self.port}/{path}?token={TOKEN}"

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()
