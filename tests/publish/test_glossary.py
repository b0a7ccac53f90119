"""The sentences of the glossary, cut out of the lessons."""
import re

import pytest

from publish import glossary, lessons

ENTRIES = glossary.load(lessons.load())


@pytest.mark.parametrize(("source", "phrase", "sentence"), [
    ("An **epoch** is a pass. More.", "An **epoch** is", "An **epoch** is a pass."),
    ("First: the *batch* of it is 2.5 units. More", "the *batch*", "The *batch* of it is 2.5 units."),
    ("**A column is one unit.** More.", "**A column", "**A column is one unit.**"),
    ("Words (and **bias**, a number.) More", "and **bias**", "And **bias**, a number."),
    ("The slope is\n\n$$a = b.$$\n\nMore.", "The slope is", "The slope is\n\n$$a = b.$$"),
    ("Mixing (Ba et al. 2016) is that. More.", "Mixing", "Mixing (Ba et al. 2016) is that."),
    ("no end", "no end", "No end"),
])
def test_a_sentence_ends_where_it_ends(source, phrase, sentence):
    assert glossary.sentence(source, phrase) == sentence


def test_words_that_are_not_there_are_refused():
    with pytest.raises(ValueError, match="no cell says 'An epoch'"):
        glossary.sentence("Text.", "An epoch")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.term)
def test_a_definition_is_a_whole_sentence(entry):
    text = entry.definition
    assert re.search(r"[.?!]\W*$", text), text
    assert text.count("**") % 2 == 0 and text.count("$") % 2 == 0 and text.count("(") == text.count(")"), text


def test_symbols_stand_once_each():
    found = [symbol for symbol, *_ in glossary.symbols(lessons.load())]
    assert len(found) == len(set(found)) > 20
