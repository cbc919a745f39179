"""TT005 missing-place-and-date."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT005",
    "missing-place-and-date",
    Message(vi="Không thấy {what}", en="{what_en} not found"),
    basis=f"{ANNEX_1}, mục II.4",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nTHÔNG BÁO\nKết luận họp giao ban": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận giao ban"
        )
    },
)
def missing_place_and_date(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy địa danh hoặc thời gian ban hành.

    Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở, sau đó là dấu phẩy, rồi đến ngày,
    tháng, năm. Ngày còn để trống thì xem TT002.

    English: the place or the date of issue was not found in the heading block.
    """
    header = notice.header
    if header.place is not None and header.date is not None:
        return
    if header.place is None and header.date is None:
        what, what_en = "địa danh và thời gian ban hành", "Place and date"
    elif header.place is None:
        what, what_en = "địa danh trước ngày ban hành", "The place before the date"
    else:
        what, what_en = "thời gian ban hành", "The date"
    span = header.date.span if header.date else header.place.span if header.place else page.start
    if page.headless:
        yield Hit((span,), {"what": what, "what_en": what_en}, severity="info", origin="conversion")
    else:
        yield Hit((span,), {"what": what, "what_en": what_en})
