"""Lines of a page become paragraphs: what was wrapped is whole again, what was set apart stays apart."""

from __future__ import annotations

from tests.engine.files.test_geometry import LETTER, words

from dondoc.files.assembly import Page, assembled, clean
from dondoc.files.geometry import Word
from dondoc.files.tables import Rule, lines_of_page

LEFT, RIGHT = 50.0, 590.0  # of the text: 90 letters
INDENT = 30.0


def said(*pages: list[Word], rules: list[Rule] | None = None) -> str:
    return assembled([Page(lines_of_page(page, rules or []), 800) for page in pages])[0]


def sheet(*lines: tuple[str, float, float]) -> list[Word]:
    """Lines with the place where each begins."""
    return [word for text, left, top in lines for word in words(text, left, top)]


def middle(text: str) -> float:
    """Where a line begins that is centred."""
    return (LEFT + RIGHT - LETTER * len(text)) / 2


def test_wrapped_lines_are_one_line_and_paragraphs_stand_apart() -> None:
    first = "Giao Phòng Nội vụ rà soát" + "x" * 60
    text = said(
        sheet(
            (first, LEFT + INDENT, 100),
            ("hồ sơ của các xã.", LEFT, 115),
            ("Yêu cầu Công an huyện" + "y" * 64, LEFT + INDENT, 130),
            ("bảo đảm an ninh.", LEFT, 145),
            ("Trên đây là kết luận" + "z" * 65, LEFT + INDENT, 160),
            ("để thực hiện.", LEFT, 175),
        )
    )
    assert text == (
        f"{first} hồ sơ của các xã.\n\nYêu cầu Công an huyện{'y' * 64} bảo đảm an ninh.\n\n"
        f"Trên đây là kết luận{'z' * 65} để thực hiện.\n"
    )


def test_a_line_whose_next_word_had_room_ends_its_paragraph() -> None:
    text = said(sheet(("a" * 90, LEFT, 100), ("Phòng Y tế " + "b" * 60, LEFT, 115), ("rà soát", LEFT, 130)))
    assert text.split("\n\n") == ["a" * 90 + " Phòng Y tế " + "b" * 60, "rà soát\n"]


def test_an_item_begins_on_its_own_line_and_hangs_over_the_next() -> None:
    item = "- Giao Phòng Nội vụ " + "a" * 66
    text = said(
        sheet(
            (item, LEFT + 24, 100),
            ("rà soát hồ sơ " + "b" * 70, LEFT + 36, 115),
            ("2. Phòng Y tế", LEFT, 130),
        )
    )
    assert text == f"{item} rà soát hồ sơ {'b' * 70}\n2. Phòng Y tế\n"


def test_a_number_that_the_line_broke_off_is_no_item() -> None:
    text = said(sheet(("a" * 77 + " trước ngày", LEFT, 100), ("15.", LEFT, 115), ("b" * 90, LEFT, 130)))
    assert text.startswith("a" * 77 + " trước ngày 15.\n")


def test_the_lines_of_a_title_stand_together_and_the_text_below_apart() -> None:
    title = ("THÔNG BÁO", "Kết luận của Chủ tịch UBND huyện tại phiên họp thường kỳ", "tháng 5 năm 2024")
    lines = [(text, middle(text), 100 + 15 * at) for at, text in enumerate(title)]
    body = [("a" * 85, LEFT + INDENT, 145), ("b" * 90, LEFT, 160), ("c" * 90, LEFT, 175)]
    assert (
        said(sheet(*lines, *body))
        == "\n".join(title) + "\n\n" + " ".join(["a" * 85, "b" * 90, "c" * 90]) + "\n"
    )


def test_a_paragraph_goes_on_over_the_page() -> None:
    above = [("a" * 90, LEFT, top) for top in (600, 615, 630)]
    below = [("b" * 90, LEFT, top) for top in (60, 75)]
    assert said(sheet(*above), sheet(*below)).count("\n") == 1


