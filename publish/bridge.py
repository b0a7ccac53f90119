"""The bridge from the course to PyTorch, Keras and Flax: a page for each norm, from tables that were made by
running them."""
from dataclasses import dataclass

import numpy as np

from helpers import data, norms, stats
from helpers.text import title
from publish import structure

NAMES = {"batch": "Batch norm", "layer": "Layer norm", "instance": "Instance norm", "group": "Group norm",
         "rms": "RMS norm"}
LESSONS = {"batch": ("column_statistics", "training_and_inference"), "layer": ("layer_norm",),
           "instance": ("layer_vs_instance_norm",), "group": ("layer_vs_instance_norm",),
           "rms": ("layer_vs_instance_norm",)}
"""The lessons that show each norm, the one that leads here first."""
CALLS = ("norm", "library", "call", "shape", "course", "memory", "trap")
GROUPS = 2
"""The groups of the stored group norms."""


@dataclass(frozen=True)
class Call:
    """A norm in a library: how it is called (`text`, a row of CALLS), what was read from it (`facts`),
    what it computed."""

    text: dict
    facts: dict
    arrays: dict

    def course(self, x, gamma, beta):
        """What the course's line gives for these arrays."""
        return eval(self.text["course"], {"norms": norms, "np": np, "x": x, "gamma": gamma, "beta": beta, "G": GROUPS})

    def remembered(self, mu, var, n):
        """The running mean and variance that the course has after a batch with this mean and variance of n values."""
        memory = eval(self.text["memory"], {"stats": stats, "C": len(mu)})
        memory.update(mu, var, n)
        return memory.mu, memory.var


def load():
    """{norm: {library: Call}} of the tables data/bridge_calls.csv, bridge.csv and bridge_outputs.csv."""
    facts, arrays, found = _facts(), {}, {norm: {} for norm in NAMES}
    for row in data.rows("bridge_outputs", header=("norm", "library", "array", "position", "value")):
        arrays.setdefault((row["norm"], row["library"]), {}).setdefault(row["array"], []).append(float(row["value"]))
    for row in data.rows("bridge_calls", header=CALLS):
        key = row["norm"], row["library"]
        found[row["norm"]][row["library"]] = Call(row, facts[key],
                                                  {name: np.array(one) for name, one in arrays[key].items()})
    return found


def versions():
    """{library: the version that the stored facts come from}."""
    return {library: told["version"] for (norm, library), told in _facts().items() if not norm}


def _facts():
    """{(norm, library): {what: value}}; the versions stand under the norm ""."""
    found = {}
    for row in data.rows("bridge", header=("norm", "library", "what", "value")):
        found.setdefault((row["norm"], row["library"]), {})[row["what"]] = row["value"]
    return found


def leading(lesson):
    """The norms whose page a lesson of that name leads to, as {norm: its name}."""
    return {norm: NAMES[norm] for norm, lessons in LESSONS.items() if lesson in lessons}


def pages(models):
    """The values of each norm's page, {norm: values}; `models` are the rows of the table of models."""
    return {norm: {"norm": norm, "name": NAMES[norm], "calls": calls,
                   "lessons": {one: title(one) for one in LESSONS[norm]},
                   "models": [row for row in models if row["norm"] == norm]} for norm, calls in load().items()}


def search_rows(shown):
    """[address, title, place, text] of each norm in each library, from what its page shows, `pages(models)`."""
    return [[f"bridge/{norm}.html#{structure.slug(library)}", f"{page['name']} in {library}: {call.text['call']}",
             "Bridge",
             f"{call.text['shape']}. eps {call.facts['eps']}; momentum {call.facts.get('momentum', 'none')}; learned: "
             f"{call.facts['learned']}; remembered: {call.facts['remembered']}. {call.text['trap']}"]
            for norm, page in shown.items() for library, call in page["calls"].items()]
