"""Markdown as HTML: formulas, links, tables."""
import re
from xml.etree import ElementTree

import pytest

from publish import lessons, prose
from publish import structure


def test_a_formula_becomes_mathml():
    page = prose.html(r"The mean $\hat x_1$ is" "\n\n" r"$$\mu = \frac{1}{N} \sum_n x_n.$$")
    inline, block = re.findall(r"<math.*?</math>", page, re.S)
    assert 'display="inline"' in inline and 'display="block"' in block
    assert ElementTree.fromstring(block).find(".//{*}mfrac") is not None


def test_an_aligned_formula_becomes_a_table():
    page = prose.html("$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$")
    assert page.count("<mtr>") == 2 and "&amp;" not in page


@pytest.mark.parametrize("lesson", lessons.load(), ids=lambda lesson: lesson.number)
def test_no_formula_of_a_lesson_keeps_a_mark_that_nobody_translated(lesson):
    for cell in lesson.cells:
        for formula in re.findall(r"<math.*?</math>", prose.html(structure.markdown(cell)), re.S):
            words = re.sub(r"<[^>]+>", "", formula)
            assert not re.search(r"[\\${}]|&(?!#|lt;|gt;|amp;)|&amp;", words), (cell["id"], words)


def test_a_link_to_a_notebook_leads_to_its_page():
    assert 'href="gamma_and_beta.html"' in prose.html("[03](03_gamma_and_beta.ipynb)")
    assert 'href="https://arxiv.org/abs/1"' in prose.html("[1](https://arxiv.org/abs/1)")


def test_the_empty_corner_of_a_table_is_no_heading():
    page = prose.html("| | a |\n|---|---|\n| b | 1 |")
    assert "<th></th>" not in page and "<th>a</th>" in page


@pytest.mark.parametrize(("source", "words"), [
    ("## See it\n\nText.", "Text."), ("# A\n\n## B\n\n### C\n\nText.", "Text."),
    ("Text.\n\n## Later", "Text.\n\n## Later"),
])
def test_the_body_begins_after_the_opening_headings(source, words):
    assert prose.body(source) == words


def test_what_belongs_together_stays_on_a_line():
    assert "n\u00a0-\u00a01" in prose.html("by n - 1") and "by - 1" not in prose.html("by n - 1")
    assert re.fullmatch(r'<p>so <span class="together">\(<math.*</math>\),</span> yes</p>',
                        prose.html("so ($a^2$), yes").strip())


def test_plain_text_has_no_marks():
    assert prose.plain("1. a **bold** [link](x.ipynb) and `code`") == "a bold link and code"
