"""The leader's pages: two minutes for what is late, due and waiting; the trend of a year; one's own unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, cast

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from dondoc_office.people.models import Person
from dondoc_office.site.pages import page
from dondoc_office.tasks.boards import FOUR_CELLS, listed, overview
from dondoc_office.tasks.charts import Column, columns
from dondoc_office.tasks.models import Task, TaskQuerySet
from dondoc_office.tasks.policy import reminds, visible_tasks
from dondoc_office.tasks.sheets import following_month, former_month
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import Membership, OfficeSetting, Role, Unit
from dondoc_office.units.request import OfficeRequest, signed_in

MONTHS = 12
MOST_ROWS = 40
MOST_UNITS = 20  # the most overdue; the others are one click away


@signed_in
@require_GET
def leader_page(request: OfficeRequest) -> HttpResponse:
    """Exceptions first, then who has them."""
    seen = overview(request.standing, today=request.today)
    units = seen.by_unit if request.GET.get("het") else seen.by_unit[:MOST_UNITS]
    return page(
        request,
        "tasks/leader.html",
        {"overview": seen, "units": units, "may_remind": reminds(request.standing)},
    )


@signed_in
@require_GET
def leader_trend(request: OfficeRequest) -> HttpResponse:
    """Twelve months by the month of their date: are we getting better?"""
    return page(
        request, "tasks/trend.html", {"columns": trend(visible_tasks(request.standing), today=request.today)}
    )


def trend(tasks: TaskQuerySet, *, today: date) -> list[Column]:
    """The four cells of each of the last twelve months and of this one."""
    first = today.replace(day=1)
    for _ in range(MONTHS - 1):
        first = former_month(first)
    soon = OfficeSetting.objects.soon()
    counts = {
        cell.value: Count("pk", filter=Task.objects.cell(cell, today=today, soon=soon))
        for cell in (*FOUR_CELLS, Timeliness.DUE_SOON)
    }
    rows = (
        tasks.filter(parent=None, due_on__gte=first, due_on__lt=following_month(today))
        .order_by()
        .annotate(month=TruncMonth("due_on"))
        .values("month")
        .annotate(**counts)
    )
    found = {row["month"]: row for row in cast("Iterable[dict[str, Any]]", rows)}
    months = []
    while first <= today:
        row = found.get(first, {})
        on_time, late_done, still, late = (row.get(cell.value, 0) for cell in FOUR_CELLS)
        months.append((first, (on_time, late_done, still + row.get(Timeliness.DUE_SOON.value, 0), late)))
        first = following_month(first)
    return columns(months)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person of the unit has in hand (khối lượng việc)."""

    person: Person | None
    still: int
    late: int


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """What a head looks at in the morning (đơn vị tôi)."""

    unit: Unit
    late: int
    soon: int
    to_receive: int
    still: int
    tasks: list[Task]
    loads: Sequence[Load]


@signed_in
@require_GET
def my_unit(request: OfficeRequest) -> HttpResponse:
    """What a unit of hers owes, who has it in hand, and what nobody has yet."""
    units = Unit.objects.filter(pk__in=request.standing.units()).order_by("path")
    wanted = request.GET.get("don-vi", "")
    unit = get_object_or_404(units, code=wanted) if wanted else units.first()
    board = None if unit is None else own_unit(unit, visible_tasks(request.standing), today=request.today)
    context = {"board": board, "units": units if len(units) > 1 else ()}
    return page(request, "tasks/unit.html", context)


def own_unit(unit: Unit, seen: TaskQuerySet, *, today: date) -> OwnUnit:
    """Counted in one pass, its rows in another, its people in a third."""
    owed = seen.filter(pk__in=Task.objects.of_unit(unit).values("pk"), state__in=sorted(OPEN))
    late = Task.objects.cell(Timeliness.OPEN_OVERDUE, today=today)
    totals = owed.order_by().aggregate(
        late=Count("pk", filter=late),
        soon=Count("pk", filter=Task.objects.cell(Timeliness.DUE_SOON, today=today)),
        to_receive=Count("pk", filter=Q(state=State.ASSIGNED)),
        still=Count("pk"),
    )
    rows = (
        owed.filter(lead=unit)
        .order_by()
        .values("officer")
        .annotate(n=Count("pk"), late=Count("pk", filter=late))
    )
    by_officer: dict[int | None, tuple[int, int]] = {
        row["officer"]: (row["n"], row["late"]) for row in cast("Iterable[dict[str, Any]]", rows)
    }
    held = Membership.objects.held(on=today).filter(unit=unit, role__in=[Role.OFFICER, Role.HEAD])
    people = Person.objects.filter(
        Q(pk__in=held.values("person")) | Q(pk__in=[pk for pk in by_officer if pk])
    )
    loads = [Load(person, *by_officer.get(person.pk, (0, 0))) for person in people]
    if None in by_officer:
        loads.append(Load(None, *by_officer[None]))
    return OwnUnit(
        unit=unit,
        **totals,
        tasks=list(islice(listed(owed).select_related("officer"), MOST_ROWS)),
        loads=loads,
    )
