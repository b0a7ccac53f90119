"""The frames of an explorer packed for a page: each part of them is a column of different texts,
all of them deflated."""
import base64
import json
import zlib
from itertools import zip_longest


def pack(frames):
    """Base64 of the deflated JSON of `frames` (Explorer.parts of many states); frames.js puts them together again."""
    strips = zip(*(frame["frame"] for frame in frames))
    labels, texts = (_columns([[row[k] for row in frame["numbers"]] for frame in frames]) for k in (0, 1))
    content = {
        "states": {key: _column([frame["state"][key] for frame in frames]) for key in frames[0]["state"]},
        "columns": {"frame": [_columns(strip) for strip in strips], "at": _columns([frame["at"] for frame in frames]),
                    "summary": _column([frame["summary"] for frame in frames]),
                    "alt": _columns([frame["alt"].split("; ") for frame in frames]),
                    "numbers": list(zip(labels, texts))}}
    packed = zlib.compressobj(9, wbits=-15)
    deflated = packed.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()) + packed.flush()
    return base64.b64encode(deflated).decode()


def _columns(rows):
    """The columns of rows of texts; a row that is shorter than others ends in None."""
    return [_column(column) for column in zip_longest(*rows)]


def _column(values):
    """The different values in the order in which they come, and the place of each value among them."""
    keys = [json.dumps(value) for value in values]
    places = {key: k for k, key in enumerate(dict.fromkeys(keys))}
    return {"texts": [json.loads(key) for key in places], "at": [places[key] for key in keys]}
