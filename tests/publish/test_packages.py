"""What decks and pages take from installed packages is there, and a file that moved is named."""
import pytest

from publish import packages


@pytest.mark.parametrize("file", [*packages.REVEAL.values(), *packages.FONTS.values(), *packages.LICENCES.values()],
                         ids=lambda file: file[1])
def test_every_file_is_found(file):
    assert packages.find(*file).stat().st_size > 500


@pytest.mark.parametrize("end", ["revealjs/dist/moved.js", "LICENSE"])
def test_a_file_that_is_missing_or_not_the_only_one_is_named(end):
    with pytest.raises(LookupError, match=rf"sphinx-revealjs [\d.]+ has \d+ files called {end}, but one is needed"):
        packages.find("sphinx-revealjs", end)
