"""NG003 weekday-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_FIGURES = {f"thứ {number}": number - 2 for number in range(2, 8)}
_WEEKDAYS = {fold(name): index for index, name in enumerate(_NAMES)} | _FIGURES


@rule(
    "NG003",
    "weekday-mismatch",
    Message(vi="Ngày {day} là {right}, không phải {found}", en="{day} is {right}, not {found}"),
    severity="error",
    wrong={
        "Họp lại vào «thứ Ba, ngày 15/4/2024» tại trụ sở.": "Họp lại vào thứ Hai, ngày 15/4/2024 tại trụ sở.",
    },
    right=(
        "Họp lại vào thứ Hai (ngày 15/4/2024) tại trụ sở.",
        "Báo cáo trước ngày 15/4/2024.",
        "Tại phiên họp thứ tư, ngày 15/4/2024.\nphiên họp thứ tư\nNgày 15/4/2024, Ban Chỉ đạo họp.",
    ),
)
def weekday_mismatch(notice: Notice, page: Page) -> Iterator[Hit]:
    """Thứ ghi trong văn bản không khớp với ngày.

    Người nhận không biết phải theo thứ hay theo ngày. Không tự sửa vì không biết bên nào đúng.

    English: the weekday does not belong to the date beside it.
    """
    for found in page.dates:
        day = found.known_day
        if found.weekday is None or day is None:
            continue
        if _WEEKDAYS[found.weekday] != day.weekday():
            start = page.folded.rfind(found.weekday, 0, found.start)
            yield Hit.at(
                page.at(start, found.end),
                day=page.cased[found.start : found.end].removeprefix("ngày "),
                right=_NAMES[day.weekday()],
                found=page.cased[start : start + len(found.weekday)],
            )
