"""NG010 short-year."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NG010",
    "short-year",
    Message(vi="Năm phải ghi đủ bốn chữ số", en="The year is written with four digits"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
    fixable=True,
    wrong={"Báo cáo trước ngày «15/4/24» để tổng hợp.": "Báo cáo trước ngày 15/4/2024 để tổng hợp."},
    right=("Báo cáo trước ngày 15/4/2024.", "Đạt 12/14/16 chỉ tiêu giao."),
)
def short_year(notice: Notice, page: Page) -> Iterator[Hit]:
    """Năm ghi bằng hai chữ số dễ nhầm; Nghị định yêu cầu ghi đầy đủ.

    Chỉ xét sau chữ “ngày”, để không nhầm với phân số và số hiệu.

    English: a year of two digits after "ngày"; the decree asks for the full year.
    """
    for found in page.dates:
        if (
            found.slash
            and found.year
            and len(found.year) == 2
            and page.folded.endswith("ngày ", 0, found.start)
        ):
            right = f"{page.cased[found.start : found.end - 2]}20{found.year}"
            yield page.replaced(found.start, found.end, right)
