import numpy as np
import pytest

from helpers.proof import disagreement, proof


@pytest.mark.parametrize(("text", "value"), [
    ("31.2", 31.2), ("1.186", 1.185854), ("-0.791", -0.7906), ("−0.791", -0.7906), ("20", 19.6), ("0.125", 0.125),
    ("12 %", 0.1234), ("7.5\\%", 0.075), ("2 percent", 0.02), ("1,118", 1118), ("1{,}118", 1118), ("2.6e-5", 2.64e-5),
    ("$1.5 \\times 10^{-3}$", 0.00151), ("10⁻⁵", 1e-5), ("4, 4, 3, 6, 4", [4, 4, 3, 6, 4]), ("4 to 5", [4, 5]),
    ("0.5–0.75", [0.5, 0.75]), ("97 of 100", (97, 100)), ("0.25", np.full((2, 3), 0.25)), ("z = 3", 3),
])
def test_a_text_agrees_with_what_rounds_to_it(text, value):
    assert disagreement(text, value) == ""


@pytest.mark.parametrize(("text", "value", "instead"), [
    ("31.2", 31.3, "31.3"), ("1.186", 1.061, "1.061"), ("0.791", -0.7906, "-0.791"), ("20", 19.4, "19"),
    ("12 %", 0.1251, "13 %"), ("12 %", 12, "1200 %"), ("1,118", 1119, "1119"), ("2.6e-5", 2.66e-5, "0.000027"),
    ("4, 4, 6, 3, 4", [4, 4, 3, 6, 4], "4, 4, 3, 6, 4"), ("0.25", [0.25, 0.26], "0.25, 0.26"), ("1", np.nan, "nan"),
])
def test_a_text_that_disagrees_is_told_how_it_should_read(text, value, instead):
    assert disagreement(text, value).endswith(f"the text should read {instead}")
    with pytest.raises(AssertionError, match="proof: "):
        proof({text: value})


@pytest.mark.parametrize(("text", "value"), [("4, 5", [4, 5, 6]), ("4, 5", 4), ("ResNet-50", 50), ("4", [])])
def test_as_many_values_are_wanted_as_the_text_states(text, value):
    assert disagreement(text, value)


def test_it_says_in_one_line_what_it_proved():
    assert repr(proof({"1": 1}, np.bool_(True))) == "1 number above is computed here, 1 statement holds"
    assert repr(proof({"1": 1, "2": 2}, told={"3": 3}, cited={"4": "Ba et al. 2016, table 1"})) == (
        "2 numbers above are computed here, 1 is told elsewhere, 1 is cited")


def test_its_page_holds_the_full_values_and_the_sources():
    page = proof({"2.53": np.sqrt(6.4), "0": 1e-17}, cited={"<4": "Ba & al. 2016"})._repr_html_()
    assert "<td>2.53</td><td>2.52982</td>" in page and "<td>0</td><td>0</td>" in page
    assert "<td>&lt;4</td><td>Ba &amp; al. 2016</td>" in page


def test_a_false_condition_is_found_and_an_array_is_none():
    with pytest.raises(AssertionError, match="condition 2 of 2"):
        proof({}, True, np.bool_(False))
    with pytest.raises(TypeError, match="True or False"):
        proof({}, np.array([True, True]))
    with pytest.raises(TypeError, match="source of '4'"):
        proof(cited={"4": ""})
