"""Who sees and does what in urging; row test and query filter from one rule each."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dondoc.errors import Message
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.policy import seen_among
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.units.policy import ONLY_KEEPERS
from dondoc_office.units.standing import Standing
from dondoc_office.urging.models import Letter, Mail, Reminder, ReplyLink, Tiding
from dondoc_office.urging.models.reminder import ReminderQuerySet

MOST_TIDINGS = 30
KEEPERS = (Role.ADMINISTRATOR, Role.CLERK)
WRITERS = (Role.CLERK, Role.LEADER)

ONLY_WRITERS = Message(
    vi="chỉ văn thư hoặc lãnh đạo của cơ quan giao việc làm công văn đôn đốc.",
    en="only a clerk or leader of the giving office writes urging letters.",
)
ONLY_LEADERS = Message(
    vi="trang tuần dành cho lãnh đạo, văn thư và người kiểm tra của cơ quan.",
    en="the week's page is for leaders, clerks and auditors of the office.",
)


def below(field: str, paths: tuple[str, ...]) -> Q:
    """Rows whose `field` lies at or under one of the paths."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{field}__startswith": path})
    return found


def own_reminders(standing: Standing) -> ReminderQuerySet:
    """Hers, and nobody else's."""
    return Reminder.objects.of(standing.person).select_related("by")


def own_tidings(standing: Standing) -> list[Tiding]:
    """The latest of hers, of tasks that she still sees."""
    own = Tiding.objects.of(standing.person).select_related("task").defer("task__content", "task__words")
    rows = list(own[:MOST_TIDINGS])
    seen = seen_among(standing, [row.task_id for row in rows]) if rows else frozenset()
    return [row for row in rows if row.task_id in seen]


def keeps_outbox(standing: Standing) -> bool:
    return standing.holds(*KEEPERS)


def require_outbox(standing: Standing) -> None:
    if not keeps_outbox(standing):
        raise NotAllowed(ONLY_KEEPERS)


def visible_mail(standing: Standing) -> QuerySet[Mail]:
    """E-mails to the units that she keeps, and to the people who hold a post in them."""
    paths = standing.paths(*KEEPERS)
    people = Membership.objects.filter(below("unit__path", paths)).values("person")
    return Mail.objects.filter(Q(person__in=people) | below("unit__path", paths))


def visible_links(standing: Standing) -> QuerySet[ReplyLink]:
    """Links given to the units that she keeps, and those for tasks that such a unit gave."""
    paths = standing.paths(*KEEPERS)
    return ReplyLink.objects.filter(below("unit__path", paths) | below("task__office__path", paths))


def may_revoke(standing: Standing, link: ReplyLink) -> bool:
    """The same for one row."""
    return any(standing.holds(*KEEPERS, at=unit.path) for unit in (link.unit, link.task.office))


def require_revoking(standing: Standing, link: ReplyLink) -> None:
    if not may_revoke(standing, link):
        raise NotAllowed(ONLY_KEEPERS)


def writing_offices(standing: Standing) -> QuerySet[Unit]:
    """The offices in whose name she may write urging letters."""
    return Unit.objects.filter(pk__in=sorted(standing.units(*WRITERS)))


def writes_letters(standing: Standing, office: Unit) -> bool:
    """The same for one office, or from one above it."""
    return standing.holds(*WRITERS, at=office.path)


def require_writing(standing: Standing, office: Unit) -> None:
    if not writes_letters(standing, office):
        raise NotAllowed(ONLY_WRITERS)


def visible_letters(standing: Standing) -> QuerySet[Letter]:
    """Letters of her office, and those that her unit got."""
    concerned = (Role.CLERK, Role.LEADER, Role.AUDITOR)
    sent = below("office__path", standing.paths(*concerned))
    got = below("unit__path", standing.paths(*concerned, Role.HEAD, Role.OFFICER))
    return Letter.objects.filter(sent | got)


def require_weekly(standing: Standing) -> None:
    if not standing.holds(*WRITERS, Role.AUDITOR):
        raise NotAllowed(ONLY_LEADERS)
