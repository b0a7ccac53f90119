"""Whether this machine can run the course: Python and each package against what pyproject.toml asks for."""

import platform
from dataclasses import dataclass
from html import escape
from importlib import metadata

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

COURSE = "normalization-course"
REMEDY = "set the course up again as README.md says, then restart the kernel"


@dataclass(frozen=True)
class Finding:
    """One thing the course needs; `problem` is empty if it is fine, `version` if it is missing."""

    name: str
    version: str = ""
    problem: str = ""

    def __str__(self):
        return f"{self.name}: {self.problem or 'fine'}"


@dataclass(frozen=True)
class Report:
    """All findings; the text says which are fine, without version numbers, and the HTML adds the versions."""

    findings: tuple

    @property
    def fine(self):
        """Whether nothing is missing or too old."""
        return not any(finding.problem for finding in self.findings)

    @property
    def advice(self):
        """The one sentence that says how to go on."""
        return "Everything is ready: go on." if self.fine else f"What to do: {REMEDY}."

    def __repr__(self):
        return "\n".join([*map(str, self.findings), self.advice])

    def _repr_html_(self):
        rows = "".join(f"<tr><td>{escape(finding.name)}</td><td>{escape(finding.version or 'none')}</td>"
                       f"<td>{escape(finding.problem or 'fine')}</td></tr>" for finding in self.findings)
        return (f"<table><thead><tr><th>needed</th><th>version here</th><th>verdict</th></tr></thead>"
                f"<tbody>{rows}</tbody></table><p>{escape(self.advice)}</p>")


def report():
    """The Report on this machine: Python, then every package the installed course requires; never raises."""
    try:
        wanted = metadata.metadata(COURSE)["Requires-Python"]
        required = [Requirement(line) for line in metadata.requires(COURSE) or ()]
    except metadata.PackageNotFoundError:
        return Report((Finding(COURSE, problem=f"not installed in the Python {platform.python_version()} "
                                               "that runs this notebook"),))
    needed = [one for one in required if one.marker is None or one.marker.evaluate({"extra": ""})]
    python = _compare("Python", platform.python_version(), SpecifierSet(wanted or ""))
    return Report((python, *(_package(one) for one in needed)))


def _package(requirement):
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return Finding(requirement.name, problem=f"missing, the course needs {requirement.specifier or 'it'}")
    return _compare(requirement.name, version, requirement.specifier)


def _compare(name, version, wanted):
    if wanted.contains(version, prereleases=True):
        return Finding(name, version)
    return Finding(name, version, f"version {version} does not fit, the course needs {wanted}")
