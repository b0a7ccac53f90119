"""The tables of data/: their values, their record in data/README.md, and what the loader refuses."""

import hashlib
import re
import runpy

import numpy as np
import pytest

from helpers import data

RECORD = (data.FOLDER / "README.md").read_text(encoding="utf-8")
RECORDED = dict(re.findall(r"^\| (\S+\.(?:csv|npz)) \|.*\| ([0-9a-f]{64}) \|", RECORD, re.M))


def test_the_worked_table_has_the_known_means_and_spreads():
    table = data.worked_table()
    z = np.stack([table["z1"], table["z2"], table["z3"]], axis=-1)
    np.testing.assert_allclose(z.mean(axis=0), [4, 3.6, 4.2])
    np.testing.assert_allclose(z.std(axis=0), [2.529822, 1.2, 0.979796], rtol=1e-6)
    assert np.array_equal(data.worked_batch(), z)
    assert table["f1"].tolist() == [2, 1, 5, 6, 7]
    assert table["f2"].tolist() == [3, 1, 4, 1, 1]


@pytest.mark.parametrize(("load", "mean", "variance"), [
    (data.slides_x1, 59.5, 565.65),
    (data.slides_x2, 7.8, 1.76),
])
def test_the_slides_values_have_the_known_statistics(load, mean, variance):
    x = load()
    assert x.shape == (10,)
    assert x.dtype == np.float64
    np.testing.assert_allclose([x.mean(), x.var()], [mean, variance])


def test_the_contextual_values_have_the_known_statistics_with_and_without_pads():
    words, real, values = data.sentences_contextual()
    assert words == ["Hi", "Probal", "<pad>", "<pad>", "How", "are", "you", "today"]
    np.testing.assert_allclose(values.mean(axis=0), [3.9, 2.675, 3.8125])
    np.testing.assert_allclose(values[real].mean(axis=0), [5.2, 3.566667, 5.083333], rtol=1e-6)
    np.testing.assert_allclose(values[real].std(axis=0), [2.954093, 3.075, 2.534703], rtol=1e-4)


def test_the_embeddings_are_zero_exactly_at_the_pads():
    words, real, values = data.sentences_embeddings()
    assert [word == "<pad>" for word in words] == (~real).tolist()
    np.testing.assert_array_equal((values == 0).all(axis=1), ~real)
    np.testing.assert_allclose(values[real].sum(axis=0), [1.05, 2.21, 3.54])


def test_the_stacks_spell_the_first_two_sentences():
    words, real, _ = data.sentences_embeddings()
    spoken = [" ".join(w for w, r in zip(words[k:k + 4], real[k:k + 4], strict=True) if r) for k in (0, 4)]
    assert spoken == data.sentences()[:2]
    assert len(data.sentences()) == 4


def test_the_photo_is_in_colour_between_dark_and_bright():
    photo = data.photo()
    assert photo.shape == (3, 48, 72) and 0 <= photo.min() < 0.05 and 0.95 < photo.max() <= 1
    assert not photo.flags.writeable
    np.testing.assert_array_equal((photo[:, 0, 0] * 255).round(), [175, 201, 231])  # blue sky


def test_the_maker_of_the_photo_writes_the_stored_table(tmp_path):
    pytest.importorskip("sklearn")
    runpy.run_path(str(data.FOLDER / "make_photo.py"))["write"](tmp_path)
    assert (tmp_path / "photo.csv").read_bytes() == (data.FOLDER / "photo.csv").read_bytes()


def test_a_sentence_of_the_novel_is_letters_and_blanks_from_the_first_chapter_on():
    found = runpy.run_path(str(data.FOLDER / "make_novel.py"))["sentences"](
        "A TITLE, with a line of its own. Chapter 1 Mr. Bennet -- was he _not_ there?  Too short. "
        "Chapter 2\n\nIt was\nso, I am afraid; " + "and so on " * 9 + ".")
    assert found == ["mr bennet was he not there", "it was so i am afraid"]


def test_the_readme_lists_exactly_the_tables_that_exist_and_a_hash_of_each_that_is_made():
    listed = dict(re.findall(r"^\| (\S+\.(?:csv|npz)) \|.*\| (\S[^|]*) \|$", RECORD, re.M))
    assert {name for name, maker in listed.items() if maker != "by hand"} == set(RECORDED)
    assert set(listed) == {path.name for end in ("csv", "npz") for path in data.FOLDER.glob(f"*.{end}")}


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_the_readme_records_the_sha256_of(name):
    assert hashlib.sha256((data.FOLDER / name).read_bytes()).hexdigest() == RECORDED[name]


def networks(table):
    """How many networks a table of `training.store` holds whose columns are seeds."""
    return len(table) * sum(column.isdigit() for column in table[0])


COUNTED = {
    "digits": lambda table: f"{len(table)} handwritten digits",
    "photo": lambda table: "{1} rows of {2} pixels".format(*data.photo().shape),
    "models": lambda table: f"{len(table)} well-known models",
    "runs": lambda table: f"{len(table)} small digit networks after every {int(list(table[0])[5])} steps",
    "deep": lambda table: f"{len(table)} networks of ten layers of sigmoids after every {int(list(table[0])[4])} steps",
    "race": lambda table: f"at {len({(row['scale'], row['lr']) for row in table})} settings",
    "finer": lambda table: f"for {len(table)} settings",
    "edge": lambda table: f"for {len(table)} settings",
    "small_batches": lambda table: f"{networks(table)} ReLU networks",
    "places": lambda table: f"{networks(table)} digit networks",
}


@pytest.mark.parametrize("name", COUNTED)
def test_the_readme_counts_what_a_table_holds(name):
    (row,) = re.findall(rf"^\| {name}\.csv \| (.*?) \|", RECORD, re.M)
    assert COUNTED[name](data.rows(name)) in row


REFUSED = {
    "ragged": ("a,b\n1,2\n3\n", "line 3 has 1 cells, expected 2"),
    "blank line": ("a,b\n1,2\n\n3,4\n", "line 3 has 0 cells"),
    "nan": ("a,b\n1,2\n3,nan\n", "line 3, column b: 'nan' is not finite"),
    "infinity": ("a,b\n-inf,2\n", "line 2, column a: '-inf' is not finite"),
    "text": ("a,b\n1,two\n", "column b: 'two' is no number"),
    "empty cell": ("a,b\n1,\n", "column b: '' is no number"),
    "other header": ("a,c\n1,2\n", r"the header is \['a', 'c'\], expected \['a', 'b'\]"),
    "no header": ("", r"the header is \[\]"),
    "no rows": ("a,b\n", "no row below the header"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_table_is_refused_with_a_sentence(case, tmp_path, monkeypatch):
    content, sentence = REFUSED[case]
    (tmp_path / "bad.csv").write_text(content, encoding="utf-8")
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=sentence):
        data.load("bad", header=("a", "b"))


def test_a_column_named_twice_is_refused(tmp_path, monkeypatch):
    (tmp_path / "bad.csv").write_text("a,a\n1,2\n", encoding="utf-8")
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="names a column twice"):
        data.load("bad")


def test_a_missing_table_is_refused_and_the_known_ones_are_named():
    with pytest.raises(FileNotFoundError, match="no table 'weather' in data/: use one of .*worked_table"):
        data.load("weather")


def test_a_table_without_a_stated_header_is_loaded_by_its_own():
    assert list(data.load("slides")) == ["x1", "x2"]
