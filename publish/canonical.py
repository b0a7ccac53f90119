"""The one form in which a notebook is stored, so that two runs of it differ only where its results differ."""

import re
from pathlib import Path

import nbformat

from publish import minutes, structure

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGETS = re.compile(r"application/vnd\.jupyter\.widget-")
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def read(path):
    """The notebook stored in a file, as nbformat 4; ValueError when the file holds no notebook."""
    try:
        return nbformat.reads(Path(path).read_text(encoding="utf-8"), as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ValueError("it holds no valid notebook: restore it, or write it again") from error


def is_canonical(path):
    """Whether the file holds exactly the canonical form of its notebook."""
    try:
        return canonical(read(path)).encode() == Path(path).read_bytes()
    except ValueError:
        return False


def canonical(notebook):
    """The text of a notebook in its one stored form; ValueError names a tag that no lesson has."""
    cells = [_cell(cell, place) for place, cell in enumerate(notebook.cells, start=1)]
    cells[0]["source"] = minutes.stated(cells)
    ids = _ids([cell.get("id", "") for cell in notebook.cells], structure.sections(cells))
    for cell, kind, cell_id in zip(cells, structure.slide_types(cells), ids, strict=True):
        cell["id"] = cell_id
        if kind:
            cell["metadata"]["slideshow"] = {"slide_type": kind}
    stored = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return nbformat.writes(nbformat.from_dict(stored)).rstrip("\n") + "\n"


def _cell(cell, place):
    tags = sorted(structure.tags(cell))
    unknown = sorted(set(tags) - structure.TAGS)
    if unknown:
        raise ValueError(
            f"cell {place} has the tag {unknown[0]!r}: take it away, or use one of {sorted(structure.TAGS)}"
        )
    metadata = {"tags": tags} if tags else {}
    if structure.FOLDED & set(tags) or cell["metadata"].get("jupyter", {}).get("source_hidden"):
        metadata["jupyter"] = {"source_hidden": True}
    source = "\n".join(line.rstrip() for line in cell["source"].splitlines()).strip("\n")
    kept = {"cell_type": cell["cell_type"], "source": source, "metadata": metadata}
    if "attachments" in cell:
        kept["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        kept |= {"execution_count": cell["execution_count"], "outputs": _outputs(cell["outputs"])}
    return kept


def _outputs(outputs):
    kept = []
    for output in outputs:
        output = {key: value for key, value in output.items() if key != "transient"}
        if "data" in output:
            output["data"] = {kind: text for kind, text in output["data"].items() if not WIDGETS.match(kind)}
            output["metadata"] = {}
            if not output["data"]:
                continue
        if kept and output["output_type"] == "stream" and kept[-1].get("name") == output["name"]:
            kept[-1]["text"] += output["text"]
        else:
            kept.append(output)
    return kept


def _ids(stored, sections):
    """One id per cell: the stored one if it is valid and not taken, else the section and a free number."""
    kept = [
        one if CELL_ID.fullmatch(one) and one not in stored[:place] else ""
        for place, one in enumerate(stored)
    ]
    for place, section in enumerate(sections):
        kept[place] = kept[place] or _free(structure.slug(section) or "title", kept)
    return kept


def _free(name, taken):
    number = 1
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
