"""Pages on which projects are read: the red list, one project, obstacles of one kind together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dondoc.errors import Message
from dondoc_office.journal.models import Entry
from dondoc_office.measures.pictures import Box, Picture, plan_path, summed, year
from dondoc_office.programmes.boards import Row, Totals, board, last_month
from dondoc_office.programmes.formulas.disbursing import expected
from dondoc_office.programmes.models import Clearance, Obstacle, ObstacleKind, Programme, Project, Settlement
from dondoc_office.programmes.narrowing import Filters
from dondoc_office.programmes.next_steps import NEXT_NAMES, PROPOSED, Next, may_give_task, next_step
from dondoc_office.programmes.policy import (
    checks,
    enters,
    get_project,
    managed_office,
    manages,
    visible_obstacles,
    visible_projects,
)
from dondoc_office.programmes.rules import curve, doubts, rule
from dondoc_office.programmes.states import STATE_NAMES
from dondoc_office.site.pages import page
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in

PER_PAGE = 50
_BOX = Box(900, 240, 14)


@signed_in
@require_GET
def project_list(request: OfficeRequest) -> HttpResponse:
    """Every project she sees, red first, with the totals of what the filters leave."""
    filters = Filters.of(request.GET, today=request.today)
    seen = visible_projects(request.standing)
    rows = filters.rows(seen, today=request.today)
    context = {
        "filters": filters,
        "rows": Paginator(rows, PER_PAGE).get_page(request.GET.get("trang")),
        "totals": Totals(tuple(rows)),
        "programmes": Programme.objects.filter(pk__in=seen.values("programme")),
        "investors": Unit.objects.filter(pk__in=seen.values("investor")).order_by("sort_key"),
        "states": STATE_NAMES.items(),
        "years": range(request.today.year + 1, request.today.year - 6, -1),
        "month": last_month(filters.year, today=request.today),
        "path": curve(filters.year),
        "red": rule("red-below", on=request.today),
        "doubts": doubts(year=filters.year, on=request.today),
        "manages": managed_office(request.standing) is not None,
    }
    return page(request, "programmes/list.html", context, fragment="rows")


def chart(row: Row, *, of: int, month: int) -> Picture | None:
    """The year summed up, against its path."""
    told = [row.months.get(at) for at in range(1, 13)]
    last = max([month, *(at for at, one in row.months.items() if one.best is not None)])
    sums: list[Decimal | None] = [
        (one.best if one and one.best is not None else Decimal(0)) if at <= last else None
        for at, one in enumerate(told, 1)
    ]
    shares = [expected(Decimal(1), at, curve(of).percents) for at in range(1, 13)]
    plan = plan_path(row.reading.plan or None, shares)
    return year(summed(sums), [None] * 12, plan, None, box=_BOX)


@signed_in
@require_GET
def project_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One project: capital, money month by month, milestones, land, settlement, obstacles."""
    project = get_project(request.standing, pk)
    asked = Filters.of(request.GET, today=request.today).year
    row = board([project], asked, today=request.today)[0]
    month = last_month(asked, today=request.today)
    waiting = list(project.disbursed.filter(current=True, checked_at=None).select_related("project"))
    unchecked = {(one.month, one.surety) for one in waiting if one.year == asked}
    path = curve(asked)
    context = {
        "project": project,
        "row": row,
        "year": asked,
        "month": month,
        "months": [
            (
                at,
                row.months.get(at),
                expected(row.reading.plan, at, path.percents),
                at in {m for m, _ in unchecked},
            )
            for at in range(1, 13)
        ],
        "chart": chart(row, of=asked, month=month),
        "capital": project.capital.select_related("set_by"),
        "milestones": project.milestones.all(),
        "clearance": Clearance.objects.filter(project=project).first(),
        "settlement": Settlement.objects.filter(project=project).first(),
        "obstacles": _told(request, project.obstacles.select_related("task__lead", "project__office")),
        "path": path,
        "doubts": doubts(year=asked, on=request.today),
        "settle_rule": rule(f"settle-{project.group}", on=project.finished_on or request.today),
        "enters": enters(request.standing, project),
        "manages": manages(request.standing, project.office),
        "to_check": sum(checks(request.standing, one) for one in waiting),
        "history": Entry.objects.about(f"project:{project.pk}").select_related("by")[:50],
    }
    return page(request, "programmes/project.html", context)


@dataclass(frozen=True)
class Told:
    """An obstacle as one reader sees it (vướng mắc): whether its task may be shown, what is to be done next."""

    obstacle: Obstacle
    shown: bool
    next: Next
    enters: bool
    manages: bool

    @property
    def next_name(self) -> Message:
        return NEXT_NAMES[self.next]

    @property
    def proposed(self) -> bool:
        return self.next in PROPOSED

    @property
    def may_give(self) -> bool:
        one = self.obstacle
        return may_give_task(removed=one.removed_on is not None, task=one.task.current if one.task else None)


def _told(request: OfficeRequest, obstacles: Iterable[Obstacle]) -> list[Told]:
    """What the reader may not see of a task proposes nothing to her."""
    listed = list(obstacles)
    keys = [one.task_id for one in listed if one.task_id is not None]
    seen = set(visible_tasks(request.standing).filter(pk__in=keys).values_list("pk", flat=True))
    found = []
    for one in listed:
        task = one.task if one.task_id in seen else None
        step = next_step(removed=one.removed_on is not None, task=task.current if task else None)
        may_enter, may_manage = (
            enters(request.standing, one.project),
            manages(request.standing, one.project.office),
        )
        found.append(Told(one, task is not None, step, may_enter, may_manage))
    return found


@signed_in
@require_GET
def obstacle_list(request: OfficeRequest) -> HttpResponse:
    """First where obstacle and task disagree; then what stands in the way, the most frequent kind first."""
    rows = visible_obstacles(request.standing).filter(
        Q(removed_on=None) | Q(task__closed_at=None, task__isnull=False)
    )
    listed = rows.select_related("project__investor", "project__office", "task__lead").order_by("since", "pk")
    told = _told(request, listed)
    kinds: dict[str, list[Told]] = {}
    for one in told:
        if one.obstacle.removed_on is None and not one.proposed:
            kinds.setdefault(one.obstacle.kind, []).append(one)
    groups = sorted(kinds.items(), key=lambda item: -len(item[1]))
    context = {
        "proposed": [one for one in told if one.proposed],
        "groups": [(ObstacleKind(kind).label, rows) for kind, rows in groups],
        "count": sum(one.obstacle.removed_on is None for one in told),
        "rule": rule("answer-days", on=request.today),
        "doubts": doubts(year=request.today.year, on=request.today, answering=True),
    }
    return page(request, "programmes/obstacles.html", context)


def projects_entered(request: OfficeRequest) -> list[Project]:
    """Those whose figures she enters."""
    seen = visible_projects(request.standing).select_related("office", "investor")
    return [project for project in seen if enters(request.standing, project)]
