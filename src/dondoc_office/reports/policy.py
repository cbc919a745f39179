"""Who may make which report."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Membership, Role
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
ONLY_OVERSEERS = Message(
    vi="báo cáo này nói về mọi đơn vị, nên chỉ văn thư, tổng hợp, lãnh đạo hoặc người kiểm tra của cơ quan lập được.",
    en="this report speaks of every unit, so only a clerk, leader or auditor of the office makes it.",
)
ASSESSORS = (Role.HEAD, Role.LEADER, Role.AUDITOR)
NOT_HERS = Message(
    vi="chỉ chính người ấy, người đứng đầu đơn vị, lãnh đạo hoặc người kiểm tra cấp trên xem được.",
    en="only the person, the head of the unit, and leaders or auditors above see this.",
)
NOT_HEAD = Message(
    vi="hệ số quy đổi do người đứng đầu đơn vị chủ trì hoặc lãnh đạo cấp trên nhập, không ai nhập cho việc của mình.",
    en="the coefficient is entered by the head of the lead unit or a leader above, by nobody for their own work.",
)


def require_overseer(standing: Standing) -> None:
    if not standing.holds(*OVERSEERS):
        raise NotAllowed(ONLY_OVERSEERS)


def people_assessed(standing: Standing, *, on: date) -> QuerySet[Person]:
    """Herself and everybody in the units that she heads, leads or audits, or below them."""
    below = Q(pk=None)
    for path in standing.paths(*ASSESSORS):
        below |= Q(unit__path__startswith=path)
    held = Membership.objects.held(on=on).filter(below).values("person")
    return Person.objects.filter(Q(pk=standing.person) | Q(pk__in=held)).order_by("sort_key", "pk")


def assesses(standing: Standing, person: Person, *, on: date) -> bool:
    """The same for one person."""
    paths = Membership.objects.held(on=on).filter(person=person).values_list("unit__path", flat=True)
    return person.pk == standing.person or any(standing.holds(*ASSESSORS, at=path) for path in paths)


def require_assessment(standing: Standing, person: Person, *, on: date) -> None:
    if not assesses(standing, person, on=on):
        raise NotAllowed(NOT_HERS)


def converts(standing: Standing, task: Task) -> bool:
    """May say how many standard products a task is worth: the head of its unit or a leader above, not the doer."""
    unit = task.lead or task.office
    return task.officer_id != standing.person and standing.holds(Role.HEAD, Role.LEADER, at=unit.path)


def require_conversion(standing: Standing, task: Task) -> None:
    if not converts(standing, task):
        raise NotAllowed(NOT_HEAD)
