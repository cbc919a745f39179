"""TT004 missing-agency."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT004",
    "missing-agency",
    Message(vi="Không thấy tên cơ quan ban hành", en="The issuing agency was not found"),
    basis=f"{ANNEX_1}, mục II.2",
    wrong={
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/TB-UBND\n"
        "An Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
)
def missing_agency(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy tên cơ quan, tổ chức ban hành ở phần đầu văn bản.

    Tên cơ quan cùng số, ký hiệu xác định văn bản. Khi cả phần đầu vắng mặt (bản dán, bản chuyển
    đổi) thì chỉ ghi nhận.

    English: the name of the issuing agency was not found above the number.
    """
    if notice.header.issuing_agency is not None:
        return
    if page.headless:
        yield Hit((page.start,), severity="info", origin="conversion")
    else:
        yield Hit((page.start,))
