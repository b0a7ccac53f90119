"""The demonstration's hub on a free port, in a folder of its own, with a service that may act for every student."""
import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

from tests.browser.server import free_port, wait_until_it_answers

ROOT = Path(__file__).parents[2]
SERVICE = """
exec(open({demonstration!r}, encoding="utf-8").read())
c.JupyterHub.services = [{{"name": "class", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "class", "services": ["class"], "scopes": [
    "admin:users", "admin:servers", "access:servers", "list:users"]}}]
c.JupyterHub.concurrent_spawn_limit = c.JupyterHub.active_server_limit = 0
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
"""


class Hub:
    """A hub as a context manager: `address`, and the `token` of the service; students' homes are below `folder`."""

    def __init__(self, folder):
        self.folder, self.token, self.port = Path(folder), secrets.token_hex(16), free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        config = self.folder / "jupyterhub_config.py"
        demonstration = str(ROOT / "hub" / "demonstration.py")
        config.write_text(SERVICE.format(
            demonstration=demonstration, token=self.token, hub=free_port(), proxy=free_port()), encoding="utf-8")
        log = self.folder / "hub.log"
        settings = {"HUB_HOME": str(self.folder / "home"), "HUB_PORT": str(self.port), "PYTHONPATH": str(ROOT)}
        with log.open("w", encoding="utf-8") as out:
            self.process = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", str(config)],
                                            stdout=out, stderr=out,
                                            cwd=ROOT, env=os.environ | settings, start_new_session=True)
        try:
            wait_until_it_answers(self.address + "/hub/api/", self.process, log, seconds=300)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()   # the hub ends its proxy and the students' servers
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
