"""TT003 missing-motto."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT003",
    "missing-motto",
    Message(vi="Không thấy Quốc hiệu, Tiêu ngữ", en="National name and motto not found"),
    basis=f"{ANNEX_1}, mục II.1",
    wrong={
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
)
def missing_motto(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy Quốc hiệu và Tiêu ngữ, một trong chín thành phần bắt buộc (Điều 8).

    Khi cả phần đầu văn bản vắng mặt thì nhiều khả năng bị rơi lúc chuyển đổi tệp; trường hợp đó
    chỉ ghi nhận. Văn bản của Đảng không có Quốc hiệu nên không xét.

    English: the national name and motto are absent; only noted when the whole heading block is.
    """
    if page.of_the_party or page.motto_at >= 0 or "cộng hoà xã hội" in page.head:
        return
    if page.headless:
        yield Hit((page.start,), severity="info", origin="conversion")
    else:
        yield Hit((page.start,))
