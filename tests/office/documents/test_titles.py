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
