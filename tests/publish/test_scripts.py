"""The scripts of a page share one scope: a name that two of them declare stops the second one."""
import re
from collections import Counter
from pathlib import Path

import pytest

import publish

STATIC = Path(publish.__file__).parent / "static"
DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function) +(?:\{([^}]*)\}|(\w+))", re.M)
TOGETHER = {"pages": ("theme", "site", "outline", "progress", "search", "take"), "decks": ("theme", "broken", "deck")}


def twice(sources):
    """The names that are declared more than once at the top of these scripts."""
    names = [name for source in sources for several, one in DECLARED.findall(source)
             for name in re.findall(r"\w+", several or one)]
    return [name for name, times in Counter(names).items() if times > 1]


@pytest.mark.parametrize("scripts", TOGETHER.values(), ids=TOGETHER)
def test_no_name_is_declared_twice(scripts):
    assert twice((STATIC / f"{name}.js").read_text(encoding="utf-8") for name in scripts) == []


def test_every_script_stands_in_a_page_or_a_deck():
    assert {path.stem for path in STATIC.glob("*.js")} == {name for scripts in TOGETHER.values() for name in scripts}


def test_a_name_that_stands_twice_is_found():
    assert twice(["const asked = 1;\nconst { a, b } = c;", "  const a = 2;\nasync function asked() {}"]) == ["asked"]
