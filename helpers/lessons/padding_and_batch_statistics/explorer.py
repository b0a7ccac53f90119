"""The explorers of lesson 08: a column with more and more pads, and a batch of sentences typed by hand."""
import numpy as np

from helpers import data, stats
from helpers.explore.engine import Choice, Explorer, Field, Slider
from helpers.lessons.padding_and_batch_statistics.padding import fraction_picture
from helpers.lessons.padding_and_batch_statistics.with_zeros import padded_column, with_zeros
from helpers.lessons.padding_and_batch_statistics.words import batch_picture
from helpers.sentences import SIZE, embed, pad
from helpers.text import number, numbers

PLACES = 40
FRACTIONS = np.linspace(0, 0.95, 39)
MOST_SENTENCES, MOST_WORDS = 6, 12
NAMES = tuple(f"d{k + 1}" for k in range(SIZE))


def pad_fraction():
    """Forty places of a batch: the number of pads, and mean and sd of the words, against what is measured."""
    sliders = [Slider("pads", "Pads", tuple(range(0, PLACES - 3, 2)), 20, f"of {PLACES} places",
                      keep=(4, 10, 14, 16, 26, 30)),
               Slider("mean", "Mean of the words", tuple(np.arange(-6, 7) / 2), 2.0, keep=(0,)),
               Slider("sd", "Sd of the words", tuple(np.arange(1, 9) / 4), 1.0, keep=(2,))]
    picture = fraction_picture(PLACES, FRACTIONS, (-8.5, 8.5))
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


def _mix(pads, mean, sd):
    column, real = padded_column(PLACES, pads, mean, sd)
    mu, var = stats.moments(column, 0)
    mus, variances = with_zeros(1 - FRACTIONS, mean, sd**2)
    return {"column": column, "real": real, "mu": mu, "sd": np.sqrt(var), "fraction": pads / PLACES,
            "mu_curve": mus, "sd_curve": np.sqrt(variances), "words": (mean, sd)}


def _say_mix(values):
    mean, sd = values["words"]
    p = 1 - values["fraction"]
    balance = p * mean**2 - sd**2
    if p == 1:
        return "No pads yet: mean and standard deviation are those of the words."
    if abs(balance) < 1e-9:
        return f"The standard deviation stays at {number(sd)}, because p mu^2 equals the words' variance."
    verb, relation = ("grows", "exceeds") if balance > 0 else ("shrinks", "is below")
    return (f"With {number(100 * (1 - p))} % pads the standard deviation {verb} from {number(sd)} to "
            f"{number(values['sd'])}, because p mu^2 = {number(p * mean**2)} {relation} "
            f"the variance {number(sd**2)} of the words.")


def _mix_numbers(values):
    mean, sd = values["words"]
    p = 1 - values["fraction"]
    mu, var = with_zeros(p, mean, sd**2)
    m, v, share = number(mean), number(sd**2), number(p)
    terms = f"{share} * {v} + {number(p * (1 - p))} * {number(mean**2)}"
    return {"p": f"{share}, the fraction of words",
            "mean": f"measured {number(values['mu'])}; p mu = {share} * {m} = {number(mu)}",
            "variance": f"measured {number(values['sd'] ** 2)}; "
                        f"p var + p (1 - p) mu^2 = {terms} = {number(var)}"}


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
