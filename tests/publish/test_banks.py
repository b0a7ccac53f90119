"""The question banks: what is in them, and that other programs than ours read back from each form what went in."""
import base64
import re
import warnings
import zipfile
from html import unescape
from xml.etree import ElementTree as xml

import numpy as np
import pytest
from bs4 import BeautifulSoup
from moodle_xml_parser import parser as moodle_reader
from qti_convert import upgrade_qti2_to_qti3

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pygiftparser import parser as gift_reader

from helpers import lessons as packages
from helpers.answers.mark import CORRECT, mark
from helpers.lessons.choosing_a_norm import claims
from publish import alive, lessons, structure
from publish.banks import __main__ as banks
from publish.banks import gift, items, moodle, qti
from publish.banks.item import Field, Item, Option

COURSE = lessons.load()
NASTY = 'a {b} = ~c # d: 50 % \\ <e> & "f" \'g\' $1$ // 1e-5'
"""Signs that mean something in one of the forms."""


@pytest.fixture(scope="module")
def asked():
    return list(items.collect(COURSE))


@pytest.fixture(scope="module")
def written(tmp_path_factory, asked):
    """The folder with the banks of all lessons, and one item whose texts are full of signs."""
    nasty = Item("column_statistics-nasty", COURSE[0], f"Title {NASTY}", "See `a{b}=~#` and $x_1 = 2$.",
                       [Option(f"{NASTY} {k}", f"Reply {k}: {NASTY}", k == 2) for k in range(3)])
    number = Item("column_statistics-number", COURSE[0], "Number", "Give it.", [],
                        [Field(-1e-5, 2e-8, [(1.5, 0.003, f"Hint: {NASTY}")])])
    folder = tmp_path_factory.mktemp("banks")
    for name, write in banks.FORMS.items():
        write([*asked, nasty, number], folder / name)
    return folder, [*asked, nasty, number]


def plain(page):
    """The text of a piece of HTML, with single spaces."""
    return " ".join(BeautifulSoup(page, "html.parser").get_text().split())


def shown(page):
    """The text of what the reader of Moodle XML hands out: signs that were written as entities stand as themselves."""
    return flat(re.sub("</?code>", "", unescape(page)))


def bare(page):
    """The text of what the reader of GIFT hands out: it leaves the strokes before signs."""
    return plain(re.sub(r"\\(.)", r"\1", page))


def flat(text):
    return " ".join(text.split())


def test_everything_that_is_asked_and_can_be_marked_is_in_the_banks(asked):
    kinds = [item.name.split("-")[1] for item in asked]
    predicted = sum(any(structure.PREDICTION.search(cell["source"]) for cell in lesson.code) for lesson in COURSE)
    assert kinds.count("prediction") == predicted == 14 and kinds.count("claim") == len(claims.load())
    typed = [(lesson.name, number) for lesson in COURSE for number in packages.load(lesson.name).EXERCISES
             if alive.exercise(lesson.name, number)]
    assert {f"{name}-exercise-{number}" for name, number in typed} <= {item.name for item in asked}
    assert kinds.count("quiz") >= 18 and len({item.name for item in asked}) == len(asked)
    assert sum(len(item.pictures) for item in asked) >= 2


def test_a_choice_has_one_right_option_and_a_reply_to_each(asked):
    for item in asked:
        if item.options:
            assert sum(option.right for option in item.options) == 1 and all(option.reply.strip()
                                                                             for option in item.options)
            assert len({option.text for option in item.options}) == len(item.options)


def test_the_fields_of_an_exercise_are_its_answer_and_its_mistakes_are_none(asked):
    for item in asked:
        if item.fields:
            exercise = packages.load(item.lesson.name).EXERCISES[int(item.name.rpartition("-")[2])]
            for off in (0, 0.9):
                given = np.array([float(field.right[0]) + off * float(field.right[1]) for field in item.fields])
                given = given > 0.5 if item.fields[0].truth else given.reshape(exercise.expected[0].shape)
                assert mark(exercise, given)[0] == CORRECT, item.name
            assert all(abs(value - field.value) > field.allowed for field in item.fields for value, _, _ in field.wrong)


