"""Links to answer by: made with a message, used, revoked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.models import ReplyLink
from dondoc_office.urging.policy import require_revoking

LASTS = timedelta(days=30)
FRESH = timedelta(days=7)
"""An earlier link is given again while it lasts this long at least."""

Wanted = tuple[int, int | None, int, int | None]
"""Task, part, unit, person."""


def links_for(wanted: Iterable[Wanted], *, at: datetime) -> dict[Wanted, ReplyLink]:
    """A lasting link for each; stands in the transaction of the message that carries them."""
    wanted = list(dict.fromkeys(wanted))
    held = ReplyLink.objects.lasting(at + FRESH).filter(task__in={one[0] for one in wanted})
    links = {(link.task_id, link.part_id, link.unit_id, link.person_id): link for link in held}
    new = [
        ReplyLink(
            task_id=task, part_id=part, unit_id=unit, person_id=person, made_at=at, expires_at=at + LASTS
        )
        for task, part, unit, person in wanted
        if (task, part, unit, person) not in links
    ]
    for link in ReplyLink.objects.bulk_create(new, batch_size=500):
        links[link.task_id, link.part_id, link.unit_id, link.person_id] = link
    return links


@transaction.atomic
def revoke(link: ReplyLink, *, by: Person, at: datetime) -> ReplyLink:
    """The link opens nothing any more, in whatever mailbox it lies."""
    link = (
        ReplyLink.objects.select_for_update(of=("self",))
        .select_related("task__office", "unit")
        .get(pk=link.pk)
    )
    require_revoking(standing_of(by, on=localdate(at)), link)
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by = at, by
        link.save(update_fields=["revoked_at", "revoked_by"])
        changes = {"link": link.pk, "unit": link.unit, "person": link.person_id}
        journal.record(link.task, "reply.revoked", by=by, at=at, changes=changes)
    return link
