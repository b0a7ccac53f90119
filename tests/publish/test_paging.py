"""Which parts share a page of a deck."""
from publish import paging
from publish.paging import ROOM, Part


FIGURE = paging.figure("", aspect=2)


def part(kind, height, lead=False):
    return Part(kind, "", height, lead)


def kinds(parts):
    return [[one.kind for one in page] for page in paging.pages(parts)]


def test_what_fits_stays_on_one_page():
    assert kinds([part("text", 200), part("code", 100), part("printed", 100)]) == [["text", "code", "printed"]]


def test_pages_are_few_and_evenly_filled():
    parts = [part("text", ROOM / 4) for _ in range(6)]
    assert [len(page) for page in paging.pages(parts)] == [3, 3]


def test_code_stays_with_what_it_prints_and_a_lead_with_what_follows():
    parts = [part("text", 200), part("text", 200, lead=True), part("code", 150), part("printed", 100)]
    assert kinds(parts) == [["text"], ["text", "code", "printed"]]


def test_they_part_where_no_page_holds_both():
    assert kinds([part("code", ROOM - 50), part("printed", 100)]) == [["code"], ["printed"]]


def test_a_picture_stays_with_what_to_notice_and_the_words_before_it_give_way():
    parts = [part("text", 100), FIGURE, part("notice", 180)]
    assert paging.height(parts) < sum(one.height for one in parts)
    assert kinds(parts) == [["text", "figure", "notice"]]


def test_words_stay_before_their_picture_where_there_is_too_much_to_notice():
    assert kinds([part("text", 100), FIGURE, part("notice", 300)]) == [["text", "figure"], ["notice"]]


def test_a_flat_picture_needs_less_room():
    assert paging.figure("", aspect=8).height < FIGURE.height == 400


def test_a_question_stands_beside_its_picture():
    assert kinds([part("text", 60), FIGURE, paging.question("<li></li>" * 4)]) == [["text", "figure", "question"]]


def test_an_explorer_has_a_page_of_its_own():
    assert kinds([paging.text("Move it."), paging.explorer(""), paging.text("Found.")]) == [
        ["text"], ["explorer"], ["text"]]


def test_what_is_too_high_for_any_page_has_one_of_its_own():
    assert kinds([part("text", 50), part("code", 2 * ROOM), part("text", 50)]) == [["text"], ["code"], ["text"]]


def test_more_words_and_longer_code_are_higher():
    assert paging.text("word " * 200).height > 2 * paging.text("word " * 60).height
    assert paging.boxed("code", "", "x\n" * 10).height > paging.boxed("code", "", "x\n" * 4).height
    assert paging.boxed("code", "", "x" * 200).height > paging.boxed("code", "", "x" * 20).height


def test_a_long_table_goes_on_with_its_head():
    rows = "".join(f"<tr><td>row {k}</td></tr>" for k in range(40))
    parts = paging.tables(f"<h4>Rows</h4><table><thead><tr><th>head</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(parts) > 1 and all("<th>head</th>" in one.html and one.height <= ROOM for one in parts)
    assert sum(one.html.count("<td>") for one in parts) == 40
