"""A hub on this machine alone, to look at: `make hub`. Any name logs in, without a password; nobody else can reach it.

All students run as the one who started it, so nothing keeps them from each other's files, and the limits of memory and
processor are not enforced: for a class take littlest.py or kubernetes/.
"""
import os
import sys
from pathlib import Path

from hub.course import configure

c = get_config()  # noqa: F821 (JupyterHub defines it)
configure(c, sys.executable)

home = Path(os.environ.get("HUB_HOME", "build/hub/home")).resolve()
home.mkdir(parents=True, exist_ok=True)
c.JupyterHub.bind_url = f"http://127.0.0.1:{os.environ.get('HUB_PORT', '8000')}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.SimpleLocalProcessSpawner.home_dir_template = str(home / "{username}")
c.JupyterHub.db_url = f"sqlite:///{home / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(home / "cookie_secret")
c.ConfigurableHTTPProxy.command = [str(Path(sys.executable).with_name("configurable-http-proxy"))]
c.ConfigurableHTTPProxy.pid_file = str(home / "proxy.pid")
