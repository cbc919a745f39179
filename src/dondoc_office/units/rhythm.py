"""The rhythm in which an office gives, urges and takes back work. Pure values; the rows are `OfficeSetting`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from dondoc.vietnamese.workdays import (
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
)


class RestDay(StrEnum):
    """What becomes of a date that falls on a day off (hạn rơi vào ngày nghỉ)."""

    KEEP = "keep"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The distances by which an office works (nhịp làm việc); what stands here holds where nothing is set."""

    send_back_days: int = 2
    """Working days from the assignment on which a wrongly addressed task may be sent back; 0: always."""
    soon_days: int = 7
    remind_before: tuple[int, ...] = (7, 3, 1)
    remind_after: tuple[int, ...] = (1, 3, 7)
    remind_on_day: bool = True
    remind_again: int = 7
    """After the last distance, every so many days; 0: no more."""
    leader_after: int = 1
    """From how many days past the date the supervising leader hears of it."""
    meeting_after: int = 7
    """From how many days past the date it goes on the list of the next meeting."""
    report_every_days: int = 30
    """How long a unit may be silent about an open task; 0: as long as it likes."""
    default_deadline_days: int | None = None
    rest_day: RestDay = RestDay.KEEP

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From stored values; lists become tuples in their order of time."""
        said = {one.name: values[one.name] for one in fields(cls) if one.name in values}
        for name in ("remind_before", "remind_after"):
            if name in said:
                said[name] = tuple(sorted(set(said[name]), reverse=name == "remind_before"))
        if "rest_day" in said:
            said["rest_day"] = RestDay(said["rest_day"])
        return cls(**said)

    @property
    def soon(self) -> timedelta:
        return timedelta(days=self.soon_days)

    def shifted(self, day: date) -> date:
        """A computed date, moved off a day of rest where the office does so."""
        if self.rest_day is RestDay.KEEP or is_working_day(day):
            return day
        return next_working_day(day) if self.rest_day is RestDay.AFTER else previous_working_day(day)

    def last_day_to_send_back(self, assigned_on: date) -> date | None:
        return add_working_days(assigned_on, self.send_back_days) if self.send_back_days else None

    def silent_too_long(self, last_change_on: date, today: date) -> bool:
        return bool(self.report_every_days) and (today - last_change_on).days > self.report_every_days


USUAL = Rhythm()


@dataclass(frozen=True, slots=True)
class Rhythms:
    """Every office's rhythm by its place in the tree; a unit follows the nearest above it that set one."""

    by_path: Mapping[str, Rhythm]

    def at(self, path: str) -> Rhythm:
        above = [set_at for set_at in self.by_path if path.startswith(set_at)]
        return self.by_path[max(above, key=len)] if above else USUAL


@dataclass(frozen=True, slots=True)
class Soon:
    """How near a date is near, in each office (sắp đến hạn); only offices that chose otherwise are named."""

    by_office: Mapping[int, timedelta] = field(default_factory=dict)

    def of(self, office: int) -> timedelta:
        return self.by_office.get(office, USUAL.soon)

    @property
    def shortest(self) -> timedelta:
        return min(USUAL.soon, *self.by_office.values()) if self.by_office else USUAL.soon

    @property
    def longest(self) -> timedelta:
        return max(USUAL.soon, *self.by_office.values()) if self.by_office else USUAL.soon
