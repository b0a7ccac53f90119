"""Tooling of the project: the frame notebooks share and how they are stored; no notebook imports it."""
