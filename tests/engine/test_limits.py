"""What no office writes is read as far as 500 pages could go, and every word of it stays."""

from __future__ import annotations

from bench.shapes import hostile

from dondoc import read_text
from dondoc.notice.cuts import cuts, read_in_part
from dondoc.notice.document import read_document
from dondoc.notice.lines import LINES, unread_from
from dondoc.notice.orders.walk import ORDERS

HEAD = "UBND HUYỆN A\nTHÔNG BÁO\nKết luận của Chủ tịch UBND huyện\n\n"
ORDER = "- Giao Phòng Nội vụ báo cáo trước ngày 15/3/2024.\n"


def test_as_many_orders_are_read_as_500_pages_may_give() -> None:
    notice = read_text(HEAD + ORDER * (ORDERS + 50), second=False)
    assert len(notice.directives) == ORDERS
    assert notice.directives[-1].span.of(notice.text) == ORDER.strip("- .\n")


def test_what_was_not_read_is_said_where_it_begins() -> None:
    notice = read_text(HEAD + ORDER * (ORDERS + 50), second=False)
    [cut] = cuts(notice)
    assert cut.span == notice.directives[-1].span
    assert ("2.500" in cut.said.vi, "2,500" in cut.said.en) == (True, True)
    assert [problem.spans for problem in notice.problems if problem.code == "CD010"] == [(cut.span,)]
    assert read_in_part(notice) == cut.said


REPORT = HEAD.replace("THÔNG BÁO\nKết luận của Chủ tịch UBND huyện", "BÁO CÁO\nKết quả thực hiện nhiệm vụ")
OWN_WORK = "- Phòng Nội vụ tiếp tục rà soát hồ sơ, hoàn thành trước ngày 15/3/2024.\n"


def test_what_a_report_says_of_its_own_work_takes_nothing_from_the_orders_in_it() -> None:
    notice = read_text(REPORT + OWN_WORK * (ORDERS + 50) + ORDER * 3, second=False)
    assert len(notice.directives) == 3
    assert cuts(notice) == ()


def test_a_report_that_is_cut_says_so_too() -> None:
    notice = read_text(REPORT + (OWN_WORK + ORDER) * (ORDERS + 50), second=False)
    assert len(notice.directives) == ORDERS
    [cut] = cuts(notice)
    assert cut.span == notice.directives[-1].span
    assert [problem.spans for problem in notice.problems if problem.code == "CD010"] == [(cut.span,)]


def test_a_text_of_too_many_lines_says_from_where_it_is_one_paragraph() -> None:
    rows = [f"{number}. Hồ sơ\n" for number in range(LINES + 500)]
    text = "".join(rows)
    assert unread_from(text) == len("".join(rows[:LINES]))
    assert text.startswith(f"{LINES}. ", unread_from(text))


def test_nothing_is_said_of_an_ordinary_text() -> None:
    assert cuts(read_text(HEAD + ORDER * 40, second=False)) == ()


def test_the_last_paragraph_holds_what_stands_behind_the_last_line_that_is_read() -> None:
    text = "".join(f"{number}. Rà soát hồ sơ\n" for number in range(LINES + 500))
    document = read_document(text)
    assert len(document.paragraphs) == LINES + 1
    assert document.span(document.paragraphs[-1]).end == len(text.rstrip())


def test_a_long_line_full_of_marks_is_one_paragraph() -> None:
    assert len(read_document(hostile("roman items", 100_000)).paragraphs) == 1


def test_a_text_without_line_breaks_is_parted_at_its_items_however_long_it_is() -> None:
    items = [f"{number % 9 + 1}. Giao Phòng Nội vụ rà soát hồ sơ của các xã. " for number in range(2_000)]
    assert len(read_document("".join(items)).paragraphs) == len(items)
