"""Counts for the leader's page: what was counted ahead and what has changed since; never from all the rows.

Once a day the open tasks are counted anew, since a date passes without anybody touching a task; a done one
keeps its cell. A restricted task is never counted ahead: whoever may see it finds it among the rows.
Both are added up in one question, so no count ever falls between two (tested against counting every row).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, cast

from django.db import connection, transaction
from django.db.models import Count, Q, Sum
from django.utils.timezone import localdate

from dondoc_office.tasks.models import Delta, Reckoning, Tally, Task, TaskQuerySet
from dondoc_office.tasks.policy import OVERSEERS, oversees_all, visible_restricted, visible_tasks
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import OfficeSetting, Unit, UnitQuerySet
from dondoc_office.units.rhythm import Soon
from dondoc_office.units.standing import Standing

MANY = 500  # changes that a page adds up itself; past them the worker does, once for all
COLUMNS: Mapping[str, str] = {
    Timeliness.DONE_ON_TIME: "on_time",
    Timeliness.DONE_LATE: "late",
    Timeliness.OPEN_IN_TIME: "in_time",
    Timeliness.DUE_SOON: "soon",
    Timeliness.OPEN_OVERDUE: "overdue",
    State.SUBMITTED: "waiting",
}
"""Each cell that the page counts, and its column of the tally."""
_DONE = (Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE)


class Sort(NamedTuple):
    """What tasks are counted by (loại đếm)."""

    lead: int | None
    field: str
    supervisor: int | None


_KEYS = ("lead", "field", "supervisor")
_BY_OFFICE = ("office", *_KEYS)
Found = dict[tuple[Any, ...], Counter[str]]
"""By what was counted (the keys), then by cell."""


def count_ahead(at: datetime) -> int:
    """Count for the day, or add up what has changed where it is much; returns how many tallies it wrote."""
    today, soon = localdate(at), OfficeSetting.objects.soon()
    with _of_one_moment():
        if _counted_for(today, soon) and Delta.objects.count() <= MANY:
            return 0
        counted: Found = {}
        rows = Task.objects.filter(parent=None, restricted=False)
        if not Reckoning.objects.exists():
            _add(counted, _from_rows(rows, _BY_OFFICE, conditions(today, soon)))
        elif _counted_for(today, soon):
            _add(counted, _kept(None, _BY_OFFICE, conditions(today, soon)))
        else:
            of_the_day = conditions(today, soon)
            done: dict[str, Q] = {cell: of_the_day.pop(cell) for cell in _DONE}
            _add(counted, _kept(None, _BY_OFFICE, done))
            _add(counted, _from_rows(rows.filter(state__in=sorted(OPEN)), _BY_OFFICE, of_the_day))
        return _write(counted, today, soon)


@contextmanager
def _of_one_moment() -> Iterator[None]:
    """All that is read inside is of one moment; of two workers that count at once, the second fails and changes nothing."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write(counted: Found, today: date, soon: Soon) -> int:
    Reckoning.objects.update_or_create(pk=1, defaults={"day": today, "near": _said(soon)})
    Tally.objects.all().delete()
    Delta.objects.all().delete()
    made = Tally.objects.bulk_create(
        Tally(
            **dict(zip(("office_id", "lead_id", "field", "supervisor_id"), keys, strict=True)),
            **{COLUMNS[cell]: number for cell, number in cells.items()},
        )
        for keys, cells in counted.items()
        if any(cells.values())
    )
    return len(made)


def _said(soon: Soon) -> str:
    return " ".join(f"{office}:{near.days}" for office, near in sorted(soon.by_office.items()))


def count_anew(at: datetime) -> int:
    """Forget what was counted and count every row; returns how many tallies it wrote."""
    with _of_one_moment():
        Reckoning.objects.all().delete()
        return count_ahead(at)


def miscounted() -> int | None:
    """How many cells differ from the rows, as of the day they were counted for; None where nothing is counted."""
    with _of_one_moment():
        reckoning = Reckoning.objects.first()
        if reckoning is None:
            return None
        cells = conditions(reckoning.day, _read(reckoning.near))
        kept, there = Found(), Found()
        _add(kept, _kept(None, _BY_OFFICE, cells))
        _add(there, _from_rows(Task.objects.filter(parent=None, restricted=False), _BY_OFFICE, cells))
    empty: Counter[str] = Counter()
    both = ((kept.get(keys, empty), there.get(keys, empty)) for keys in kept.keys() | there.keys())
    return sum(one[cell] != other[cell] for one, other in both for cell in COLUMNS)


def _read(near: str) -> Soon:
    pairs = (one.split(":") for one in near.split())
    return Soon({int(office): timedelta(days=int(days)) for office, days in pairs})


def _counted_for(today: date, soon: Soon) -> bool:
    return Reckoning.objects.filter(day=today, near=_said(soon)).exists()


def conditions(today: date, soon: Soon) -> dict[str, Q]:
    """What puts a task into each cell that is counted, by cell."""
    of_time = [cell for cell in COLUMNS if cell != State.SUBMITTED]
    found = {cell: Task.objects.cell(Timeliness(cell), today=today, soon=soon) for cell in of_time}
    return {**found, State.SUBMITTED: Q(state=State.SUBMITTED)}


def counts(standing: Standing, *, today: date, soon: Soon) -> dict[Sort, Counter[str]]:
    """What she sees, by sort and cell."""
    seen = visible_tasks(standing).filter(parent=None)
    above = standing.paths(*OVERSEERS)
    cells, found = conditions(today, soon), Found()
    if not above or not _counted_for(today, soon):
        _add(found, _from_rows(seen, _KEYS, cells))
    else:
        offices = None
        if not oversees_all(above):
            offices = Unit.objects.under(list(above)).order_by().only("pk")
            beside = seen.filter(restricted=False).exclude(office__in=offices)
            _add(found, _from_rows(beside, _KEYS, cells))
        _add(found, _from_rows(visible_restricted(standing).filter(parent=None), _KEYS, cells))
        _add(found, _kept(offices, _KEYS, cells))
    return {Sort(*keys): counted for keys, counted in found.items()}


Rows = Iterable[dict[str, Any]]


def _from_rows(tasks: TaskQuerySet, keys: tuple[str, ...], cells: Mapping[str, Q]) -> Rows:
    """The truth, task by task."""
    counted = {_name(cell): Count("pk", filter=condition) for cell, condition in cells.items()}
    return cast("Rows", tasks.order_by().values(*keys).annotate(**counted))


def _kept(offices: UnitQuerySet | None, keys: tuple[str, ...], cells: Mapping[str, Q]) -> Rows:
    """The same from the last count and what has changed since, of these offices or of all."""
    tallies, deltas = Tally.objects.order_by(), Delta.objects.order_by()
    if offices is not None:
        tallies, deltas = tallies.filter(office__in=offices), deltas.filter(office__in=offices)
    counted = tallies.values(*keys).annotate(**{_name(cell): Sum(COLUMNS[cell]) for cell in cells})
    since = {_name(cell): Sum("sign", filter=condition) for cell, condition in cells.items()}
    return cast("Rows", counted.union(deltas.values(*keys).annotate(**since), all=True))


def _name(cell: str) -> str:
    return f"n_{COLUMNS[cell]}"


def _add(found: Found, rows: Rows) -> None:
    for row in rows:
        keys = tuple(value for name, value in row.items() if not name.startswith("n_"))
        counted = found.setdefault(keys, Counter())
        for cell, column in COLUMNS.items():
            counted[cell] += row.get(f"n_{column}") or 0
