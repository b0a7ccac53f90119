"""What a hub does for this course wherever it runs: `configure(c, python)`.

The figures come from `python -m tests.bench.classroom` (hub/README.md): a student with one lesson open takes about a
fifth of the limit.
"""
MEMORY, GUARANTEE = "1G", "256M"
CPU = 1.0
PATIENCE = 300   # seconds: forty servers that start at once on two cores need two minutes


def configure(c, python):
    """Start each student's server with this Python, in which the course is installed, within the limits."""
    c.Spawner.cmd = [python, "-m", "hub.singleuser"]
    c.Spawner.mem_limit, c.Spawner.mem_guarantee, c.Spawner.cpu_limit = MEMORY, GUARANTEE, CPU
    c.Spawner.start_timeout = c.Spawner.http_timeout = PATIENCE
