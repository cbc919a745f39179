"""TT002 missing-day."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

FULL_DATE = len("2023-03-24")


@rule(
    "TT002",
    "missing-day",
    Message(vi="Dòng địa danh, thời gian chưa ghi đủ ngày, tháng, năm", en="The date line is not complete"),
    severity="error",
    basis=f"{ANNEX_1}, mục II.4",
    about_letters=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, «ngày tháng 4 năm 2024»\nTHÔNG BÁO\nKết luận giao ban": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận giao ban"
        )
    },
)
def missing_day(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ngày ban hành còn để trống.

    Thời gian ban hành quyết định hiệu lực và mốc tính các thời hạn “kể từ ngày ban hành”.
    Trống cả dòng thì xem quy tắc TT005.

    English: the day, month or year is blank in the date line, so relative deadlines hang in the air.
    """
    stated = notice.header.date
    if stated is not None and len(stated.value or "") < FULL_DATE:
        yield Hit.at(stated.span)
