"""What a table shows of a notice: names, deadlines and gaps in words for people."""

from __future__ import annotations

import pytest

from dondoc import read_text
from dondoc.files.out.delimited import harmless
from dondoc.files.out.sheet import Sheet, sheet_of, shown
from dondoc.files.out.wording import due, moment

TEXT = """ỦY BAN NHÂN DÂN HUYỆN TÂN SƠN
Số: 12/TB-UBND
Tân Sơn, ngày 06 tháng 3 năm 2023
THÔNG BÁO
Kết luận cuộc họp
1. Giao Phòng Tài chính Kế hoạch tham mưu cho Chủ tịch UBND huyện ban hành kế hoạch trong quý II năm 2023.
2. Giao đồng chí Lê Thị Hoa, Phó Chủ tịch UBND huyện trực tiếp chỉ đạo việc thu hồi đất.
Đề nghị các đơn vị nghiêm túc thực hiện./.
"""


def test_a_body_bears_its_full_name_and_a_person_the_words_of_the_notice() -> None:
    first, second = sheet_of(read_text(TEXT)).orders
    assert first.leads == ("Phòng Tài chính - Kế hoạch",)
    assert first.adviser_to == ("Chủ tịch UBND huyện",)
    assert second.supervisors == ("đồng chí Lê Thị Hoa, Phó Chủ tịch UBND huyện",)


def test_a_sheet_travels_as_json() -> None:
    sheet = sheet_of(read_text(TEXT))
    assert Sheet.from_json(sheet.to_json()) == sheet


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2023-03-27", "27/03/2023", "27/03/2023"),
        ("2023-03", "tháng 03/2023", "03/2023"),
        ("2023-Q2", "quý II/2023", "Q2/2023"),
        ("2023-H1", "6 tháng đầu năm 2023", "H1/2023"),
        ("2023-W20", "tuần 20/2023", "week 20/2023"),
        ("2023", "năm 2023", "2023"),
        ("recur:weekly", "hằng tuần", "weekly"),
        ("recur:monthly:25", "ngày 25 hằng tháng", "monthly on day 25"),
        ("rel:issue+10wd", "10 ngày làm việc kể từ ngày ban hành", "10 working days from issue"),
        ("rel:receipt+5d", "5 ngày kể từ ngày nhận", "5 days from receipt"),
        ("recur:daily", "recur:daily", "recur:daily"),
    ],
)
def test_every_value_of_the_contract_has_words(value: str, vi: str, en: str) -> None:
    assert (moment(value).vi, moment(value).en) == (vi, en)


@pytest.mark.parametrize(
    ("value", "latest", "words", "told"),
    [
        ("", "", "", ""),
        ("2023-04-15", "2023-04-15", "chậm nhất ngày 15/4", "15/04/2023"),
        ("2023-04-15", "2023-04-14", "trước ngày 15/4", "trước 15/04/2023"),
        ("2023-Q2", "2023-06-30", "trong quý II", "quý II/2023 (đến 30/06/2023)"),
        ("event", "", "trước kỳ họp thứ 9", "trước kỳ họp thứ 9"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(value: str, latest: str, words: str, told: str) -> None:
    assert due(value, latest, words, "vi") == told


@pytest.mark.parametrize("cell", ["=1+1", "+84 912", "-5", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"x{cell}") == f"x{cell}"


def test_words_are_shown_composed_on_one_line_and_steer_no_terminal() -> None:
    assert shown("U\u031by\u0309\r\n  ban\u00a0nha\u0302n \x1b[31mda\u0302n\u202e") == "Ưỷ ban nhân [31mdân"
