"""Who sees a project, writes into it, checks and directs it; row test and query filter from one rule each.

Overseers of the office (leader, clerk, auditor) see all its projects; the investor, the financial body and the units
where it stands see theirs. The investor enters; the financial body checks what it did not enter; a clerk or leader
of the office sets projects, capital and tasks.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.programmes.models import Disbursement, Obstacle, Programme, Project, ProjectQuerySet
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
WORKERS = (Role.OFFICER, Role.HEAD, Role.CLERK)

WHY: Mapping[str, Message] = {
    "manage": Message(
        "chỉ tổng hợp hoặc lãnh đạo của cơ quan lập dự án, giao vốn và giao việc gỡ vướng.",
        "only a clerk or leader of the office sets projects, capital and tasks.",
    ),
    "enter": Message(
        "chỉ chủ đầu tư hoặc tổng hợp của cơ quan ghi số liệu của dự án.",
        "only the investor or the office's clerk enters the project's figures.",
    ),
    "check": Message(
        "chỉ cơ quan tài chính của dự án kiểm tra, và không ai tự kiểm tra số mình nhập.",
        "only the project's financial body checks, and nobody checks their own figures.",
    ),
}


def _seen(standing: Standing) -> Q:
    seen = Q(pk__in=[])
    for path in standing.paths(*OVERSEERS):
        seen |= Q(office__path__startswith=path)
    units = sorted(standing.units(*WORKERS))
    here = Project.places.through.objects.filter(unit__in=units).values("project")
    return seen | Q(investor__in=units) | Q(checker__in=units) | Q(pk__in=here)


def visible_projects(standing: Standing) -> ProjectQuerySet:
    """Every project that the person may see."""
    return Project.objects.filter(_seen(standing))


def sees(standing: Standing, project: Project) -> bool:
    """The same for one row."""
    units = standing.units(*WORKERS)
    named = {project.investor_id, project.checker_id, *(unit.pk for unit in project.places.all())}
    return standing.holds(*OVERSEERS, at=project.office.path) or bool(units & named)


def visible_obstacles(standing: Standing) -> QuerySet[Obstacle]:
    """Those of the projects she sees."""
    return Obstacle.objects.filter(project__in=visible_projects(standing).values("pk"))


def get_project(standing: Standing, pk: int) -> Project:
    """The project; 404 where it is not hers to see."""
    rows = visible_projects(standing).select_related("office", "programme", "investor", "checker")
    return get_object_or_404(rows.prefetch_related("places"), pk=pk)


def get_obstacle(standing: Standing, pk: int) -> Obstacle:
    rows = visible_obstacles(standing).select_related("project__office", "project__investor", "task")
    return get_object_or_404(rows, pk=pk)


def get_disbursement(standing: Standing, pk: int) -> Disbursement:
    rows = Disbursement.objects.filter(project__in=visible_projects(standing).values("pk"), current=True)
    return get_object_or_404(rows.select_related("project__office", "project__checker"), pk=pk)


def manages(standing: Standing, office: Unit) -> bool:
    return standing.holds(Role.CLERK, Role.LEADER, at=office.path)


def managed_office(standing: Standing) -> Unit | None:
    """The office in whose name she sets projects: the highest where she leads or clerks."""
    held = Unit.objects.filter(pk__in=standing.units(Role.CLERK, Role.LEADER))
    return held.order_by("path").first()


def require_managed_office(standing: Standing) -> Unit:
    office = managed_office(standing)
    if office is None:
        raise NotAllowed(WHY["manage"])
    return office


def require_management(standing: Standing, office: Unit) -> None:
    if not manages(standing, office):
        raise NotAllowed(WHY["manage"])


def enters(standing: Standing, project: Project) -> bool:
    return project.investor_id in standing.units(*WORKERS) or standing.holds(
        Role.CLERK, at=project.office.path
    )


def require_entry(standing: Standing, project: Project) -> None:
    if not enters(standing, project):
        raise NotAllowed(WHY["enter"])


def checks(standing: Standing, row: Disbursement) -> bool:
    """Of the financial body, and not who entered it."""
    return row.project.checker_id in standing.units(*WORKERS) and row.entered_by_id != standing.person


def require_check(standing: Standing, row: Disbursement) -> None:
    if not checks(standing, row):
        raise NotAllowed(WHY["check"])


def programmes_of(office: Unit) -> QuerySet[Programme]:
    return Programme.objects.filter(office=office)
