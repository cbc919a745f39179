"""NG009 meeting-after-document."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NG009",
    "meeting-after-document",
    Message(
        vi="Ngày họp {meeting} sau ngày ban hành văn bản {issued}",
        en="The meeting of {meeting} comes after the date of the document, {issued}",
    ),
    severity="error",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
        "Ngày «25/4/2024», UBND xã An Bình đã tổ chức hội nghị giao ban.": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
            "Ngày 15/4/2024, UBND xã An Bình đã tổ chức hội nghị giao ban."
        )
    },
)
def meeting_after_document(notice: Notice, page: Page) -> Iterator[Hit]:
    """Thông báo kết luận không thể ban hành trước khi họp.

    English: a notice of conclusions cannot be issued before the meeting took place.
    """
    issued, held = notice.header.date, notice.meeting.date
    if issued is None or held is None or not issued.value or not held.value:
        return
    if int(held.value[:4]) - int(issued.value[:4]) > 1:
        return  # some other day was taken for the meeting's
    size = min(len(issued.value), len(held.value))
    if size >= len("2024-04") and held.value[:size] > issued.value[:size]:
        yield Hit.at(held.span, meeting=_said(held.value), issued=_said(issued.value))


def _said(day: str) -> str:
    return "/".join(reversed(day.split("-")))