def test_moodle_reads_back_every_question_with_its_replies_and_pictures(written):
    folder, asked = written
    read = moodle_reader.parse_file(folder / "moodle.xml")
    choices, gaps = [item for item in asked if item.options], [item for item in asked if item.fields]
    for item, question in zip(choices, read["multichoice"], strict=True):
        assert question.single and question.name == f"{item.lesson.title}: {item.title}"
        assert [(shown(one.answer), one.score_fraction, shown(one.feedback)) for one in question.options] == [
            (flat(one.text), 100 * one.right, flat(one.reply)) for one in item.options]
    for item, question in zip(gaps, read["cloze"], strict=True):
        gaps = [gap for gap in question.gaps if gap.sub_type != "UNKNOWN"]   # this reader takes every brace for a gap
        assert [gap.sub_type for gap in gaps] == ["MULTICHOICE" if field.truth else "NUMERICAL"
                                                  for field in item.fields]
        for gap, field in zip(gaps, item.fields):
            if not field.truth:
                assert gap.options[0].answer == ":".join(field.right) and len(gap.options) == 1 + len(field.wrong)
    tree = xml.parse(folder / "moodle.xml")
    files = {file.get("name"): base64.b64decode(file.text) for file in tree.iter("file")}
    assert files == {picture.name: picture.content for item in asked for picture in item.pictures}
    pages = "".join(text.text for text in tree.iter("text") if text.text)
    assert set(re.findall(r"@@PLUGINFILE@@/([\w.-]+)", pages)) == set(files)
    assert len({element.text for element in tree.iter("category") if element}) <= len(COURSE)


def test_a_gap_holds_number_tolerance_and_hint():
    field = Field(-1e-5, 2e-8, [(1.5, 0.003, "take 1/2 of {x}~y#")])
    assert moodle.gap(field) == r"{1:NUMERICAL:=-0.00001:0.00000002#Right.~%0%1.5:0.003#take 1\/2 of {x\}\~y\#}"
    assert moodle.gap(Field(0.0, 0.1, [(1.0, 0.1, "why")], True)) == "{1:MULTICHOICE:True#why~=False#Right.}"


def test_gift_is_read_back_with_its_replies(written):
    folder, asked = written
    with (folder / "gift.txt").open(encoding="utf-8") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = gift_reader.parseFile(file)
    wanted = [(item, field) for item in asked for field in (item.fields or [None])]
    assert len(read) == len(wanted)
    for question, (item, field) in zip(read, wanted):
        if item.options and "{" not in item.options[0].text:   # this reader takes no braces in several options
            assert question.valid, question.source
            answers = [(bare(one.answer), one.fraction == 100, bare(one.feedback)) for one in question.answers.answers]
            assert answers == [(flat(one.text), one.right, flat(one.reply)) for one in item.options]


def test_signs_of_gift_are_taken_from_their_meaning():
    assert gift.safe("a={b}:~#c\\d\n e") == r"a\=\{b\}\:\~\#c\\d e"
    assert gift.safe("<pre>a\n  b</pre>") == r"<pre>a\n  b</pre>"


