"""Markdown as HTML: formulas become MathML, which needs no script, and links to notebooks lead to their pages."""
import re

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from publish import structure

SIGNS = (   # what the converter writes, and what browsers set well
    (r'<mo>&#x0005E;</mo>', "<mo>&#x02C6;</mo>"),   # a hat that is not an operator of its own
    (r"<mo>&#x02016;</mo>", '<mo stretchy="false" lspace="0" rspace="0">&#x02016;</mo>'),
    (r"<mo>(max|min)</mo>", r"<mi>\1</mi>"),
    (r"<mo>&#x02202;</mo>", "<mi>&#x02202;</mi>"),
    (r"<mo>&#x0002F;</mo>", '<mo lspace="0.1em" rspace="0.1em">/</mo>'),
    (r"<mi>&#x02032;</mi>", '<mo lspace="0" rspace="0">&#x02032;</mo>'),
    (r"(<mrow>|<mtd[^>]*>|<mo[^>]*>(?:=|\(|\[|,|\||"
     r"&#x0003D;|&#x00028;|&#x0002C;|&#x02190;|&#x02212;)</mo>)<mo>&#x02212;</mo>",
     r'\1<mo form="prefix">&#x02212;</mo>'),
    (r"<mo>&#x0002E;</mo>(?=</mrow></math>$)", '<mo lspace="0" rspace="0">.</mo>'),
)
TOUCHING = re.compile(r"\(<math(?:(?!</math>).)*</math>[.,;:?)]*|<math(?:(?!</math>).)*</math>[.,;:?)]+")
"""A formula with the signs that touch it."""
OPENING = re.compile(r"(?:#{1,6} .*\n*)*")


def html(text):
    """The HTML of a Markdown text."""
    page = MarkdownWithMath(renderer=_Page(escape=False)).render(text)
    return TOUCHING.sub(r'<span class="together">\g<0></span>', page)


def inline(text):
    """The HTML of one line of Markdown, without a paragraph around it."""
    return html(text).strip().removeprefix("<p>").removesuffix("</p>")


def plain(text):
    """A Markdown text without its marks, for titles and for the search; formulas stay as they are typed."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`]|^\s*(?:#+|[-|:\s]+$|\d+\.|-)\s", "", text, flags=re.M)).strip()


def heading(text):
    """The words of the last heading that opens the text; empty where none does."""
    return OPENING.match(text)[0].strip().rpartition("\n")[2].lstrip("# ")


def body(text):
    """The text without the headings that open it."""
    return text[OPENING.match(text).end():]


def _formula(source, display):
    aligned = source.strip().replace("{aligned}", "{align*}")   # the name that the converter knows
    page = convert(aligned, display=display)
    for pattern, sign in SIGNS:
        page = re.sub(pattern, sign, page)
    return page


class _Page(IPythonRenderer):
    def block_math(self, body):
        return f'<div class="formula">{_formula(body, "block")}</div>\n'

    def inline_math(self, body):
        return _formula(body, "inline")

    def latex_environment(self, name, body):
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")

    def heading(self, text, level, **_):
        return f"<h{level}>{text}</h{level}>\n"

    def text(self, text):
        return super().text(re.sub(r"(?<=\b\w) ([-+=<>]) (?=\w)", "\u00a0\\1\u00a0", text))   # n - 1 stays together

    def link(self, text, url, title=None):
        return super().link(text, re.sub(r"^(?:\d\d_)?(\w+)\.ipynb", r"\1.html", url), title)

    def table(self, text):
        text = text.replace("<th></th>", "<td></td>")   # a corner without words heads nothing
        return f'<div class="wide" role="group" aria-label="Table"><table>{text}</table></div>\n'
