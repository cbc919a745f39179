"""What a time means beside the document it stands in: the contract's kind, value and last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dondoc.vietnamese.times.calendar import bounds, last_of_month
from dondoc.vietnamese.times.model import Reference, Resolved, TimeExpression, When
from dondoc.vietnamese.workdays import add_working_days

# A deadline may lie a little before its document (a late issue); farther back it means next year.
_GRACE = timedelta(days=45)
_GRACE_OF_A_PERIOD = timedelta(days=20)
# Any other time is of the document's year unless that is three quarters of a year away.
_NEAR = timedelta(days=270)


def resolve(expression: TimeExpression, reference: Reference) -> Resolved:
    """Kind, value and latest day by the contract; value is None where the context does not tell."""
    when = expression.when
    read = _READERS.get(when.grain)
    if read is None:
        value = "event" if when.grain == "event" else None
        return Resolved(expression.kind, value, None)
    value, last = read(when, reference, expression.role == "deadline")
    if last is not None and expression.limit == "before" and not _keeps_named_day(expression):
        period = bounds(value) if value else None
        last = (period[0] if period else last) - timedelta(days=1)
    return Resolved(expression.kind, value, last.isoformat() if last else None)


def _keeps_named_day(expression: TimeExpression) -> bool:
    """ "Trước 16h00 ngày 25" leaves the day itself, and "trước cuối tháng" the month."""
    when = expression.when
    return expression.clock or bool(when.part or when.until) or when.grain == "span"


Read = Callable[[When, Reference, bool], tuple[str | None, date | None]]


def _year(when: When, reference: Reference, ahead: bool, ends: Callable[[int], date | None]) -> int | None:
    """The year as written, else of the heading or document, moved on when it would be long past."""
    if when.year is not None:
        return when.year
    heading = int(reference.period[:4]) if reference.period else None
    day = reference.day
    if day is None:
        return heading
    if when.interval == "year":
        return day.year + when.shift
    known = {year: end for year in (day.year - 1, day.year, day.year + 1) if (end := ends(year)) is not None}
    if ahead:
        oldest = day - (_GRACE if when.grain == "day" else _GRACE_OF_A_PERIOD)
        for year, end in known.items():
            if end >= oldest and year >= (heading or 0):
                return year
    return _nearest(known, day)


def _nearest(known: dict[int, date], day: date) -> int:
    """The document's year, unless another one brings the day much nearer ("28/12" in January)."""
    same = known.get(day.year)
    if not known or (same is not None and abs(same - day) <= _NEAR):
        return day.year
    return min(known, key=lambda year: abs(known[year] - day))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    base = reference.day
    if when.interval == "weekday" and base and when.number is not None:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=when.shift)
        return _iso(monday + timedelta(days=when.number))
    if when.interval == "day":
        return _iso(base + timedelta(days=when.shift) if base and reference.issued else None)
    if when.day is None:
        return None, None
    if when.month is None:
        return _iso(_day_of_near_month(when, base, ahead))
    month, day = when.month, when.day
    year = _year(when, reference, ahead, lambda year: _safe(year, month, day))
    if year is None:
        return None, None
    return _iso(_safe(year, month, day))


def _day_of_near_month(when: When, base: date | None, ahead: bool) -> date | None:
    if base is None or when.day is None:
        return None
    year, month = _moved_month(base.year, base.month, when.shift)
    day = _safe(year, month, when.day)
    if ahead and when.interval != "month" and day is not None and day < base:
        return _safe(*_moved_month(year, month, 1), when.day)
    return day


def _moved_month(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def _iso(day: date | None) -> tuple[str | None, date | None]:
    return (day.isoformat(), day) if day else (None, None)


def _month(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    if when.month is None:
        base = reference.day
        if base is None or (
            reference.document and reference.document.month is None and not reference.meeting
        ):
            return None, None
        year, month = _moved_month(base.year, base.month, when.shift)
    else:
        month = when.month
        known = _year(when, reference, ahead, lambda year: last_of_month(year, month))
        if known is None:
            return None, None
        year = known
    last = last_of_month(year, month)
    if when.until:
        last = date(year, month, min(when.until, last.day))
    elif when.part in ("begin", "middle"):
        last = date(year, month, 10 if when.part == "begin" else 20)
    return f"{year}-{month:02}", last


def _quarter(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    number, year = when.number, when.year
    if number is None:
        base = reference.day
        if base is None or (
            reference.document and reference.document.month is None and not reference.meeting
        ):
            return None, None
        total = base.year * 4 + (base.month - 1) // 3 + when.shift
        year, number = total // 4, total % 4 + 1
    else:
        year = _year(when, reference, ahead, lambda year: last_of_month(year, 3 * (number or 1)))
    if year is None:
        return None, None
    months = {"begin": 2, "middle": 1}.get(when.part, 0)
    return f"{year}-Q{number}", last_of_month(year, 3 * number - months)


def _half(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    base = reference.day
    number = when.number
    if number is None:
        if base is None:
            return None, None
        number = 1 if base.month <= 7 else 2
    year = _year(when, reference, ahead, lambda year: last_of_month(year, 6 * number))
    return (None, None) if year is None else (f"{year}-H{number}", last_of_month(year, 6 * number))


def _whole_year(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    year = when.year
    if year is None:
        year = _year(when, reference, ahead, lambda year: date(year, 12, 31))
        if year is None:
            return None, None
        base = reference.day
        year = (base.year if base else year) + when.shift
    months = {"begin": 3, "middle": 6}.get(when.part, 12)
    return f"{year}", last_of_month(year, months)


def _week(when: When, reference: Reference, ahead: bool) -> tuple[str | None, date | None]:
    number = when.number
    if number is None:
        base = reference.issued or reference.meeting
        if base is None:
            return None, None
        year, number, _ = (base + timedelta(weeks=when.shift)).isocalendar()
    else:
        known = _year(when, reference, ahead, lambda year: _sunday(year, number))
        if known is None or _sunday(known, number) is None:
            return None, None
        year = known
    return f"{year}-W{number:02}", _sunday(year, number)


def _sunday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 7)
    except ValueError:
        return None


def _recurrent(when: When, _: Reference, __: bool) -> tuple[str | None, date | None]:
    tail = f":{when.day}" if when.day and when.interval == "monthly" else ""
    return f"recur:{when.interval}{tail}", None


def _relative(when: When, reference: Reference, _: bool) -> tuple[str | None, date | None]:
    amount = when.number or 0
    value = f"rel:{when.anchor}+{amount}{when.unit}"
    start = {"issue": reference.issued, "receipt": reference.received}.get(when.anchor)
    if when.day and when.month and when.year:
        start = _safe(when.year, when.month, when.day)
    if start is None:
        return value, None
    if when.unit == "wd":
        return value, add_working_days(start, amount)
    return value, start + timedelta(days=amount)


_READERS: dict[str, Read] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": _whole_year,
    "recur": _recurrent,
    "span": _relative,
}
