"""NG006 month-with-zero."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Fix, Notice


@rule(
    "NG006",
    "month-with-zero",
    Message(
        vi="Chỉ tháng 1 và tháng 2 thêm số 0; nên viết “tháng {right}”",
        en="Only months 1 and 2 take a zero; better “tháng {right}”",
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
    fixable=True,
    wrong={"Phiên họp thường kỳ «tháng 03» năm 2024": "Phiên họp thường kỳ tháng 3 năm 2024"},
    right=("Phiên họp thường kỳ tháng 02 năm 2024", "Báo cáo trước ngày 24/03/2024"),
)
def month_with_zero(notice: Notice, page: Page) -> Iterator[Hit]:
    """Nghị định chỉ yêu cầu thêm số 0 cho tháng 1 và tháng 2; các ví dụ viết tháng 3, tháng 6.

    Nghị định không cấm nên chỉ nhắc, mỗi tháng một lần; dạng 24/03/2024 không xét.

    English: the decree pads months 1 and 2 only; a zero elsewhere is a remark, not an error.
    """
    places: dict[str, list[int]] = {}
    for found in page.dates:
        if not found.slash and len(found.month) == 2 and "03" <= found.month <= "09":
            places.setdefault(found.month, []).append(page.folded.index("tháng ", found.start))
    for month, starts in places.items():
        digits = [page.at(start + len("tháng "), start + len("tháng 03")) for start in starts]
        spans = tuple(page.at(start, start + len("tháng 03")) for start in starts)
        fixes = tuple(Fix(span=span, replacement=month[1]) for span in digits)
        yield Hit(spans, {"right": month[1]}, fixes)
