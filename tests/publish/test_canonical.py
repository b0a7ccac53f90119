"""The canonical form: what it keeps, what it drops, and that it changes nothing twice."""

import json

import nbformat
import pytest

from publish.canonical import canonical, is_canonical, read

V4 = nbformat.v4


def notebook(*cells, **metadata):
    return nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def stored(*cells):
    return nbformat.reads(canonical(notebook(*cells)), as_version=4)


def test_the_form_is_stable_sorted_utf8_and_valid():
    text = canonical(notebook(V4.new_markdown_cell("# Größe: wie viel?"), V4.new_code_cell("x = 1")))
    assert canonical(nbformat.reads(text, as_version=4)) == text
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert "Größe" in text
    nbformat.validate(json.loads(text))


def test_only_the_agreed_metadata_stays():
    cell = V4.new_code_cell("x", metadata={"collapsed": True, "tags": ["subslide", "fragment"], "execution": {}})
    text = canonical(notebook(cell, widgets={"state": {}}, toc={}, language_info={"version": "3"}))
    result = json.loads(text)
    assert result["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    kept = {"slideshow": {"slide_type": "fragment"}, "tags": ["fragment", "subslide"]}
    assert result["cells"][0]["metadata"] == kept


def test_slide_types_are_derived_and_never_a_dash():
    dashed = V4.new_code_cell("x", metadata={"slideshow": {"slide_type": "-"}})
    title, plain = stored(V4.new_markdown_cell("## See it"), dashed).cells
    assert title.metadata == {"slideshow": {"slide_type": "slide"}}
    assert plain.metadata == {}


def test_a_solution_is_folded():
    cell, = stored(V4.new_code_cell("x", metadata={"tags": ["solution"]})).cells
    assert cell.metadata.jupyter == {"source_hidden": True}


def test_a_tag_of_no_meaning_is_refused():
    with pytest.raises(ValueError, match="cell 1 has the tag 'exercize'"):
        canonical(notebook(V4.new_markdown_cell("x", metadata={"tags": ["exercize"]})))


def test_valid_ids_stay_and_others_are_named_by_their_section():
    cells = [V4.new_markdown_cell(text) for text in ("# T", "## See it", "a", "b", "c")]
    for cell, given in zip(cells, ("", "see-it-1", "not valid", "see-it-1", "mine"), strict=True):
        cell["id"] = given
    ids = [cell.id for cell in stored(*cells).cells]
    assert ids == ["title-1", "see-it-1", "see-it-2", "see-it-3", "mine"]


def test_trailing_white_space_goes_and_formulas_stay():
    source = "\n\n$\\hat x \\\\ _a^b$  \n\n<b>&amp;</b>\t\n   \n"
    cell, = stored(V4.new_markdown_cell(source)).cells
    assert cell.source == "$\\hat x \\\\ _a^b$\n\n<b>&amp;</b>"


def test_outputs_lose_widget_views_metadata_and_split_streams():
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
    outputs = [
        V4.new_output("stream", name="stdout", text="a\n"),
        V4.new_output("stream", name="stdout", text="b\n"),
        V4.new_output("display_data", data={**view, "text/plain": "Slider"}, metadata={"a": 1}),
        V4.new_output("display_data", data=view),
        V4.new_output("stream", name="stderr", text="c\n"),
    ]
    given = V4.new_code_cell("x", outputs=outputs)
    given.outputs[2]["transient"] = {"display_id": "x"}
    cell, = stored(given).cells
    assert cell.outputs == [
        {"output_type": "stream", "name": "stdout", "text": "a\nb\n"},
        {"output_type": "display_data", "data": {"text/plain": "Slider"}, "metadata": {}},
        {"output_type": "stream", "name": "stderr", "text": "c\n"},
    ]


def test_counts_out_of_order_are_not_hidden():
    cells = stored(V4.new_code_cell("x", execution_count=2), V4.new_code_cell("y", execution_count=1)).cells
    assert [cell.execution_count for cell in cells] == [2, 1]


def test_a_file_of_another_form_is_told_apart(tmp_path):
    path = tmp_path / "a.ipynb"
    text = canonical(notebook(V4.new_markdown_cell("# T")))
    path.write_text(text, encoding="utf-8", newline="\n")
    assert is_canonical(path)
    path.write_text(text.rstrip("\n"), encoding="utf-8", newline="\n")
    assert not is_canonical(path)


@pytest.mark.parametrize("content", ["", "{}", "no JSON"])
def test_what_is_no_notebook_is_refused(content, tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="holds no valid notebook"):
        read(path)
    assert not is_canonical(path)
