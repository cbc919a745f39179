"""Late tasks by unit, for the monthly session. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.errors import Message
from dondoc_office.reports.accounts import NO_CAUSE, Account


@dataclass(frozen=True, slots=True)
class LateTask:
    """One late task as a unit owes it (nhiệm vụ quá hạn)."""

    unit: str
    unit_code: str
    order: str
    account: Account
    reference: str
    due_on: date | None
    late: int

    @property
    def why(self) -> Message:
        """What people wrote, as they wrote it."""
        account = self.account
        words = account.objective or account.difficulty or account.reason
        return Message(words, words) if words else NO_CAUSE


@dataclass(frozen=True, slots=True)
class UnitLate:
    """What one unit owes too late, the longest first (theo đơn vị)."""

    name: str
    code: str
    tasks: Sequence[LateTask]

    @property
    def longest(self) -> int:
        return max(task.late for task in self.tasks)


def by_unit(rows: Iterable[LateTask]) -> list[UnitLate]:
    """Units with most late tasks first; equal ones in Vietnamese order."""
    held: dict[tuple[str, str, str], list[LateTask]] = defaultdict(list)
    for row in rows:
        held[row.order, row.unit, row.unit_code].append(row)
    found = [
        (order, UnitLate(name, code, sorted(tasks, key=lambda one: (-one.late, one.account.task))))
        for (order, name, code), tasks in held.items()
    ]
    return [unit for _, unit in sorted(found, key=lambda pair: (-len(pair[1].tasks), pair[0]))]
