"""The explorers of this lesson: a column with more and more pads, and a batch of sentences typed by hand."""
import numpy as np

from helpers import data, stats
from helpers.explore.engine import Choice, Explorer, Field, Slider
from helpers.lessons.padding_and_batch_statistics.padding import fraction_picture
from helpers.lessons.padding_and_batch_statistics.with_zeros import padded_column, with_zeros
from helpers.lessons.padding_and_batch_statistics.words import batch_picture
from helpers.sentences import SIZE, embed, pad
from helpers.text import number, numbers

PLACES = 36
FRACTIONS = np.linspace(0, 1, 41)
LIMITS = (-3.5, 7)
HIGHEST = 2.3
MOST_SENTENCES, MOST_WORDS = 6, 12
NAMES = tuple(f"d{k + 1}" for k in range(SIZE))


def pad_fraction():
    """A batch of 36 rows: how many are pads, and the mean of the words, whose sd is 1, against what is measured."""
    sliders = [Slider("pads", "Pads", tuple(range(0, PLACES, 2)), 4, f"of {PLACES} rows", always=(16, 32)),
               Slider("mean", "Mean of the words", tuple(np.arange(0, 9) / 2), 3.0, always=(1, 2))]
    picture = fraction_picture(PLACES, FRACTIONS, LIMITS, HIGHEST)
    return Explorer("A column with pads", sliders, _mix, picture, _say_mix, _mix_numbers)


TWELVE = "one two three four five six seven eight nine ten eleven twelve"


def sentences():
    """Up to six sentences, one to a line, padded to one length, with the statistics of their embeddings."""
    start = "\n".join(data.sentences())
    label = f"Sentences, one to a line: at most {MOST_SENTENCES} of {MOST_WORDS} words"
    controls = [Field("text", label, start, rows=4, limit=400),
                Choice("show", "Show in the cells", ("words", *NAMES), "words")]
    picture = batch_picture((MOST_SENTENCES, MOST_WORDS), NAMES)
    return Explorer("A batch of sentences", controls, _batch, picture, _say_batch, _batch_numbers,
                    presets={"twelve new words": {"text": f"{start}\n{TWELVE}"}})


def _mix(pads, mean):
    column, real = padded_column(PLACES, pads, mean)
    mu, var = stats.moments(column, 0)
    return {"column": column, "real": real, "mu": mu, "sd": np.sqrt(var), "fraction": pads / PLACES,
            "sd_curve": np.sqrt(with_zeros(1 - FRACTIONS, mean, 1)[1]), "mean": mean}


def _say_mix(values):
    p, mean = 1 - values["fraction"], values["mean"]
    gap = p * mean**2
    if p == 1:
        return "No pads yet: mean and standard deviation are those of the words."
    if abs(gap - 1) < 1e-9:
        return "The standard deviation is 1 again, because p mu^2 equals the words' variance, 1."
    verb, relation = ("wider", "exceeds") if gap > 1 else ("narrower", "is below")
    return (f"Pads make the column {verb}: its standard deviation is {number(values['sd'])} instead of 1, "
            f"because p mu^2 = {number(gap)} {relation} the words' variance, 1.")


def _mix_numbers(values):
    p, mean = 1 - values["fraction"], values["mean"]
    mu, var = with_zeros(p, mean, 1)
    m, share, gap = number(mean), number(p), number(p * (1 - p) * mean**2)
    return {"p": f"{share}, the fraction of words",
            "mean": f"measured {number(values['mu'])}; p mu = {share} * {m} = {number(mu)}",
            "variance": f"measured {number(values['sd'] ** 2)}; "
                        f"p var + p (1 - p) mu^2 = {share} + {gap} = {number(var)}"}


def _batch(text, show):
    lines = [line for line in text.splitlines() if line.strip()]
    _refuse(lines)
    words, mask = pad(lines)
    x = embed(words, mask)
    moments = {"with_pads": stats.moments(x, (0, 1)), "without": stats.moments(x[mask], 0)}
    cells = _cells(words, mask) if show == "words" else _digits(x[..., NAMES.index(show)])
    return {"cells": cells, "mask": mask, **{key: (mu, np.sqrt(var)) for key, (mu, var) in moments.items()}}


def _cells(words, mask):
    """The words, and in the place of each pad what stands for it."""
    return [[word if real else "pad" for word, real in zip(*row)] for row in zip(words, mask)]


def _digits(values):
    return [[number(value) for value in row] for row in values]


def _refuse(lines):
    if not lines:
        raise ValueError("The batch is empty: type at least one word.")
    if len(lines) > MOST_SENTENCES:
        raise ValueError(f"These are {len(lines)} sentences; the grid holds {MOST_SENTENCES}: remove some.")
    for n, count in enumerate(len(line.split()) for line in lines):
        if count > MOST_WORDS:
            raise ValueError(f"Sentence {n + 1} has {count} words; the grid holds {MOST_WORDS}: shorten it.")


def _say_batch(values):
    mask = values["mask"]
    if mask.all():
        return "No pads: every place holds a word, so the statistics agree."
    spreads = zip(NAMES, values["with_pads"][1], values["without"][1])
    grown = [name for name, pads, words in spreads if pads > words]
    named = " and ".join(", ".join(grown).rsplit(", ", 1)) or "no column"
    return (f"{np.sum(~mask)} of {mask.size} places are pads; counting them moves every mean towards 0 and "
            f"makes the standard deviation larger in {named}.")


def _batch_numbers(values):
    (mu_pads, sd_pads), (mu, sd) = values["with_pads"], values["without"]
    mask = values["mask"]
    return {"p": f"{mask.sum()} / {mask.size} = {number(mask.mean())}",
            "mean, all": numbers(mu_pads), "mean, words": numbers(mu),
            "sd, all": numbers(sd_pads), "sd, words": numbers(sd)}
