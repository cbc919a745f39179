"""What a time in a text is, before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Grain = Literal["day", "week", "month", "quarter", "half", "year", "recur", "span", "event", "vague"]
Kind = Literal["date", "period", "recurrent", "relative", "before_event", "vague"]
Role = Literal["deadline", "date", "period", "citation", "range", "vague"]
Limit = Literal["", "before", "by", "within"]
Part = Literal["", "begin", "middle", "end"]


class When(NamedTuple):
    """The pieces of a time as written; None is what the words leave to the context."""

    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None  # of the quarter, half or week; the amount of a relative time
    part: Part = ""  # đầu, giữa, cuối
    until: int | None = None  # last day of the month that a named week or third reaches
    shift: int = 0  # 0 this, 1 the next: "tháng sau"
    interval: str = ""  # of a recurrence: weekly, monthly ...
    unit: str = ""  # of a relative time: d or wd
    anchor: str = ""  # of a relative time: issue, receipt or event


class TimeExpression(NamedTuple):
    """A time at `start:end` of a folded text; its cue words begin at `cue_start` (`start` if none).

    `cue_start:end` is the raw span of a deadline. `firm` is False where a deadline is only
    likely from the words around ("trong quý II" also opens a report of the past).
    """

    start: int
    end: int
    cue_start: int
    rule: str
    kind: Kind
    role: Role
    limit: Limit
    firm: bool
    when: When
    clock: bool = False  # an hour is given: the day itself still keeps a "trước 16h00 ngày ..."


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or day and month, may be left blank."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """From `2023`, `2023-03` or `2023-03-24`."""
        return cls(*(int(piece) for piece in iso.split("-")))

    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text leaves unsaid: the document's date, the meeting's, the period of the heading."""

    document: PartialDate | None = None
    meeting: date | None = None
    period: str | None = None  # contract form, `2023-Q2`
    received: date | None = None

    @property
    def day(self) -> date | None:
        """The best known day from which deadlines are counted forward."""
        if self.document and self.document.day:
            return self.document.first()
        if self.meeting and (self.document is None or self._meets(self.document)):
            return self.meeting
        return self.document.first() if self.document else None

    def _meets(self, document: PartialDate) -> bool:
        assert self.meeting is not None
        return self.meeting.year == document.year and document.month in (None, self.meeting.month)

    @property
    def issued(self) -> date | None:
        """The full date of the document, where it is known."""
        return self.document.first() if self.document and self.document.day else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Kind, value and last day of a time, as the contract writes them."""

    kind: Kind
    value: str | None
    latest: str | None
