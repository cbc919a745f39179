"""A unit reports by a link, without an account: the same report as from a page, and every use on record."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from dondoc_office.journal import actions as journal
from dondoc_office.tasks.actions import sharing, working
from dondoc_office.tasks.models import Progress
from dondoc_office.units.models import Role
from dondoc_office.units.standing import Post, Standing
from dondoc_office.urging.errors import LinkClosed, LinkTooOften
from dondoc_office.urging.links import is_open
from dondoc_office.urging.models import ReplyLink
from dondoc_office.urging.models.reply import ReplyUse

PER_HOUR = 10
"""Reports by one link; who has more to say has an account."""


@transaction.atomic
def answer(link: ReplyLink, said: working.Report, *, address: str | None, at: datetime) -> Progress:
    """One report for each form; the link stands for an officer of its unit and for nothing else."""
    joined = ReplyLink.objects.select_related("task__document", "task__lead", "part__unit", "unit", "person")
    link = joined.select_for_update(of=("self",)).get(pk=link.pk)
    if not is_open(link, at):
        raise LinkClosed
    sent = link.task.reports.filter(key=said.key).first() if said.key else None
    if sent is not None:
        return sent
    if link.uses.filter(at__gt=at - timedelta(hours=1)).count() >= PER_HOUR:
        raise LinkTooOften
    standing = Standing(0, frozenset({Post(Role.OFFICER, link.unit_id, link.unit.path)}))
    if link.part is not None:
        progress = sharing.report(link.part, said, by=None, at=at, standing=standing)
    else:
        progress = working.report(link.task, said, by=None, at=at, standing=standing)
    ReplyUse.objects.create(link=link, at=at, by_name=said.by_name, address=address)
    link.used_at, link.reports = at, link.reports + 1
    link.save(update_fields=["used_at", "reports"])
    changes = {"link": link.pk, "unit": link.unit, "sent_to": link.person_id, "by_name": said.by_name}
    journal.record(link.task, "reply.used", by=None, at=at, changes={**changes, "report": progress.pk})
    return progress
