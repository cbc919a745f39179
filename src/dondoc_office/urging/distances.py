"""On which days a deadline is spoken of: so many days before it, on it, so many after. No Django, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dondoc.vietnamese.workdays import is_working_day, next_working_day, previous_working_day

_LATEST_SHIFT = 2
"""How many repetitions back a long holiday (Tết) may move into today."""


class Side(StrEnum):
    """Where today lies beside the date (so với hạn)."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Distances:
    """The days that the office sets (khoảng cách nhắc việc): `on` the date too; `again` later every so many, 0 never."""

    before: tuple[int, ...] = (7, 3, 1)
    after: tuple[int, ...] = (1, 3, 7)
    again: int = 7
    on: bool = True

    @property
    def farthest(self) -> int:
        return max(self.before, default=0)


@dataclass(frozen=True, slots=True)
class Step:
    """A deadline is spoken of today; `days` is how many calendar days past it today is, negative before."""

    days: int

    @property
    def side(self) -> Side:
        return Side.ON if self.days == 0 else Side.AFTER if self.days > 0 else Side.BEFORE


def spoken_on(due_on: date, days: int) -> date:
    """The working day of a distance: a warning moves forward to the working day before, the rest behind.

    A day off never swallows a reminder: what is said before or on the date comes earlier, so that nobody
    loses time, what is said after it comes on the next working day.
    """
    day = due_on + timedelta(days=days)
    if is_working_day(day):
        return day
    return next_working_day(day) if days > 0 else previous_working_day(day)


def step(due_on: date, distances: Distances, *, since: date, today: date) -> Step | None:
    """What is said today of a deadline; days on which nothing ran (after `since`) are caught up.

    Several distances that meet on one day are one step, and a step is never said twice.
    """
    if not is_working_day(today):
        return None
    late = (today - due_on).days
    if any(since < spoken_on(due_on, days) <= today for days in _near(distances, late)):
        return Step(late)
    return None


def _near(distances: Distances, late: int) -> Iterator[int]:
    yield from (-days for days in distances.before)
    if distances.on:
        yield 0
    yield from distances.after
    last = max(distances.after, default=0)
    if distances.again and late > last:
        times = (late - last) // distances.again
        for count in range(max(1, times - _LATEST_SHIFT), times + 1):
            yield last + count * distances.again
