"""What decks and pages take from installed packages, found through the list of files that each package declares."""
from importlib.metadata import distribution
from pathlib import Path

_SANS = "revealjs/dist/theme/fonts/source-sans-pro"
REVEAL = {name: ("sphinx-revealjs", f"revealjs/{path}") for name, path in {
    "reveal.css": "dist/reveal.css", "reveal.js": "dist/reveal.js", "notes.js": "plugin/notes/notes.js",
    "reveal-LICENSE": "LICENSE"}.items()}
FONTS = {
    "sans": ("sphinx-revealjs", f"{_SANS}/source-sans-pro-regular.ttf"),
    "sans-italic": ("sphinx-revealjs", f"{_SANS}/source-sans-pro-italic.ttf"),
    "sans-bold": ("sphinx-revealjs", f"{_SANS}/source-sans-pro-semibold.ttf"),
    "mono": ("matplotlib", "fonts/ttf/DejaVuSansMono.ttf"),
    "maths": ("ziamath", "fonts/STIXTwoMath-Regular.ttf"),
}
LICENCES = {
    "sans-LICENSE": ("sphinx-revealjs", f"{_SANS}/LICENSE"),
    "mono-LICENSE": ("matplotlib", "fonts/ttf/LICENSE_DEJAVU"),
}
"""Those of the fonts; the one of the maths font stands in the font itself."""


def find(package, end):
    """The path of the one file of a package whose path ends so; LookupError says what the package lacks."""
    files = distribution(package)
    matching = [file for file in files.files or () if file.as_posix().endswith(f"/{end}")]
    if len(matching) != 1:
        raise LookupError(f"{package} {files.version} has {len(matching)} files called {end}, but one is needed: "
                          f"correct publish/packages.py, or install the version of requirements.lock")
    return Path(matching[0].locate())
