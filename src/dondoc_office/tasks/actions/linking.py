"""How tasks belong together, and which ones probably do: the machine proposes, a person says."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.tasks.likeness import Likeness, likeness, words_of
from dondoc_office.tasks.models import Link, Task
from dondoc_office.tasks.models.task import LinkKind
from dondoc_office.tasks.policy import WHY, get_task, links, visible_tasks
from dondoc_office.units.policy import standing_of
from dondoc_office.units.standing import Standing

LOOKS_BACK = timedelta(days=400)
_MOST_COMPARED = 400


class NoLink(HouseError):
    """Two tasks that cannot be linked so."""

    code = "task-no-link"
    http_status = 409
    message = Message(
        vi="Hai nhiệm vụ này chưa liên kết được: {why_vi} Không có gì thay đổi.",
        en="These two tasks cannot be linked: {why_en} Nothing was changed.",
    )

    def __init__(self, why: Message) -> None:
        super().__init__(why_vi=why.vi, why_en=why.en)


ITSELF = Message("đó là chính nó.", "it is the same task.")
ROUND = Message("nhiệm vụ kia đã nối với nhiệm vụ này.", "the other one is linked to this one already.")


@transaction.atomic
def link(task: Task, other: Task, kind: LinkKind, *, by: Person, at: datetime) -> Link:
    """`task` follows, repeats or relates to `other`; one kind replaces another between the same two."""
    standing = _may(task, by=by, at=at)
    get_task(standing, other.pk)
    if task.pk == other.pk:
        raise NoLink(ITSELF)
    if Link.objects.filter(task=other, other=task).exclude(kind=LinkKind.APART).exists():
        raise NoLink(ROUND)
    times = 0
    if kind is LinkKind.REPEATS:
        before = other.links.filter(kind=LinkKind.REPEATS).order_by("-times").values_list("times", flat=True)
        times = (before.first() or 1) + 1
    old = list(Link.objects.filter(task=task, other=other).values_list("kind", flat=True))
    Link.objects.filter(task=task, other=other).exclude(kind=kind).delete()
    row, new = Link.objects.update_or_create(task=task, other=other, kind=kind, defaults={"times": times})
    if new:
        changes = {"other": other, "kind": [old[0] if old else None, kind]}
        journal.record(task, "task.linked", by=by, at=at, changes=changes)
        journal.record(other, "task.linked", by=by, at=at, changes={"from": task, "kind": kind})
    return row


@transaction.atomic
def unlink(row: Link, *, by: Person, at: datetime) -> None:
    """They belong together no more; the journal of both remembers."""
    _may(row.task, by=by, at=at)
    changes = {"other": row.other, "kind": row.kind}
    journal.record(row.task, "task.unlinked", by=by, at=at, changes=changes)
    journal.record(row.other, "task.unlinked", by=by, at=at, changes={"from": row.task, "kind": row.kind})
    row.delete()


def _may(task: Task, *, by: Person, at: datetime) -> Standing:
    standing = standing_of(by, on=localdate(at))
    if not links(standing, task):
        raise NotAllowed(WHY["linker"])
    return standing


def probable(task: Task, standing: Standing, *, most: int = 5) -> list[tuple[Task, Likeness]]:
    """Tasks of the same lead that say nearly the same and are not linked yet, likeliest first."""
    same_lead = Q(lead=task.lead) if task.lead_id else Q(to_group=True) if task.to_group else Q(lead=None)
    linked = Link.objects.filter(Q(task=task) | Q(other=task))
    known = {task.pk} | {pk for pair in linked.values_list("task", "other") for pk in pair}
    candidates = (
        visible_tasks(standing)
        .filter(same_lead, office=task.office, created_at__gte=task.created_at - LOOKS_BACK)
        .exclude(pk__in=known)
        .exclude(Q(recurs_from=task.recurs_from_id or task.pk) | Q(pk=task.recurs_from_id or task.pk))
        .only("pk", "office", "title", "content", "state", "due_on", "finished_on", "created_at", "document")
        .order_by("-created_at")[:_MOST_COMPARED]
    )
    said = words_of(task.content)
    found = [(other, likeness(said, words_of(other.content))) for other in candidates]
    alike = [(other, how) for other, how in found if how.proposed]
    return sorted(alike, key=lambda pair: -pair[1].share)[:most]
