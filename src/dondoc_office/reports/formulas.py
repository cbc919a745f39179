"""A person's month: what the law wants recorded of each product, and plain totals. Pure; it rates nobody.

Nghị định 335/2025/NĐ-CP measures quantity, quality and progress of converted products. We give the record;
what it means for a person is decided by people.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dondoc_office.tasks.timeliness import Timeliness

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_DONE = frozenset({Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE})
_LATE = frozenset({Timeliness.DONE_LATE, Timeliness.OPEN_OVERDUE})
UNCONVERTED = Decimal(1)
"""Until a head says otherwise a task is one product."""


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a quarter (tháng, quý)."""

    key: str
    first: date
    last: date

    @property
    def quarter(self) -> int | None:
        return None if self.first.month == self.last.month else self.last.month // 3


def span_of(key: str, *, today: date) -> Span:
    """`2026-11` or `2026-Q4`; the month of today for anything else."""
    month, quarter = _MONTH.fullmatch(key), _QUARTER.fullmatch(key)
    if quarter and int(quarter[1]) > 0:
        year, last = int(quarter[1]), 3 * int(quarter[2])
        return Span(key, date(year, last - 2, 1), _end(year, last))
    year, number = (
        (int(month[1]), int(month[2])) if month and int(month[1]) > 0 else (today.year, today.month)
    )
    return Span(f"{year}-{number:02d}", date(year, number, 1), _end(year, number))


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def spans_before(today: date, count: int = 12) -> list[Span]:
    """The months to choose from, the present one first, and the quarters that end in them."""
    found: list[Span] = []
    year, month = today.year, today.month
    for _ in range(count):
        if month % 3 == 0 or not found:
            found.append(span_of(f"{year}-Q{(month + 2) // 3}", today=today))
        found.append(span_of(f"{year}-{month:02d}", today=today))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One product of a person in a period (sản phẩm, công việc), as the decree asks for it."""

    task: int
    title: str
    product: str
    cell: Timeliness
    coefficient: Decimal = UNCONVERTED
    assigned_on: date | None = None
    due_on: date | None = None
    first_due_on: date | None = None
    finished_on: date | None = None
    late_extensions: int = 0
    returns: int = 0
    objective: str = ""
    confirmer: str = ""

    @property
    def done(self) -> bool:
        return self.cell in _DONE

    @property
    def times_late(self) -> int:
        """Each date that passed unkept: the present one, and those moved only after they had passed."""
        return self.late_extensions + (self.cell in _LATE)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a period (cộng); objective causes that were confirmed are counted apart, not taken off."""

    given: int
    given_converted: Decimal
    done: int
    done_converted: Decimal
    on_time: int
    times_late: int
    late_objective: int
    returns: int


def totals(work: Sequence[Work]) -> Totals:
    return Totals(
        given=len(work),
        given_converted=sum((one.coefficient for one in work), Decimal(0)),
        done=sum(one.done for one in work),
        done_converted=sum((one.coefficient for one in work if one.done), Decimal(0)),
        on_time=sum(one.cell is Timeliness.DONE_ON_TIME for one in work),
        times_late=sum(one.times_late for one in work),
        late_objective=sum(bool(one.times_late and one.objective) for one in work),
        returns=sum(one.returns for one in work),
    )


def belongs(due_on: date | None, finished_on: date | None, assigned_on: date | None, span: Span) -> bool:
    """Does the product count in the period: due in it, finished in it, or still owed from before?

    Without a date it counts from the period in which it was assigned until it is finished. What was finished
    before the period of its date counts once, where it was finished: the decree does not say (to be confirmed).
    """
    if finished_on is not None and span.first <= finished_on <= span.last:
        return True
    owed_since = due_on or assigned_on
    early = finished_on is not None and finished_on < span.first
    if early or owed_since is None or owed_since > span.last:
        return False
    return owed_since >= span.first or finished_on is None or finished_on > span.last
