"""Tables as offices keep them: headings, two rows of titles, totals, signatures, plain text; what is no table says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from tests.office.sheets.test_sheets import COLUMNS, made, rows_in

from dondoc_office.sheets.errors import NotASheet, OldWorkbook, PlainTable, SheetLacksColumns, SheetTooLarge
from dondoc_office.sheets.reading import read_rows
from dondoc_office.site.errors import HouseError

NUMBERED = ("(1)", "(2)", "(3)")
ALSO = {"code": ("Mã đơn vị",), "due": ("Thời hạn",)}


def as_kept(*rows: Sequence[str]) -> list[dict[str, str]]:
    """A file that somebody really has, read with the other titles."""
    return [
        dict(row.words) for row in read_rows(made(*rows), COLUMNS, required={"code", "name"}, also=ALSO).rows
    ]


def test_a_table_with_a_heading_other_titles_and_numbered_columns_is_read() -> None:
    found = as_kept(
        ("UBND XÃ ĐÔNG HÒA",),
        ("DANH SÁCH CÁC ĐƠN VỊ",),
        (),
        ("MÃ ĐƠN VỊ", "ten viec", "Thời hạn"),
        NUMBERED,
        ("kt", "Phòng Kinh tế", "01/05/2023"),
    )
    assert found == [{"code": "kt", "name": "Phòng Kinh tế", "due": "01/05/2023"}]


def test_titles_in_two_rows_as_merged_cells_leave_them_are_one() -> None:
    found = as_kept(("Mã", "Tên việc", "Thời gian"), ("", "", "Hạn cuối"), NUMBERED, ("kt", "A", "x"))
    assert found == [{"code": "kt", "name": "A", "due": "x"}]


def test_a_row_of_data_under_the_titles_is_no_second_title() -> None:
    assert as_kept(("Mã", "Tên việc"), ("", "Hạn cuối"))[0]["name"] == "Hạn cuối"
    assert as_kept(("Mã", "Tên việc"), ("1", "A"))[0]["code"] == "1"


def test_a_column_that_lacks_is_named_beside_those_that_were_found() -> None:
    with pytest.raises(SheetLacksColumns) as refused:
        as_kept(("DANH SÁCH",), ("STT", "Tên việc", "Ghi chú"), ("1", "A", ""))
    said = refused.value.said.vi
    assert "chưa có cột “Mã”" in said
    assert "dòng 2: “STT”, “Tên việc”, “Ghi chú”" in said


def test_a_file_without_any_known_title_says_which_are_needed() -> None:
    with pytest.raises(NotASheet):
        as_kept(("Họ tên", "Năm sinh"), ("A", "1980"))


def left_out(content: bytes) -> list[tuple[int, str, str]]:
    found = read_rows(content, COLUMNS, required={"code", "name"})
    return [(one.number, one.words, one.what.name) for one in found.left_out]


PAPER = (
    ("UBND XÃ ĐÔNG HÒA", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("DANH SÁCH ĐƠN VỊ",),
    (),
    ("STT", "Mã", "Tên việc", "Đến ngày"),
    (*NUMBERED, "(4)"),
    ("I", None, "Các phòng chuyên môn"),
    (1, "kt", "Phòng Kinh tế", None),
    (),
    (2, "vh", "Phòng Văn hóa", None),
    ("II", "Các đơn vị sự nghiệp"),
    (3, "tt", "Tổng đội Thanh niên xung phong", None),
    ("Tổng cộng", None, "3 đơn vị"),
    ("Cộng: 3",),
    (None, None, None, "Đông Hòa, ngày 05 tháng 3 năm 2026"),
    (None, "NGƯỜI LẬP BIỂU", None, "TM. UỶ BAN NHÂN DÂN"),
    (None, "(Ký, ghi rõ họ tên)", None, "CHỦ TỊCH"),
    (),
    (None, "Ngô Quang Trị", None, "Lê Minh Khôi"),
)


def test_what_belongs_to_the_paper_and_not_to_its_table_is_left_out_and_named() -> None:
    content = made(*PAPER)
    found = read_rows(content, COLUMNS, required={"code", "name"})
    assert [row.words["code"] for row in found.rows] == ["kt", "vh", "tt"]
    assert left_out(content) == [
        (6, "I", "HEADING"),
        (10, "II", "HEADING"),
        (12, "Tổng cộng", "TOTAL"),
        (13, "Cộng: 3", "TOTAL"),
        (14, "Đông Hòa, ngày 05 tháng 3 năm 2026", "SIGNATURE"),
        (15, "NGƯỜI LẬP BIỂU", "SIGNATURE"),
        (16, "(Ký, ghi rõ họ tên)", "SIGNATURE"),
        (18, "Ngô Quang Trị", "SIGNATURE"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("tong", "Tổng cục Thống kê"),
        ("1", "Chủ tịch UBND xã báo cáo"),
        ("2", "Tổng cộng có 3 đơn vị"),
        ("Cống số 3", "Sửa chữa"),
        ("Công 7", "Chấm công"),
        ("", "Thiếu mã"),
        ("", "Chủ tịch UBND xã báo cáo Thường trực HĐND"),
        ("Mã sai", ""),
    ],
)
def test_a_row_that_only_looks_so_stays_in_the_table(row: tuple[str, str]) -> None:
    content = made(("Mã", "Tên việc"), row)
    if row[0] == "tong":
        content = made(("Mã", "Tên việc"), ("tong-cuc", row[1]))
    assert left_out(content) == []
    assert len(read_rows(content, COLUMNS, required={"code", "name"}).rows) == 1


@pytest.mark.parametrize("row", [("", "Xác nhận hồ sơ đất đai", "5/3/2026"), ("", "Rà soát", "Chủ tịch")])
def test_a_new_row_is_no_signature_for_the_words_of_one_cell(row: tuple[str, str, str]) -> None:
    content = made(("Mã", "Tên việc", "Đến ngày"), row, ("", "Người lập biểu", "Chủ tịch"))
    found = read_rows(content, COLUMNS, required={"code", "name"}, named=("name",))
    assert [one.words["name"] for one in found.rows] == [row[1]]
    assert [one.words for one in found.left_out] == ["Người lập biểu"]


def test_of_several_sheets_the_first_with_the_columns_is_read_and_others_are_named() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Hướng dẫn điền"])
    for name, code in (("Danh sách", "kt"), ("Bản cũ", "vh")):
        sheet = book.create_sheet(name)
        sheet.append(["Mã", "Tên việc"])
        sheet.append([code, "Phòng"])
    file = io.BytesIO()
    book.save(file)
    found = read_rows(file.getvalue(), COLUMNS, required={"code", "name"})
    assert [row.words["code"] for row in found.rows] == ["kt"]
    assert left_out(file.getvalue()) == [(0, "Bản cũ", "SHEET")]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldWorkbook),
        ("Mã;Tên việc\nkt;Phòng Kinh tế\n".encode("utf-16-be"), NotASheet),
        (("Mã;Tên việc\n" + "kt;Phòng\n" * 800 + "\x00").encode(), PlainTable),
        ("M\xe3;T\xean vi\xeac, \xe1\n".encode("latin-1"), PlainTable),
        (b"<html><table><tr><td>Ma</td></tr></table>", PlainTable),
    ],
    ids=["xls", "UTF-16 that does not say so", "a letter of control", "an old code", "a page"],
)
def test_a_file_of_another_kind_that_is_named_xlsx_says_what_it_is(
    content: bytes, refusal: type[HouseError]
) -> None:
    with pytest.raises(refusal, match="xlsx"):
        rows_in(content)


KEPT = (
    ("UBND XÃ ĐÔNG HÒA",),
    tuple(COLUMNS.values()),
    ("kt", "Phòng Kinh tế; và Hạ tầng, đô thị", "27/03/2023"),
    (),
    ("vh", 'Phòng "Văn hóa"\nvà Xã hội', ""),
)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_in_plain_text_is_read_like_a_sheet(sign: str, encoding: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(KEPT)
    found = read_rows(out.getvalue().encode(encoding), COLUMNS, required={"code", "name"}).rows
    assert [(row.number, dict(row.words)) for row in found] == [
        (3, {"code": "kt", "name": "Phòng Kinh tế; và Hạ tầng, đô thị", "due": "27/03/2023"}),
        (5, {"code": "vh", "name": 'Phòng "Văn hóa"\nvà Xã hội', "due": ""}),
    ]


@pytest.mark.parametrize(
    "content",
    [b'Ma,Ten viec\n"' + b"a" * 200_000, b"Ma;Ten viec\n" + b"kt;P\n" * 5_001, b";" * (4 * 2**20 + 1)],
    ids=["a cell without end", "too many rows", "too many bytes"],
)
def test_plain_text_is_bounded_as_sheets_are(content: bytes) -> None:
    with pytest.raises((NotASheet, SheetTooLarge, SheetLacksColumns)):
        rows_in(content)


NAMES_ALONE = (
    ("DANH SÁCH CÁC CƠ QUAN, ĐƠN VỊ",),
    ("STT", "Tên việc", "Liên hệ", None, "Ghi chú"),
    (None, None, "Email", "Điện thoại", None),
    ("I", "KHỐI CHUYÊN MÔN"),
    (1, "Phòng Kinh tế", "kt@x.example", "0204"),
    (2, "Chủ tịch"),
    (None, "Thiếu số thứ tự"),
    (None, "Tổng cộng: 03 đơn vị"),
    (None, None, None, "Đông Hòa, ngày 12 tháng 11 năm 2026"),
    (None, "NGƯỜI LẬP BIỂU", None, "KT. CHỦ TỊCH"),
    (None, "Trần Thị Lan", None, "Nguyễn Văn Bình"),
)


def test_where_a_name_is_all_that_a_row_needs_its_number_tells_it_from_a_signature() -> None:
    found = read_rows(made(*NAMES_ALONE), COLUMNS, required={"name"})
    assert [row.words["name"] for row in found.rows] == ["Phòng Kinh tế", "Chủ tịch", "Thiếu số thứ tự"]
    assert [(one.number, one.what.name) for one in found.left_out] == [
        *((4, "HEADING"), (8, "TOTAL"), (9, "SIGNATURE"), (10, "SIGNATURE"), (11, "SIGNATURE")),
    ]


@pytest.mark.parametrize(
    "under", [(None, None, "7/2026", "Lan"), (None, None, "mai", "Lan"), (None, None, "a@x.example")]
)
def test_a_first_row_without_a_name_is_no_second_row_of_titles(under: tuple[str | None, ...]) -> None:
    content = made(("STT", "Tên việc", "Hạn cuối", "Ghi chú"), under, (2, "Phòng Kinh tế"))
    assert [row.number for row in read_rows(content, COLUMNS, required={"name"}).rows] == [2, 3]


def test_columns_that_hold_words_and_are_not_taken_in_are_named_by_their_own_title() -> None:
    found = read_rows(
        made(
            ("STT", "Mã", "Tên việc", "Thời gian", None, "Kết quả", "Để trống"),
            (None, None, None, "Từ", "Đến", None, None),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
            (1, "a", "Việc một", "7/2026", "8/2026", None, None),
            (2, "b", "Việc hai", None, None, "đang làm", None),
        ),
        COLUMNS,
        required={"code", "name"},
    )
    assert len(found.rows) == 2
    assert found.unread == ("Từ", "Đến", "Kết quả")


def test_a_table_of_known_columns_alone_has_no_unread_ones() -> None:
    found = read_rows(made(("STT", "Mã", "Tên việc"), (1, "a", "Việc")), COLUMNS, required={"code", "name"})
    assert found.unread == ()
