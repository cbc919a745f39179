"""What a deadline of the contract means day by day: recurring, counted from a mark, hung on an event.

No Django, no clock. Values are those of the contract: `recur:monthly:25`, `rel:receipt+10wd`, `event`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dondoc.errors import Message
from dondoc.vietnamese.workdays import add_working_days

Every = Literal["weekly", "monthly", "quarterly", "halfyearly", "yearly"]
_RECURRING = re.compile(r"recur:(weekly|monthly|quarterly|halfyearly|yearly)(?::(\d{1,2}))?")
_RELATIVE = re.compile(r"rel:(issue|receipt|event)\+(\d{1,4})(d|wd)")
_MONTHS: dict[str, int] = {"monthly": 1, "quarterly": 3, "halfyearly": 6, "yearly": 12}
_FRIDAY = 4

EVERY_NAMES: dict[str, Message] = {
    "weekly": Message("hằng tuần", "every week"),
    "monthly": Message("hằng tháng", "every month"),
    "quarterly": Message("hằng quý", "every quarter"),
    "halfyearly": Message("sáu tháng một lần", "every half-year"),
    "yearly": Message("hằng năm", "every year"),
}


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes round (định kỳ): an interval and, of a month, the day."""

    every: Every
    day: int | None = None

    @property
    def name(self) -> Message:
        named = EVERY_NAMES[self.every]
        if self.day is None:
            return named
        return Message(f"{named.vi}, ngày {self.day}", f"{named.en}, on day {self.day}")

    def period_of(self, on: date) -> str:
        """The period that holds a day, as the contract writes it: `2023-W13`, `2023-04`, `2023-Q2`, `2023-H1`, `2023`."""
        if self.every == "weekly":
            year, week, _ = on.isocalendar()
            return f"{year}-W{week:02}"
        number = (on.month - 1) // _MONTHS[self.every] + 1
        tail = {
            "monthly": f"-{number:02}",
            "quarterly": f"-Q{number}",
            "halfyearly": f"-H{number}",
            "yearly": "",
        }
        return f"{on.year}{tail[self.every]}"

    def due_in(self, on: date) -> date:
        """The last day that keeps the deadline in the period that holds `on`: its day, else its end.

        An office's week ends on Friday. A day that a month lacks is the month's last.
        """
        if self.every == "weekly":
            return on + timedelta(days=_FRIDAY - on.weekday())
        months = _MONTHS[self.every]
        month = (on.month - 1) // months * months + months
        length = monthrange(on.year, month)[1]
        return date(on.year, month, min(self.day or length, length))

    def first_of_next(self, on: date) -> date:
        """The first day of the period after the one that holds `on`."""
        if self.every == "weekly":
            return on + timedelta(days=7 - on.weekday())
        months = _MONTHS[self.every]
        month = (on.month - 1) // months * months + months
        return date(on.year, month, monthrange(on.year, month)[1]) + timedelta(days=1)

    def first(self, on: date) -> tuple[str, date]:
        """Period and day of the first deadline that somebody who gets the task on `on` can still keep."""
        if self.due_in(on) < on:
            on = self.first_of_next(on)
        return self.period_of(on), self.due_in(on)


@dataclass(frozen=True, slots=True)
class Relative:
    """So many days from a mark (kể từ một mốc): the issue or receipt of the document, or an event."""

    mark: Literal["issue", "receipt", "event"]
    days: int
    working: bool

    def due(self, mark_on: date) -> date:
        """The day of the mark itself does not count (Bộ luật Dân sự 2015 Điều 147)."""
        return add_working_days(mark_on, self.days) if self.working else mark_on + timedelta(days=self.days)


def recurring(value: str) -> Recurring | None:
    """None where the value is of another kind, or names a day that no month has."""
    match = _RECURRING.fullmatch(value)
    if match is None:
        return None
    day = int(match[2]) if match[2] else None
    if day is not None and (match[1] != "monthly" or not 1 <= day <= 31):
        return None
    return Recurring(match[1], day)  # type: ignore[arg-type]  # the pattern names no other interval


def relative(value: str) -> Relative | None:
    match = _RELATIVE.fullmatch(value)
    if match is None:
        return None
    return Relative(match[1], int(match[2]), match[3] == "wd")  # type: ignore[arg-type]  # as above


def due_by_event(value: str, event_on: date) -> date:
    """ "Trước kỳ họp" leaves the day before it; "trong 10 ngày sau kỳ họp" counts from it."""
    counted = relative(value)
    return counted.due(event_on) if counted else event_on - timedelta(days=1)
