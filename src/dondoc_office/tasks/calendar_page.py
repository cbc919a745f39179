"""The calendar of deadlines: a month or a week, a real table; on a phone a list of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dondoc_office.site.pages import page
from dondoc_office.site.typed import day_of
from dondoc_office.tasks import sheets
from dondoc_office.tasks.boards import leaders_to_choose, listed
from dondoc_office.tasks.models import Occasion, Task, TaskQuerySet
from dondoc_office.tasks.narrowing import Filters
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in

IN_A_CELL, IN_A_DAY = 4, 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One day with what falls due on it (ô lịch); `more` are not shown for want of room."""

    day: sheets.Day
    tasks: Sequence[Task]
    more: int
    occasions: Sequence[Occasion]

    @property
    def empty(self) -> bool:
        return not (self.tasks or self.occasions or self.day.holiday)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The weeks that are shown, and where one goes from here (tờ lịch)."""

    weekly: bool
    day: date
    weeks: Sequence[Sequence[Cell]]
    former: date
    following: date

    @property
    def last_day(self) -> date:
        return self.weeks[-1][-1].day.on


@signed_in
@require_GET
def calendar(request: OfficeRequest) -> HttpResponse:
    """What falls due when, narrowed by the same address as the list."""
    chosen = Filters.of(request.GET.dict())
    day = day_of(request.GET.get("ngay", "")) or request.today
    if not date(1990, 1, 1) <= day <= date(2100, 1, 1):
        day = request.today
    sheet = _sheet(request, chosen, day, weekly=request.GET.get("kieu") == "tuan")
    context = {
        "sheet": sheet,
        "filters": chosen,
        "chosen": request.GET,
        "units": Unit.objects.existing(on=request.today).told_apart(),
        "leaders": leaders_to_choose(request.today),
    }
    return page(request, "tasks/calendar.html", context, fragment="sheet")


def _sheet(request: OfficeRequest, chosen: Filters, day: date, *, weekly: bool) -> Sheet:
    weeks = [sheets.week(day)] if weekly else sheets.month(day)
    first, last = weeks[0][0].on, weeks[-1][-1].on
    tasks = chosen.narrow(visible_tasks(request.standing), today=request.today)
    due = tasks.filter(due_on__gte=first, due_on__lte=last)
    counts = dict(due.order_by().values_list("due_on").annotate(n=Count("pk", distinct=True)))
    shown = _by_day(due, most=IN_A_DAY if weekly else IN_A_CELL)
    occasions: dict[date | None, list[Occasion]] = defaultdict(list)
    for occasion in Occasion.objects.filter(
        on__gte=first, on__lte=last, tasks__in=due.values("pk")
    ).distinct():
        occasions[occasion.on].append(occasion)
    cells = [
        [
            Cell(
                one,
                shown[one.on],
                counts.get(one.on, 0) - len(shown[one.on]),
                occasions[one.on],
            )
            for one in days
        ]
        for days in weeks
    ]
    if weekly:
        return Sheet(weekly, day, cells, day - timedelta(days=7), day + timedelta(days=7))
    return Sheet(weekly, day, cells, sheets.former_month(day), sheets.following_month(day))


def _by_day(due: TaskQuerySet, *, most: int) -> dict[date | None, list[Task]]:
    """The first few of each day, in one query."""
    placed = Task.objects.filter(pk__in=due.order_by().values("pk")).annotate(
        place=Window(RowNumber(), partition_by=F("due_on"), order_by="pk")
    )
    days: dict[date | None, list[Task]] = defaultdict(list)
    for task in listed(placed.filter(place__lte=most)).order_by("due_on", "pk"):
        days[task.due_on].append(task)
    return days
