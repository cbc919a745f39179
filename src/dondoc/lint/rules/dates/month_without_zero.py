"""NG007 month-without-zero."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NG007",
    "month-without-zero",
    Message(
        vi="Tháng 1 và tháng 2 phải thêm số 0: “{right}”", en="Months 1 and 2 take a leading zero: “{right}”"
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
    fixable=True,
    wrong={"An Bình, ngày 08 «tháng 1» năm 2024": "An Bình, ngày 08 tháng 01 năm 2024"},
    right=(
        "An Bình, ngày 08 tháng 12 năm 2024",
        "Báo cáo trước ngày 5/1/2024.",
        "Trong tháng 1, thu đạt khá.",
    ),
)
def month_without_zero(notice: Notice, page: Page) -> Iterator[Hit]:
    """Trong ngày tháng ghi đủ, tháng 1 và tháng 2 phải thêm số 0: ngày 08 tháng 01 năm 2024.

    English: months 1 and 2 of a full date are written with a zero.
    """
    for found in page.dates:
        if not found.slash and found.day and found.month in "12" and len(found.month) == 1:
            at = page.folded.index("tháng ", found.start)
            right = f"{page.cased[at : at + 6]}0{found.month}"
            yield page.replaced(at, at + 7, right, right=right)