def test_qti_is_read_by_another_program_and_every_file_is_in_its_place(written):
    folder, asked = written
    with zipfile.ZipFile(folder / "qti21.zip") as package:
        manifest = xml.fromstring(package.read("imsmanifest.xml"))
        named = {file.get("href") for file in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")}
        assert named | {"imsmanifest.xml"} == set(package.namelist())
        resources = manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}resource")
        assert {one.get("type") for one in resources} == {"imsqti_item_xmlv2p1"}
        for item in asked:
            source = package.read(f"items/{item.name}.xml").decode()
            tree = xml.fromstring(source)
            assert set(re.findall(r'<img [^>]*src="([^"]*)"', source)) == {picture.name for picture in item.pictures}
            told = {one.get("identifier"): flat("".join(one.itertext()))
                    for one in tree.iter(f"{{{qti_space()}}}modalFeedback")}
            assert list(told.values()) == ([flat(one.reply) for one in item.options] or [
                flat(f"{f'{k}: ' if len(item.fields) > 1 else ''}{hint}") for k, field in enumerate(item.fields, 1)
                for _, _, hint in field.wrong])
            newer = str(upgrade_qti2_to_qti3(source))
            assert newer.count("<qti-simple-choice ") == len(item.options)
            assert len(re.findall("<qti-(?:text-entry|inline-choice)-interaction ", newer)) == len(item.fields)
            assert newer.count("<qti-modal-feedback ") == len(told)


def qti_space():
    return qti.SPACE.partition('"')[2].rstrip('"')


def answered(source, **given):
    """(SCORE, FEEDBACK) of an item for these answers, by the rules of the item itself,
    as a platform would follow them."""
    tree, space = xml.fromstring(source), f"{{{qti_space()}}}"
    right = {one.get("identifier"): one.find(f"{space}correctResponse/{space}value").text
             for one in tree.iter(f"{space}responseDeclaration")}
    score, feedback = 0.0, []

    def value(node):
        kind = node.tag.removeprefix(space)
        return {"variable": lambda: given.get(node.get("identifier"), ""),
                "correct": lambda: right[node.get("identifier")],
                "baseValue": lambda: node.text}[kind]()

    def holds(node):
        if node.tag == f"{space}not":
            return not holds(node[0])
        a, b = map(value, node)
        off = float(node.get("tolerance", "0 0").split()[0])
        return a == b if node.tag == f"{space}match" else a != "" and abs(float(a) - float(b)) <= off
    for rule in tree.find(f"{space}responseProcessing"):
        if rule.tag == f"{space}setOutcomeValue":
            feedback.append(given.get("RESPONSE"))
        elif holds(rule[0][0]):
            (target,) = rule[0][1:]
            score += float(target[0][1].text) if target.get("identifier") == "SCORE" else 0
            feedback += [target[0][1].text] if target.get("identifier") == "FEEDBACK" else []
    return score, feedback


def test_the_rules_of_qti_mark_right_wrong_and_known_mistakes(asked):
    known = {item.name: item for item in asked}
    choice = known["column_statistics-prediction"]
    right = next(k for k, option in enumerate(choice.options) if option.right)
    assert answered(qti.document(choice), RESPONSE=f"C{right}") == (1, [f"C{right}"])
    assert answered(qti.document(choice), RESPONSE="C0") == (0, ["C0"])
    numbers = known["column_statistics-exercise-1"]
    typed = {f"RESPONSE{k}": str(field.value) for k, field in enumerate(numbers.fields, 1)}
    score, feedback = answered(qti.document(numbers), **typed)
    assert score == pytest.approx(1) and feedback == []
    score, feedback = answered(qti.document(numbers), **typed | {"RESPONSE1": str(-numbers.fields[0].value)})
    assert score == pytest.approx(0.8) and feedback == ["HINT1"]
    truths = known["layer_norm-exercise-2"]
    typed = {f"RESPONSE{k}": str(bool(field.value)) for k, field in enumerate(truths.fields, 1)}
    assert answered(qti.document(truths), **typed)[0] == pytest.approx(1, abs=1e-5)


def test_texts_are_what_a_platform_can_show(asked):
    for item in asked:
        page = item.html(lambda picture: picture.name)
        assert not re.search(r"<a (?!href=\"https)|style=|role=|tabindex",
                             re.sub(r"<math.*?</math>", "", page, flags=re.S))
        assert "Commit" not in page and "three dots" not in unescape(page)
