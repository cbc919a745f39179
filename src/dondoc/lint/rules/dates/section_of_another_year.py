"""NG013 section-of-another-year."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_YEAR = pattern(r"năm (20\d\d)\b")
_RANGE = pattern(r"20\d\d ?- ?20\d\d|giai đoạn|nhiệm kỳ|so với|cùng kỳ|từ năm|đến năm")


@rule(
    "NG013",
    "section-of-another-year",
    Message(
        vi="Đề mục nói về năm {found}, văn bản của năm {year}",
        en="The heading speaks of {found} in a document of {year}",
    ),
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp giao ban\n"
        "Chủ tịch UBND xã kết luận như sau:\n1. Nhiệm vụ trọng tâm quý II «năm 2021»\n"
        "- Giao Văn phòng lập báo cáo trước ngày 25/4/2024.": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp giao ban\n"
            "Chủ tịch UBND xã kết luận như sau:\n1. Nhiệm vụ trọng tâm quý II năm 2024\n"
            "- Giao Văn phòng lập báo cáo trước ngày 25/4/2024."
        )
    },
)
def section_of_another_year(notice: Notice, page: Page) -> Iterator[Hit]:
    """Đề mục ghi năm cách năm ban hành từ hai năm trở lên, thường còn lại từ văn bản cũ.

    Năm liền trước, liền sau và các giai đoạn, nhiệm kỳ là bình thường nên không xét.

    English: a heading names a year two or more away from the document's own.
    """
    stated = notice.header.date or notice.meeting.date
    if stated is None or not stated.value:
        return
    year = int(stated.value[:4])
    for section in notice.sections:
        if section.title is None:
            continue
        start, end = page.place(section.title.span)
        if _RANGE.search(page.folded, start, end):
            continue
        for found in _YEAR.finditer(page.folded, start, end):
            if abs(int(found.group(1)) - year) > 1:
                yield Hit.at(page.at(*found.span()), found=found.group(1), year=year)
