"""The days of a month and of a week, as a calendar shows them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.vietnamese.workdays import Holiday, holidays, is_working_day

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: does it belong to the month, do offices work, is it a holiday."""

    on: date
    outside: bool
    working: bool
    holiday: Holiday | None


def _day(on: date, month: int | None = None) -> Day:
    return Day(on, month is not None and on.month != month, is_working_day(on), holidays().get(on))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week(day: date) -> list[Day]:
    """Monday to Sunday of the week that holds the day."""
    return [_day(monday_of(day) + timedelta(days=n)) for n in range(7)]


def month(day: date) -> list[list[Day]]:
    """Whole weeks from the one that holds the first of the month to the one that holds its last."""
    first = day.replace(day=1)
    monday, weeks = monday_of(first), []
    while monday < following_month(first):
        weeks.append([_day(monday + timedelta(days=n), first.month) for n in range(7)])
        monday += _WEEK
    return weeks


def following_month(day: date) -> date:
    """The first of the next month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def former_month(day: date) -> date:
    """The first of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
