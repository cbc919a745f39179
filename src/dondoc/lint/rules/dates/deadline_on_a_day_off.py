"""NG011 deadline-on-a-day-off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.vietnamese.workdays import is_working_day


@rule(
    "NG011",
    "deadline-on-a-day-off",
    Message(vi="Thời hạn {day} rơi vào {what}", en="The deadline {day} falls on {what_en}"),
    severity="info",
    basis="Bộ luật Lao động 2019, Điều 111, 112; Bộ luật Dân sự 2015, Điều 148 khoản 5",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
        "1. Giao Văn phòng tổng hợp kết quả «trước ngày 28/4/2024».": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp\n"
            "1. Giao Văn phòng tổng hợp kết quả trước ngày 26/4/2024."
        )
    },
)
def deadline_on_a_day_off(notice: Notice, page: Page) -> Iterator[Hit]:
    """Thời hạn rơi vào ngày nghỉ hằng tuần hoặc ngày lễ.

    Theo Bộ luật Dân sự, thời hạn đó kéo sang ngày làm việc tiếp theo; nếu cần đúng ngày thì nên ghi
    ngày làm việc liền trước.

    English: the deadline falls on a weekend or a public holiday.
    """
    for order in notice.directives:
        due = order.deadline
        if due is None or due.kind != "date" or due.source != "explicit" or not due.latest:
            continue
        # "trước ngày 28": the 27th is the last day; one of the two being a working day is enough.
        day, last = date.fromisoformat(due.value), date.fromisoformat(due.latest)
        if not is_working_day(day) and not is_working_day(last):
            weekend = day.weekday() >= 5
            what, what_en = ("ngày nghỉ cuối tuần", "a weekend") if weekend else ("ngày nghỉ lễ", "a holiday")
            yield Hit.at(due.raw, day=f"{day:%d/%m/%Y}", what=what, what_en=what_en)
