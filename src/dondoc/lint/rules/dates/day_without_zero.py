"""NG005 day-without-zero."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NG005",
    "day-without-zero",
    Message(
        vi="Ngày nhỏ hơn 10 phải thêm số 0: “{right}”", en="Days below 10 take a leading zero: “{right}”"
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
    fixable=True,
    wrong={"An Bình, ngày «8» tháng 4 năm 2024": "An Bình, ngày 08 tháng 4 năm 2024"},
    right=(
        "Báo cáo trước ngày 8/4/2024.",
        "An Bình, ngày 23 tháng 4 năm 2024",
        "Kết quả tháng 3 tháng 4 năm 2024",
    ),
)
def day_without_zero(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số chỉ ngày nhỏ hơn 10 phải thêm số 0 ở trước: ngày 08 tháng 4 năm 2024.

    Quy định nói về cách ghi đủ chữ “ngày … tháng … năm …”; dạng 8/4/2024 không xét.

    English: a day below ten is written with a zero in "ngày … tháng … năm …"; slash dates are free.
    """
    for found in page.dates:
        if not found.slash and found.day is not None and len(found.day) == 1:
            digit = found.end - len(page.folded[found.start : found.end].split(found.day, 1)[1]) - 1
            yield page.replaced(digit, digit + 1, f"0{found.day}", right=f"0{found.day}")
