"""Explorers that work without Python: a fragment of a page that carries the frames of a grid of states."""
import base64
import html
import io
import json
from functools import cache
from itertools import product
from math import prod
from pathlib import Path

from PIL import Image

BUDGET = 1_500_000
"""The most bytes of one explorer in a page."""
COLOURS = 96

_HERE = Path(__file__).parent


def fragment(explorer, budget=BUDGET):
    """A <div> of at most `budget` bytes that `script()` brings to life; with no script it is a picture and its words.

    The grid of a slider is thinned out where not all combinations fit. Where not even three steps of each do, one
    control moves at a time.
    """
    @cache
    def frame(*values):
        return _frame(explorer, dict(zip(explorer.controls, values, strict=True)))

    room = budget - len(explorer.standing_picture().encode())
    most = max(2, room // len(frame(*explorer.state.values()).encode()))
    while True:
        grids, states = _choose(explorer, most)
        parts = [frame(*state.values()) for state in states]
        if sum(len(part.encode()) + 1 for part in parts) < room or most <= 2:
            break
        most = int(0.9 * most)
    spec = {**explorer.spec, "now": explorer.spec["start"],
            "controls": [{**control, **_thinned(explorer.controls[control["key"]], grids[control["key"]])}
                         for control in explorer.spec["controls"]]}
    content = f'{{"spec": {_json(spec)}, "frames": [{",".join(parts)}]}}'
    return (f'<div class="explorer" data-embedded data-name="{html.escape(explorer.spec["name"], quote=True)}">'
            f'{explorer.standing_picture()}<script type="application/json">{content}</script></div>')


def head():
    """The style that embedded explorers need, once a page."""
    return f"<style>{(_HERE / 'explore.css').read_text(encoding='utf-8')}</style>"


def script():
    """The script that brings all embedded explorers of a page to life, once, at the end of its body."""
    source = (_HERE / "explore.js").read_text(encoding="utf-8")
    return (f'<script type="module">{source}\n'
            'document.querySelectorAll(".explorer[data-embedded]").forEach(revive);</script>')


def _choose(explorer, most):
    """The grid of each control, {key: values}, and at most `most` states on these grids."""
    start, controls = explorer.spec["start"], explorer.controls
    full = {key: getattr(control, "values", (control.start,)) for key, control in controls.items()}
    for steps in range(max(map(len, full.values())), 2, -1):
        grids = {key: _thin(values, start[key], steps) for key, values in full.items()}
        if prod(map(len, grids.values())) <= most:
            return grids, [dict(zip(grids, values)) for values in product(*grids.values())]
    each = max(2, most // len(full))
    grids = {key: _thin(values, start[key], each) for key, values in full.items()}
    lines = [{**start, key: value} for key, values in grids.items() for value in values if value != start[key]]
    return grids, [start, *lines]


def _thin(values, start, steps):
    """About `steps` of the values, evenly spread, with both ends and `start`; named options are all kept."""
    if isinstance(values[0], str) or len(values) <= steps:
        return tuple(values)
    chosen = {round(i * (len(values) - 1) / (steps - 1)) for i in range(steps - 1)} | {len(values) - 1}
    nearest = min(chosen - {0, len(values) - 1} or chosen, key=lambda i: abs(i - values.index(start)))
    if start not in (values[0], values[-1]):
        chosen = chosen - {nearest} | {values.index(start)}
    return tuple(values[i] for i in sorted(chosen))


def _thinned(control, values):
    """What changes in a control's description when it offers only these values."""
    if not hasattr(control, "values"):
        return {}
    described = control.describe()
    kept = [i for i, value in enumerate(control.values) if value in values]
    return {name: [described[name][i] for i in kept] for name in ("values", "texts")} | {"typed": False}


def _frame(explorer, state):
    reply, png = explorer.answer(state)
    return _json({**reply, "png": "data:image/png;base64," + base64.b64encode(_small(png)).decode()})


def _small(png):
    packed = io.BytesIO()
    colours = Image.open(io.BytesIO(png)).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _json(thing):
    """JSON that may stand inside a <script> element."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
