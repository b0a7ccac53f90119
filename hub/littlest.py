"""The Littlest JupyterHub: copy or link this file into /opt/tljh/config/jupyterhub_config.d/ (hub/README.md says how).

The course lies in /srv/normalization, which belongs to root: students read it and cannot write there.
"""
import sys

sys.path.insert(0, "/srv/normalization")
from hub.course import configure  # noqa: E402

c = get_config()  # noqa: F821 (JupyterHub defines it)
configure(c, "/opt/tljh/user/bin/python")
