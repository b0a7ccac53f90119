"""Explorers and questions that work without Python: fragments of a page that carry all they can show."""
import base64
import html
import io
import json
from functools import cache
from itertools import combinations, product
from math import prod
from pathlib import Path

from PIL import Image

BUDGET = 1_950_000
"""The most bytes of one explorer in a page."""
LEVELS = 14
LARGE = 0.002
"""An embedded picture knows so many brightnesses of red, green and blue, and those of that share of its pixels."""
ALIVE = {"explore": ".explorer[data-embedded]", "quiz": "[data-question], [data-reveal]"}
"""The scripts of a page, and the elements that each of them brings to life."""

_HERE = Path(__file__).parent


def fragment(explorer, budget=BUDGET):
    """A <div> of at most `budget` bytes that `script()` brings to life; with no script it is a picture and its words.

    What `choose` gives for no room at all is always there, whatever it weighs.
    """
    @cache
    def frame(*values):
        return _frame(explorer, dict(zip(explorer.controls, values, strict=True)))

    def page(grids, states):
        return _page(explorer, grids, [frame(*state.values()) for state in states])

    _, grids, barest = choose(explorer, 0)
    bare = len(page(grids, []).encode())
    typical = (len(page(grids, barest).encode()) - bare) / len(barest)
    most = int(1.05 * (budget - bare) / typical)
    while True:
        _, grids, states = choose(explorer, most)
        content = page(grids, states)
        if len(content.encode()) <= budget or len(states) <= len(barest):
            return content
        most = int(0.98 * len(states))


def choose(explorer, most):
    """(k, grids, states) of an exported page: about `most` states, on the grids {key: values} of its controls.

    These are the presets, all states in which at most k controls differ from the start, and those sets of k + 1
    controls, in their order, whose states still fit. First k is as large as the barest grids allow, then the grids are
    as full as k allows. Where nothing fits, one control moves at a time on the barest grids.
    """
    start, presets = explorer.spec["start"], [preset["state"] for preset in explorer.spec["presets"]]
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
    return k, grids, states + [state for state in presets if state not in states]


def head():
    """The style that embedded explorers and questions need, once a page."""
    return "".join(f"<style>{_source(name, 'css')}</style>" for name in ALIVE)


def script():
    """The scripts that bring all explorers and questions of a page to life, once, at the end of its body."""
    return "".join(f'<script type="module">{_source(name, "js")}\n'
                   f"document.querySelectorAll({json.dumps(selector)}).forEach(revive);</script>"
                   for name, selector in ALIVE.items())


def _source(name, kind):
    return (_HERE.parent / name / f"{name}.{kind}").read_text(encoding="utf-8")


def _count(grids, k):
    """The number of states in which at most k controls differ from the start."""
    return sum(_moves(grids, keys) for together in range(k + 1) for keys in combinations(grids, together))


def _moves(grids, keys):
    """The number of states in which just these controls differ from the start."""
    return prod(len(grids[key]) - 1 for key in keys)


def _grids(explorer, states):
    """The grids {key: values}, from the fullest to the barest, with all positions of `states`.

    The sliders that say what to keep are thinned out first, one after the other, then the rest all together.
    """
    controls = explorer.controls
    full = {key: getattr(control, "values", (control.start,)) for key, control in controls.items()}
    keep = {key: getattr(control, "keep", ()) for key, control in controls.items()}
    grids = full
    yield grids
    for keys in (*([key] for key in full if keep[key]), [key for key in full if not keep[key]]):
        for steps in range(max((len(full[key]) for key in keys), default=0) - 1, 2, -1):
            grids = {**grids, **{key: _thin(full[key], {*keep[key], *(state[key] for state in states)}, steps)
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


def _page(explorer, grids, frames):
    spec = {**explorer.spec, "now": explorer.spec["start"],
            "controls": [{**control, **_thinned(explorer.controls[control["key"]], grids[control["key"]])}
                         for control in explorer.spec["controls"]]}
    return (f'<div class="explorer" data-embedded data-name="{html.escape(spec["name"], quote=True)}">'
            f'{explorer.standing_picture()}'
            f'<script type="application/json">{{"spec": {_json(spec)}, "frames": [{",".join(frames)}]}}</script></div>')


def _thinned(control, values):
    """What changes in a control's description when it offers only these values."""
    if not hasattr(control, "values"):
        return {}
    described = control.describe()
    kept = [i for i, value in enumerate(control.values) if value in values]
    return {name: [described[name][i] for i in kept] for name in ("values", "texts")} | {"typed": False}


def _frame(explorer, state):
    reply, png = explorer.answer(state)
    return _json({**reply, "picture": "data:image/webp;base64," + base64.b64encode(_small(png)).decode()})


def _small(png):
    """The picture with fewer colours, as lossless WebP."""
    packed = io.BytesIO()
    full = Image.open(io.BytesIO(png)).convert("RGB")
    nearest = [level for channel in full.split() for level in _nearest(channel.histogram())]
    full.point(nearest).save(packed, "WEBP", lossless=True, quality=60, method=4)
    return packed.getvalue()


def _nearest(counts):
    """For each brightness the nearest one that is kept."""
    kept = {round(k * 255 / (LEVELS - 1)) for k in range(LEVELS)}
    kept |= {value for value, count in enumerate(counts) if count > LARGE * sum(counts)}
    return [min(kept, key=lambda level: abs(level - value)) for value in range(256)]


def _json(thing):
    """JSON that may stand inside a <script> element."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
