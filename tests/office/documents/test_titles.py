"""The title of a proposed task is its work, not who is told to do it."""

from __future__ import annotations

import pytest

from dondoc import notice_json, read
from dondoc_office.documents.review import proposed

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐÔNG HÒA
Số: 13/TB-UBND
Đông Hòa, ngày 05 tháng 10 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 10 năm 2026

"""


@pytest.mark.parametrize(
    ("order", "title"),
    [
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra hành lang đường liên thôn trước ngày 20/10/2026.",
            "Kiểm tra hành lang đường liên thôn",
        ),
        ("Giao Phòng Kinh tế rà soát nợ đọng trước ngày 20/10/2026.", "Rà soát nợ đọng"),
    ],
)
def test_a_title_begins_with_the_work(order: str, title: str) -> None:
    reading = notice_json(read(f"{HEAD}1. {order}".encode(), name="thong-bao.txt"))
    assert proposed(reading["directives"][0]).title.startswith(title)


@pytest.mark.parametrize(
    ("task", "title"),
    [
        (
            "xây dựng phương án phòng, chống thiên tai, báo cáo UBND xã trước ngày 20/10/2026",
            "Xây dựng phương án phòng, chống thiên tai",
        ),
        (
            "theo dõi, đôn đốc các ban, ngành nộp hồ sơ nhằm giữ tiến độ",
            "Theo dõi, đôn đốc các ban, ngành nộp hồ sơ",
        ),
        ("rà soát hộ nghèo và lập danh sách trước ngày 20/10/2026", "Rà soát hộ nghèo và lập danh sách"),
        ("sửa 02 phòng học, hoàn thành trước ngày 20/10/2026", "Sửa 02 phòng học"),
        ("xây dựng phương án bảo đảm trật tự tại chợ", "Xây dựng phương án bảo đảm trật tự tại chợ"),
        ("nạo vét mương tiêu, bảo đảm an toàn lao động", "Nạo vét mương tiêu"),
    ],
)
def test_a_title_ends_where_a_clause_does(task: str, title: str) -> None:
    reading = notice_json(read(f"{HEAD}1. Giao Phòng Kinh tế {task}.".encode(), name="thong-bao.txt"))
    assert proposed(reading["directives"][0]).title == title


def test_a_title_leaves_out_work_that_would_make_it_too_long() -> None:
    street = "dọn vỉa hè các tuyến đường trong khu dân cư số 3, khu dân cư số 4 và khu dân cư số 5"
    task = f"{street}, sơn lại vạch kẻ đường, lắp biển báo, sửa chữa toàn bộ hệ thống đèn tín hiệu giao thông đã hỏng"
    reading = notice_json(read(f"{HEAD}1. Giao Phòng Kinh tế {task}.".encode(), name="thong-bao.txt"))
    title = proposed(reading["directives"][0]).title
    assert title.startswith("Dọn vỉa hè")
    assert len(title) <= 200
