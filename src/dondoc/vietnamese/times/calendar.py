"""First and last days of the contract's periods."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|W(\d\d)))?")


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def bounds(period: str) -> tuple[date, date] | None:
    """First and last day of `2023`, `2023-04`, `2023-04-15`, `2023-Q2`, `2023-H1` or `2023-W20`."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    try:
        return _bounds(match)
    except ValueError:
        return None


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    year, month, day, quarter, half, week = (int(piece) if piece else 0 for piece in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), last_of_month(year, month)
    if quarter:
        return date(year, 3 * quarter - 2, 1), last_of_month(year, 3 * quarter)
    if half:
        return date(year, 6 * half - 5, 1), last_of_month(year, 6 * half)
    if week:
        monday = date.fromisocalendar(year, week, 1)
        return monday, monday + timedelta(days=6)
    return date(year, 1, 1), date(year, 12, 31)
