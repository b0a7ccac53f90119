"""Proven numbers on a page: marked where the text states them, with what computes them, and nowhere else."""
import pytest

from publish import marks, prose
from tests.documents import lessons



def test_a_number_is_marked_once_with_what_computes_it_and_can_be_focused():
    page = marks.marked("<p>It is 7.8, so.</p>", {"7.8": "x.mean() = 7.8 < 8"}, "compute-1")
    assert page == ('<p>It is <span class="proven">'
                    '<span role="button" tabindex="0" aria-describedby="compute-1-proof-1">7.8'
                    '</span><span role="tooltip" id="compute-1-proof-1">x.mean() = 7.8 &lt; 8</span></span>, so.</p>')


@pytest.mark.parametrize("page", ["<p>It is 17.8 or 7.85 or -7.8</p>", "<code>7.8</code>", '<a href="7.8">x</a>'])
def test_no_other_number_nor_code_is_marked(page):
    assert marks.marked(page, {"7.8": "mu"}, "a") == page


def test_a_list_is_marked_as_a_whole_and_a_formula_with_its_number():
    page = marks.marked("<p>4, 4, 3\n6 and <math><mn>7.8</mn></math></p>",
                        {"4, 4, 3 6": "z", "4": "no", "7.8": "mu"}, "a")
    assert page.count('class="proven"') == 2
    assert 'aria-describedby="a-proof-1">4, 4, 3\n6</span>' in page and '"a-proof-2"><math>' in page


@pytest.mark.parametrize("name", ["template", "column_statistics"])
def test_a_lesson_tells_expression_full_value_and_source(name):
    lesson = lessons.load(name)
    told = marks.answers(lesson)
    pages = {place: marks.marked(prose.html(lesson.cells[place]["source"]), keys, "a") for place, keys in told.items()}
    assert not any("= ?" in words for keys in told.values() for words in keys.values())
    assert sum(page.count('class="proven"') for page in pages.values()) >= 3
    if name == "column_statistics":
        said = {words for keys in told.values() for words in keys.values()}
        assert "z_hat[0, 0] = 1.18585" in said and "Source: the worked example on the slides" in said
