"""A leader or clerk reminds many people at once: one message each, with her own words if she likes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.actions.mailing import keep_lines, write_mails
from dondoc_office.urging.by_hand import Sending, Wanted, sending
from dondoc_office.urging.errors import NobodyToRemind
from dondoc_office.urging.models import Reminder


@transaction.atomic
def remind_many(wanted: Wanted, note: str, *, by: Person, at: datetime) -> Sending:
    """What the preview showed, computed again; nobody hears of the same task twice a day.

    Two people who remind at the same moment: the second waits on the tasks, then finds them told.
    """
    today = localdate(at)
    standing = standing_of(by, on=today)
    list(
        Task.objects.select_for_update()
        .filter(pk__in=sending(wanted, standing, today=today).tasks)
        .order_by("pk")
    )
    made = sending(wanted, standing, today=today)
    if not made.reached:
        raise NobodyToRemind
    note = " ".join(note.split())[:500]
    rows = [
        (
            Reminder(person=one.person, unit=one.unit, day=today, by=by, note=note),
            [line.heard for line in one.lines],
        )
        for one in made.reached
    ]
    keep_lines(rows)
    told: dict[int, int] = {}
    for one in made.reached:
        for pk in {line.task.pk for line in one.lines}:
            told[pk] = told.get(pk, 0) + 1
    for pk, people in sorted(told.items()):
        journal.record(f"task:{pk}", "task.reminded", by=by, at=at, changes={"people": people}, reason=note)
    write_mails(rows, lambda heard: (), at=at)
    return made
