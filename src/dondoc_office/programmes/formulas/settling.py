"""When a finished project must be settled, and what is owed for work that was accepted. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Lateness:
    """Until when the settlement is due, and by how many days it is late (chậm quyết toán)."""

    due_on: date
    days: int

    @property
    def late(self) -> bool:
        return self.days > 0


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lateness(finished_on: date | None, months: int, *, sent_on: date | None, today: date) -> Lateness | None:
    """None for what is not finished; a file that was sent stops the clock on its day."""
    if finished_on is None:
        return None
    due = months_later(finished_on, months)
    until = today if sent_on is None else min(sent_on, today)
    return Lateness(due, max(0, (until - due).days))


def debt(accepted: Decimal, paid: Decimal) -> Decimal:
    """Work accepted and not yet paid (nợ đọng xây dựng cơ bản); an advance is no debt."""
    return max(Decimal(0), accepted - paid)
