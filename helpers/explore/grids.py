"""Which positions of an explorer a page without Python offers:
as many as there is room for, and the useful ones first."""
from itertools import combinations, product
from math import prod

from helpers.explore.controls import plain


def named(explorer, texts):
    """The state that an address names by {key: text}, as page.js reads it; a ValueError where it names none."""
    state = dict(explorer.spec["start"])
    for key, text in texts.items():
        values = getattr(explorer.controls.get(key), "values", ())
        if text not in (known := {str(plain(value)).removesuffix(".0"): plain(value) for value in values}):
            raise ValueError(f"{explorer.spec['name']}: {key}={text} names no state; expected one of "
                             f"{', '.join(known) or ', '.join(explorer.controls)}.")
        state[key] = known[text]
    return state


def choose(explorer, most, asked=()):
    """(k, grids, states) of an exported page: about `most` states, on the grids {key: values} of its controls.

    These are the presets and the states `asked` for, all states in which at most k controls differ from the start, and
    those sets of k + 1 controls, in their order, whose states still fit. First k is as large as the barest grids allow,
    then the grids are as full as k allows. Where nothing fits, one control moves at a time on the barest grids.
    """
    start, presets = explorer.spec["start"], [*(preset["state"] for preset in explorer.spec["presets"]), *asked]
    ladder = list(_grids(explorer, [start, *presets]))
    room = most - len(presets)
    k = next((k for k in range(len(start), 1, -1) if _count(ladder[-1], k) <= room), 1)
    grids = next((grids for grids in ladder if _count(grids, k) <= room), ladder[-1])
    room -= _count(grids, k)
    sets = [keys for together in range(k + 1) for keys in combinations(grids, together)]
    for keys in combinations(grids, k + 1):
        if _moves(grids, keys) <= room:
            sets.append(keys)
            room -= _moves(grids, keys)
    moves = {key: [value for value in values if value != start[key]] for key, values in grids.items()}
    states = [{**start, **dict(zip(keys, values))} for keys in sets for values in product(*map(moves.get, keys))]
    for state in presets:
        if state not in states:
            states.append(state)
    return k, grids, states


def _count(grids, k):
    """The number of states in which at most k controls differ from the start."""
    return sum(_moves(grids, keys) for together in range(k + 1) for keys in combinations(grids, together))


def _moves(grids, keys):
    """The number of states in which just these controls differ from the start."""
    return prod(len(grids[key]) - 1 for key in keys)


def _grids(explorer, states):
    """The grids {key: values}, from the fullest to the barest, with all positions of `states`.

    The sliders that say what is always offered are thinned out first, one after the other, then the rest all together.
    """
    controls = explorer.controls
    full = {key: getattr(control, "values", (control.start,)) for key, control in controls.items()}
    always = {key: getattr(control, "always", ()) for key, control in controls.items()}
    grids = full
    yield grids
    for keys in (*([key] for key in full if always[key]), [key for key in full if not always[key]]):
        for steps in range(max((len(full[key]) for key in keys), default=0) - 1, 2, -1):
            grids = {**grids, **{key: _thin(full[key], {*always[key], *(state[key] for state in states)}, steps)
                                 for key in keys}}
            yield grids


def _thin(values, kept, steps):
    """About `steps` of the values, evenly spread, with both ends and all that are kept; of named options, all."""
    if isinstance(values[0], str) or len(values) <= steps:
        return values
    marks = sorted({0, len(values) - 1} | {values.index(value) for value in kept})
    gaps = [(low, high, 1) for low, high in zip(marks, marks[1:])]
    for _ in range(steps - len(marks)):
        low, high, parts = max(gaps, key=lambda gap: (gap[1] - gap[0]) / gap[2])
        gaps[gaps.index((low, high, parts))] = low, high, parts + 1
    inner = {round(low + (high - low) * part / parts) for low, high, parts in gaps for part in range(parts)}
    return tuple(values[i] for i in sorted(inner | {len(values) - 1}))
