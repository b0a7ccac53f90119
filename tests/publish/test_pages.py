"""A lesson as a page: the works that a text names stand beside it."""
from types import SimpleNamespace

from nbformat.v4 import new_markdown_cell

from publish import pages, references

WORKS = [{"key": f"Author {year}", "arxiv": f"1607.0{year}"} for year in range(2015, 2020)]


def sources(*texts):
    """The keys of the works beside each text of a lesson that is made of them."""
    cells = [new_markdown_cell(text, id=f"compute-{k}") for k, text in enumerate(texts)]
    lesson = SimpleNamespace(name="none", cells=cells, sections=["Compute"] * len(cells))
    ((_, blocks),) = pages.parts(lesson, {}, WORKS)
    return [[row["key"] for row in block.sources] for block in blocks]


def test_a_text_has_the_works_beside_it_that_it_names_or_links_to():
    texts = "Author 2015 says so.", "[They](https://arxiv.org/abs/1607.02016) do, as Author 2018 does.", "Nobody does."
    assert sources(*texts) == [["Author 2015"], ["Author 2016", "Author 2018"], []]


def test_a_text_that_is_a_list_of_works_is_not_repeated_beside_itself():
    assert sources(" ".join(row["key"] for row in WORKS)) == [[]]


def test_a_work_without_an_address_is_found_by_its_name_alone():
    assert not references.names("anything", {"key": "Author 2015", "arxiv": ""})
    assert references.names("so Author 2015 says", {"key": "Author 2015", "arxiv": ""}) is True
