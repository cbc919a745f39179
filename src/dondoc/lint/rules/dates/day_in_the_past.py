"""NG004 day-in-the-past."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_YEAR = re.compile(r"\d{4}")
_URGING = pattern(r"\b(?:đôn đốc|quá hạn|chậm tiến độ)\b")


@rule(
    "NG004",
    "day-in-the-past",
    Message(
        vi="Thời hạn {deadline} đã qua trước ngày {start} của văn bản",
        en="The deadline {deadline} lies before {start}, the date of the document",
    ),
    severity="error",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
        "1. Giao Văn phòng tổng hợp kết quả «trước ngày 15/4/2023».": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
            "1. Giao Văn phòng tổng hợp kết quả trước ngày 25/4/2024."
        )
    },
    right=(
        "UBND XÃ AN BÌNH\nSố: 45/UBND-VP\nV/v đôn đốc nhiệm vụ quá hạn\nAn Bình, ngày 18 tháng 4 năm 2024\n"
        "Kính gửi: Phòng Kinh tế\nYêu cầu Phòng Kinh tế hoàn thành báo cáo đã giao (thời hạn 15/4/2024).",
    ),
)
def day_in_the_past(notice: Notice, page: Page) -> Iterator[Hit]:
    """Thời hạn giao nằm trước ngày ban hành văn bản (hoặc trước ngày họp khi chưa ghi ngày ban hành).

    Thường do ghi nhầm năm hoặc giữ lại câu chữ của thông báo cũ. Văn bản đôn đốc việc quá hạn nhắc lại thời hạn cũ
    thì không báo.

    English: an order is due before the document is even issued.
    """
    begin = _first_day(notice)
    if begin is None or (notice.header.title and _URGING.search(page.words(notice.header.title.span))):
        return
    for order in notice.directives:
        due = order.deadline
        if due is None or due.latest is None or due.source != "explicit":
            continue
        # A year the reader had to guess is not the author's mistake.
        if due.kind in ("date", "period") and due.latest < begin and _YEAR.search(due.raw.of(page.text)):
            yield Hit.at(due.raw, deadline=_said(due.latest), start=_said(begin))


def _first_day(notice: Notice) -> str | None:
    for fact in (notice.header.date, notice.meeting.date):
        if fact is not None and fact.value and len(fact.value) == len("2024-04-18"):
            return fact.value
    return None


def _said(day: str) -> str:
    return "/".join(reversed(day.split("-")))
