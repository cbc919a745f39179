"""The reminders of a day: once, for everybody at once, with the e-mails that carry them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from dondoc.vietnamese.workdays import is_working_day
from dondoc_office.journal import actions as journal
from dondoc_office.urging.actions.mailing import Kept, keep_lines, write_mails
from dondoc_office.urging.gathering import Bundle, Chosen, gather, told_today, units_with_a_mailbox
from dondoc_office.urging.ladder import rule
from dondoc_office.urging.models import Reminder, Round


@transaction.atomic
def make_round(today: date, *, chosen: Chosen, at: datetime) -> Round | None:
    """The reminders of today; None on a day off, and where they were made before.

    The row of the day is what makes it once: of two workers at the same second one fails on it.
    """
    if not is_working_day(today) or Round.objects.filter(day=today).exists():
        return None
    latest = Round.objects.filter(day__lt=today).first()
    since = latest.day if latest else today - timedelta(days=1)
    made = Round.objects.create(day=today, made_at=at)
    bundle = gather(chosen, since=since, today=today)
    bundle.leave_out(told_today(today))
    reminders = _keep(made, bundle)
    made.people, made.lines = len(reminders), sum(len(heard) for _, heard in reminders)
    made.save(update_fields=["people", "lines"])
    journal.record(
        made, "reminders.made", by=None, at=at, changes={"people": made.people, "lines": made.lines}
    )
    write_mails(
        reminders,
        lambda heard: rule(chosen.distances_of(heard.owed.office), chosen.ladder_of(heard.owed.office)),
        at=at,
    )
    return made


def _keep(made: Round, bundle: Bundle) -> Kept:
    mailboxes = units_with_a_mailbox(bundle.units)
    rows = [(Reminder(round=made, day=made.day, person_id=pk), heard) for pk, heard in bundle.people.items()]
    rows += [
        (Reminder(round=made, day=made.day, unit=unit), bundle.units[pk]) for pk, unit in mailboxes.items()
    ]
    keep_lines(rows)
    return rows