def test_nothing_goes_on_over_a_page_that_was_not_read() -> None:
    above, below, blank = (sheet(("a" * 90, LEFT, 100)), sheet(("b" * 90, LEFT, 100)), Page([], 800))
    assert said(above, [], below).count("\n") == 1
    first, last = (Page(lines_of_page(page, []), 800) for page in (above, below))
    torn = assembled([first, Page([], 0, 12), blank, last])
    assert torn.text == f"{'a' * 90}\n{'b' * 90}\n"
    assert [(one.page, one.span.of(torn.text)) for one in torn.unread] == [(2, "a" * 90)]


def test_a_date_at_the_right_does_not_run_on_into_the_number() -> None:
    body = [("a" * 90, LEFT, top) for top in (160, 175, 190)]
    day = "Mường Hoa, ngày 22 tháng 4 năm 2026"
    text = said(sheet((day, RIGHT - LETTER * len(day), 50), ("Số 58-TB/ĐU", LEFT, 65), *body))
    assert day + "\n" in text


BORDERS = (40.0, 80.0, 250.0, 400.0)


def ruled(top: float, *rows: tuple[str, str, str]) -> tuple[list[Word], list[Rule]]:
    """A drawn table, each row twenty points high, and its lines."""
    inside = [
        word
        for at, row in enumerate(rows)
        for left, cell in zip(BORDERS, row, strict=False)
        for word in words(cell, left + 5, top + 20 * at + 5)
    ]
    bottom = top + 20 * len(rows)
    rules = [Rule(place, top, place, bottom) for place in BORDERS]
    return inside, rules + [Rule(40, top + 20 * at, 400, top + 20 * at) for at in range(len(rows) + 1)]


def tables(*pages: tuple[list[Word], list[Rule]]) -> str:
    return assembled([Page(lines_of_page(inside, rules), 800) for inside, rules in pages])[0]


HEAD = ("TT", "Nội dung", "Chủ trì")


def test_a_row_that_the_page_cut_is_whole_again_and_its_title_row_is_read_once() -> None:
    first = ruled(700, HEAD, ("1", "Rà soát", "Sở Y tế"), ("2", "Giải quyết các", "Thanh tra"))
    second = ruled(60, HEAD, ("", "vụ khiếu nại", "tỉnh"), ("3", "Công khai", "Sở Nội vụ"))
    assert tables(first, second).split("\n") == [
        "TT\tNội dung\tChủ trì",
        "1\tRà soát\tSở Y tế",
        "2\tGiải quyết các vụ khiếu nại\tThanh tra tỉnh",
        "3\tCông khai\tSở Nội vụ",
        "",
    ]


def test_a_cut_row_is_whole_again_where_recognition_lost_the_numbers() -> None:
    first = ruled(700, HEAD, ("", "Rà soát", "Sở Y tế"), ("", "Giải quyết các", "Thanh tra"))
    second = ruled(60, ("", "vụ khiếu nại", "tỉnh"), ("", "Công khai", "Sở Nội vụ"))
    assert "\tGiải quyết các vụ khiếu nại\tThanh tra tỉnh\n\tCông khai" in tables(first, second)


def test_a_second_task_of_one_number_is_a_row_of_its_own() -> None:
    first = ruled(700, HEAD, ("1", "Rà soát", "Sở Y tế"), ("2", "Giải quyết", "Thanh tra"))
    second = ruled(60, ("", "Công khai", "Sở Nội vụ"), ("3", "Tổng hợp", "Sở Nội vụ"))
    assert "2\tGiải quyết\tThanh tra\n\tCông khai\tSở Nội vụ\n3" in tables(first, second)


def test_an_eth_in_a_symbol_is_the_letter_it_looks_like() -> None:
    assert (clean("BNV-CQĐÐP"), clean("Ðảng")) == ("BNV-CQĐP", "Đảng")
