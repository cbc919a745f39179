"""The meeting that was concluded, from title and preamble."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.meeting import read_meeting
from dondoc.notice.model import Meeting

HEAD = "Số: 8/TB-UBND\nTam Đức, ngày 12 tháng 8 năm 2024\n\nTHÔNG BÁO\n{title}\n\n{preamble}\n1. Giao Văn phòng báo cáo.\n"
TITLE = "Kết luận của Chủ tịch UBND huyện tại phiên họp thường kỳ tháng 7 năm 2024"


def meeting(preamble: str, title: str = TITLE) -> Meeting:
    return read_meeting(read_document(HEAD.format(title=title, preamble=preamble)))


@pytest.mark.parametrize(
    ("preamble", "day"),
    [
        ("Ngày 09/8/2024, UBND huyện họp và kết luận:", "2024-08-09"),
        ("Chiều 9/8, Chủ tịch UBND huyện chủ trì cuộc họp và kết luận:", "2024-08-09"),
        ("Sáng ngày 09 tháng 8 năm 2024, tại trụ sở, UBND huyện tổ chức hội nghị, kết luận:", "2024-08-09"),
        ("Theo Công văn số 12/STC-NS ngày 01/8/2024, ngày 09/8/2024 UBND huyện họp, kết luận:", "2024-08-09"),
    ],
)
def test_the_day_of_the_meeting_and_no_other(preamble: str, day: str) -> None:
    read = meeting(preamble).date
    assert read and read.value == day


@pytest.mark.parametrize(
    ("preamble", "chair"),
    [
        (
            "Ngày 09/8/2024, dưới sự chủ trì của đồng chí Mùa A Lềnh - Chủ tịch UBND huyện, UBND huyện họp, kết luận:",
            "Mùa A Lềnh",
        ),
        (
            "Ngày 09/8/2024, ông Y Krông Niê, Phó Chủ tịch UBND huyện chủ trì họp. Ông kết luận như sau:",
            "Y Krông Niê",
        ),
        (
            "Ngày 09/8/2024, Chủ tịch UBND huyện Lữ Thị Hạ làm việc với UBND xã Ea Tar và kết luận:",
            "Lữ Thị Hạ",
        ),
        ("Ngày 09/8/2024, UBND huyện họp. Chủ tịch UBND huyện Lữ Thị Hạ kết luận như sau:", "Lữ Thị Hạ"),
        (
            "Ngày 09/8/2024, sau khi đi thực tế và nghe báo cáo, Chủ tịch UBND huyện Lữ Thị Hạ kết luận:",
            "Lữ Thị Hạ",
        ),
        (
            "Ngày 09/8/2024, tại hiện trường bản Noong Luông và bản Co Đứa, đồng chí Lữ Thị Hạ đã kiểm tra:",
            "Lữ Thị Hạ",
        ),
        ("Ngày 09/8/2024, đồng chí Lữ Thị Hạ Phó Chủ tịch UBND huyện chủ trì họp. Kết luận:", "Lữ Thị Hạ"),
        ("Ngày 09/8/2024, họp về việc giao Phòng Nội vụ chủ trì, phối hợp với Công an. Kết luận:", None),
    ],
)
def test_who_was_in_the_chair(preamble: str, chair: str | None) -> None:
    read = meeting(preamble).chair
    assert (read.value if read else None) == chair


def test_the_title_decides_between_two_leaders() -> None:
    preamble = "Ngày 09/8/2024, đồng chí Tạ Minh Quý chủ trì. Cùng chủ trì có đồng chí Lò Thị Xoan. Kết luận:"
    title = "Kết luận của Bí thư Huyện ủy Lò Thị Xoan tại cuộc họp ngày 09/8/2024"
    read = meeting(preamble, title).chair
    assert read and read.value == "Lò Thị Xoan"


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        (TITLE, "phiên họp thường kỳ", "2024-07"),
        ("Kết luận tại Hội nghị sơ kết 6 tháng đầu năm 2024", "hội nghị sơ kết", "2024-H1"),
        ("Kết luận tại cuộc họp giao ban tuần 31", "cuộc họp giao ban", "2024-W31"),
        ("Kết luận tại buổi làm việc với Trường THPT số 2", "buổi làm việc", None),
        ("Kết luận tại phiên họp quý III/2024", "phiên họp", "2024-Q3"),
    ],
)
def test_kind_and_period(title: str, kind: str, period: str | None) -> None:
    read = meeting("Ngày 09/8/2024, UBND huyện họp, kết luận như sau:", title)
    assert read.kind and (read.kind.value, read.period.value if read.period else None) == (kind, period)


def test_attendees_are_cut_before_a_post_not_inside_a_name() -> None:
    read = meeting(
        "Ngày 09/8/2024, UBND huyện họp. Tham dự có các đồng chí: Phó Chủ tịch UBND huyện, Trưởng các phòng, "
        "đại diện Trung tâm Văn hóa, Thể thao và Du lịch. Sau khi thảo luận, Chủ tịch UBND huyện kết luận như sau:"
    )
    assert [fact.value for fact in read.attendees] == [
        "Phó Chủ tịch UBND huyện",
        "Trưởng các phòng",
        "đại diện Trung tâm Văn hóa, Thể thao và Du lịch",
    ]


def test_organiser_and_agenda() -> None:
    read = meeting(
        "Ngày 09/8/2024, UBND huyện đã tổ chức cuộc họp, thảo luận về dự toán ngân sách 2025. Kết luận như sau:"
    )
    assert read.organiser and read.organiser.value == "UBND huyện"
    assert read.agenda and read.agenda.value == "dự toán ngân sách 2025"


@pytest.mark.parametrize(
    "preamble",
    [
        "Ngày 09/8/2024, Bộ Tài chính ban hành Thông tư về hóa đơn. UBND huyện yêu cầu:",
        "Các phòng phối hợp thực hiện, trường hợp vướng mắc thì báo cáo như sau:",
    ],
)
def test_a_letter_speaks_of_no_meeting(preamble: str) -> None:
    assert meeting(preamble, "Về việc tăng cường quản lý hóa đơn") == Meeting()


def test_a_text_that_lost_its_marks_is_read_as_well() -> None:
    read = meeting(
        "Ngay 09/8/2024, duoi su chu tri cua dong chi Mua A Lenh, UBND huyen hop, ket luan nhu sau:"
    )
    assert read.date and read.date.value == "2024-08-09"
    assert read.chair and read.chair.value == "Mua A Lenh"
