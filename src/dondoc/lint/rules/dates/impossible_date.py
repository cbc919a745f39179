"""NG002 impossible-date."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.datewords import DateWords
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_QUARTER = pattern(r"quý (?:v|[5-9])\b(?! vị)")


@rule(
    "NG002",
    "impossible-date",
    Message(vi="Không có ngày “{found}” trong lịch", en="There is no such date: “{found}”"),
    severity="error",
    about_letters=True,
    wrong={
        "Giao Văn phòng báo cáo trước ngày «31/4/2024».": "Giao Văn phòng báo cáo trước ngày 30/4/2024.",
        "Giao Văn phòng báo cáo trước «ngày 12 tháng 13».": "Giao Văn phòng báo cáo trước ngày 12 tháng 12.",
        "Hoàn thành trong «quý V» năm 2024.": "Hoàn thành trong quý IV năm 2024.",
    },
    right=("Báo cáo trước ngày 29/02/2024; kính mời quý vị đại biểu dự họp.",),
)
def impossible_date(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ngày hoặc tháng không có trong lịch: 31/4, 29/02 của năm không nhuận, tháng 13, quý V.

    Thời hạn như vậy không ai thực hiện được và không đưa vào theo dõi được.

    English: a day, month or quarter that the calendar does not have.
    """
    for found in page.dates:
        if not _possible(found):
            yield Hit.at(page.at(found.start, found.end), found=page.cased[found.start : found.end])
    for quarter in page.find(_QUARTER):
        yield Hit.at(page.at(*quarter.span()), found=page.cased[slice(*quarter.span())])


def _possible(found: DateWords) -> bool:
    month = int(found.month)
    if not 1 <= month <= 12:
        return False
    if found.day is None:
        return True
    if found.year is not None and len(found.year) == len("2024"):
        return found.known_day is not None
    return 1 <= int(found.day) <= _DAYS_IN[month - 1]
