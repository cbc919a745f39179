"""Counts for the leader's page: done tasks from what was counted before, the rest from the rows.

A done task stays done, and a restricted one is never counted ahead: so a count up to a moment, and the
rows that closed after it, are the truth whenever they are added up (tested against counting every row).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max, Sum

from dondoc_office.tasks.models import Tally, Task, TaskQuerySet
from dondoc_office.tasks.policy import OVERSEERS, oversees_all, visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing

SETTLED = timedelta(minutes=10)  # longer than any transaction that closes a task
STALE = timedelta(hours=6)


class Sort(NamedTuple):
    """What tasks are counted by (loại đếm)."""

    lead: int | None
    field: str
    supervisor: int | None


_KEYS = ("lead", "field", "supervisor")


def count_done(at: datetime) -> int:
    """Count the done tasks anew where the last count is hours old; returns how many rows it made."""
    until = at - SETTLED
    last = _counted_until()
    fresh = Task.objects.filter(state=State.DONE, closed_at__lte=until)
    if last is not None and (until - last < STALE or not fresh.filter(closed_at__gt=last).exists()):
        return 0
    with transaction.atomic():
        rows = _ahead(fresh).values("office", *_KEYS).annotate(**_cells(until))
        made = Tally.objects.bulk_create(
            Tally(
                until=until,
                office_id=row["office"],
                lead_id=row["lead"],
                supervisor_id=row["supervisor"],
                field=row["field"],
                on_time=row[Timeliness.DONE_ON_TIME],
                late=row[Timeliness.DONE_LATE],
            )
            for row in rows.order_by()
        )
        if last is not None:  # a page may still be adding up the last count, none an older one
            Tally.objects.filter(until__lt=last).delete()
    return len(made)


def counts(standing: Standing, cells: Mapping[str, Count]) -> dict[Sort, Counter[str]]:
    """What she sees, by sort and cell."""
    seen = visible_tasks(standing).filter(parent=None)
    until = _counted_until()
    found: dict[Sort, Counter[str]] = {}
    if until is None:
        _add(found, seen, cells)
        return found
    above = standing.paths(*OVERSEERS)
    offices = Unit.objects.under(list(above)).order_by().only("pk")
    _add(found, seen.filter(closed_at=None), cells)
    _add(found, seen.filter(closed_at__gt=until), cells)
    _add(found, seen.filter(closed_at__lte=until, restricted=True), cells)
    if not oversees_all(above):
        _add(found, seen.filter(closed_at__lte=until, restricted=False).exclude(office__in=offices), cells)
    for row in (
        Tally.objects.filter(until=until, office__in=offices)
        .values(*_KEYS)
        .annotate(on_time=Sum("on_time"), late=Sum("late"))
    ):
        counted = found.setdefault(Sort(row["lead"], row["field"], row["supervisor"]), Counter())
        counted[Timeliness.DONE_ON_TIME] += row["on_time"]
        counted[Timeliness.DONE_LATE] += row["late"]
    return found


def _counted_until() -> datetime | None:
    found: datetime | None = Tally.objects.aggregate(last=Max("until"))["last"]
    return found


def _ahead(done: TaskQuerySet) -> TaskQuerySet:
    return done.filter(parent=None, restricted=False)


def _cells(at: datetime) -> dict[str, Count]:
    done = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)
    return {cell.value: Count("pk", filter=Task.objects.cell(cell, today=at.date())) for cell in done}


def _add(found: dict[Sort, Counter[str]], tasks: TaskQuerySet, cells: Mapping[str, Count]) -> None:
    rows: Iterable[dict[str, object]] = tasks.order_by().values(*_KEYS).annotate(**cells)
    for row in rows:
        counted = found.setdefault(Sort(row["lead"], row["field"], row["supervisor"]), Counter())  # type: ignore[arg-type]
        for cell in cells:
            counted[cell] += row[cell]  # type: ignore[operator]
