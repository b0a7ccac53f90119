"""The course for a class on a JupyterHub: what every hub does alike, and the ways to run one.

singleuser.py   in each student's environment: lays the copies of the lessons, then serves them
course.py       in the hub: the limits and the command of a student's server
demonstration.py, littlest.py, kubernetes/   what a hub on one machine to look at, The Littlest JupyterHub,
                and Zero to JupyterHub add to that
"""
