"""Stands in the page for IPython: what the course and its students use of it."""
version_info = 8, 24


def get_ipython():
    """There is no shell in a page."""
