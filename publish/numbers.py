"""Which numbers of a text must be proven, and, in one place, which need not.

To be proven is every decimal, percentage, power of ten and whole number from 10 on, and every list of three or more
numbers as a whole. Left out are code, links and HTML; numbers that are names (ResNet-50, Exercise 12, Python 3.11,
owner/name#12); years of publications; reading times in minutes; indices; and whole numbers in the sides of a formula
but the last, where all its sides are computed and compared. A decimal may be rounded, so the comparison alone does not
hold it.
"""
import re
from functools import cache

from helpers import stated
from publish import formulas

LEAST = 10
LIST = 3
JOINED = re.compile(r"\s*(?:,\s*(?:and|or)?|and|or|;)\s*[$*]*")
LEFT_OUT = tuple(re.compile(pattern, flags) for pattern, flags in (
    (r"`[^`]+`", 0),                                                      # code
    (r"\[\d+(?= [^\]]*\]\(\d\d_)", 0), (r"\]\([^)]*\)", 0), (r"<[^>]+>", 0), (r"https?://\S+", 0),
    (r"\b(?:exercises?|sections?|equations?|eq\.|algorithms?|tables?|figures?|fig\.|theorems?|lemmas?|appendix"
     r"|chapters?|pages?|p\.|lessons?|steps? of exercise)\s+\(?\d+(?:\.\d+)*\)?", re.I),
    (r"\b(?:CC BY|Python|NumPy|PyTorch|Keras|Flax|JAX|PEFT|TensorFlow|version|arXiv:?)\s*\d+(?:\.\d+)*", re.I),
    (r"\b(?:VGG|LLaMA|Llama|OLMo|Deep Speech|Gemma|Qwen|GPT|Inception|CIFAR)[ -]v?\d+(?:\.\d+)?", 0),
    (r"(?:\b[A-Z][\w.’'-]*|\bal\.|\b(?:in|of|since|until|late|early|from)),? \(?(?:19|20)\d\d\b[a-z]?\)?", 0),
    (r"\d+(?:\.\d+)?(?: to \d+)? ?(?:minutes?|min|hours?)\b", 0),          # reading times
    (r"[\w.-]+/[\w.-]+#\d+(?:, 20\d\d)?", 0),                               # threads: pytorch/pytorch#153666
    (r"_(?:\{[^}]*\}|\d+)", 0),                                           # indices
))
WHOLE = re.compile(r"(?<![\d.])\d+(?!\.?\d)")
BLOCKS = re.compile(r"^```.*?^```|^\s*\d+\. ", re.M | re.S)
"""Blocks of code, and the numbers of a list."""


def readable(text):
    """A Markdown text without blocks of code, in the normal form of `stated`; places in a text are places in this."""
    return stated.normal(BLOCKS.sub(" ", text))


@cache
def required(text):
    """The pieces of a readable text that must be proven, as (start, end)."""
    seen, groups = blanked(text), []
    for one in stated.numbers(seen):
        if groups and JOINED.fullmatch(re.sub(r"[*$]", "", seen[groups[-1][-1].end:one.start])):
            groups[-1].append(one)
        else:
            groups.append([one])
    kept = [group if len(group) >= LIST else [one] for group in groups
            for one in group[:1 if len(group) >= LIST else None]]
    return [(group[0].start, group[-1].end) for group in kept if len(group) > 1 or counts(group[0])]


def counts(one):
    """Whether a number on its own must be proven."""
    return not one.is_whole or abs(one.value) >= LEAST


def blanked(text):
    """A readable text with spaces for all that is left out by rule."""
    for chain in formulas.chains(text):
        for start, end, *_ in chain[:-1]:
            text = text[:start] + WHOLE.sub(_blank, text[start:end]) + text[end:]
    for pattern in LEFT_OUT:
        text = pattern.sub(_blank, text)
    return text


def _blank(found):
    return " " * len(found[0])
